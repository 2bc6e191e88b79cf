import { speakerView } from './people.ts'
import type { AgendaItem, OtherItem } from '../../model/round.ts'
import type { Leaf, PersonView, View } from '../../model/view.ts'
import { heardFields } from '../heard.ts'
import { leaf } from './leaves.ts'
import type { ViewOf } from './of.ts'
import { isChair, personView, placedView } from './people.ts'

export function heardView(items: readonly AgendaItem[]): View['said'] {
  const heard: View['said'] = {}
  for (const item of items) {
    if (!('speech' in item) || item.speech === '主持词') continue
    heard[heardFields[item.speech]] ??= {
      ...speakerView(item),
      points: item.points.map((text, i) => leaf(text, `${item.path}.points.${i}`)),
    }
  }
  return heard
}

export function otherView(other: OtherItem): View['done'][number] {
  return {
    item: leaf(other.item, `${other.path}.item`),
    ...(other.objects.length === 0 ? {} : { object: leaf(joinTitles(other.objects), `${other.path}.object`) }),
    ...(other.by === undefined ? {} : { by: personView(other.by, `${other.path}.by`, '由谁') }),
  }
}

/** The agenda as it is announced: without the host's script, consecutive pledges as one item. */
export function agendaViews(of: ViewOf): View['agenda'] {
  const views: { kind: string; view: View['agenda'][number] }[] = []
  for (const item of of.meeting.agenda) {
    if ('item' in item) {
      const { by, ...rest } = otherView(item)
      const self = isChair(of.meeting.chair, item.by)
      views.push({ kind: item.item, view: { ...rest, people: by === undefined ? [] : [by], ...called(by), self } })
      continue
    }
    if (item.speech === '主持词') continue
    const speaker = placedView(of, item)
    const last = views.at(-1)
    if (item.speech === '表态发言' && last?.kind === '表态发言') {
      const people = [...last.view.people, speaker]
      const names = people.map((person) => person.called.text).join('、')
      views[views.length - 1] = {
        ...last,
        view: { ...last.view, people, called: leaf(names, `${item.path}.speaker`), self: false },
      }
    } else {
      const speech = leaf(item.speech, `${item.path}.speech`)
      const self = isChair(of.meeting.chair, item.speaker)
      views.push({ kind: item.speech, view: { speech, people: [speaker], ...called(speaker), self } })
    }
  }
  return views.map(({ view }) => view)
}

export const called = (person: PersonView | undefined): { called?: Leaf } =>
  person === undefined ? {} : { called: person.called }

/** 《甲》和《乙》: titles need no comma between them, everything else does. */
function joinTitles(objects: readonly string[]): string {
  return objects.length < 2
    ? (objects[0] ?? '')
    : `${objects.slice(0, -1).join('、')}和${objects.at(-1)}`.replaceAll('》、《', '》《')
}
