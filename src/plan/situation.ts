import { frameworkNamed } from '../model/frameworks.ts'
import { unitKindNamed } from '../model/unit-facts.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { IsoDate } from '../model/date.ts'
import type { AgendaItem, Meeting, Round, SpeechItem, SpeechKind } from '../model/round.ts'
import type { Situation } from '../model/template.ts'
import { unitsOf } from './concerned.ts'
import { defaultFocus, typeFor } from './default-focus.ts'

/** The day that a meeting's formulations are chosen by: its own, else the round's start, else the catalogue's horizon. */
export function dayOf(round: Round, meeting: Meeting, catalogue: Catalogue): IsoDate {
  return (
    meeting.date ?? (round.start !== undefined && 'date' in round.start ? round.start.date : catalogue.verified_until)
  )
}

const said = (items: readonly AgendaItem[]): readonly SpeechKind[] =>
  items.flatMap((item) => ('speech' in item && item.speech !== '主持词' ? [item.speech] : []))

/** The facts about a speech that the conditions of templates are held against. */
export function situationOf(
  round: Round,
  catalogue: Catalogue,
  meeting: Meeting,
  item: SpeechItem,
  date: IsoDate,
): Situation {
  const at = meeting.agenda.indexOf(item)
  const units = unitsOf(round, meeting, item)
  const unit = units.length === 1 ? units[0] : undefined
  const kind = unit?.kind === undefined ? undefined : unitKindNamed(catalogue, unit.kind)
  const first = round.focus[0]
  const framework =
    first === undefined
      ? defaultFocus(round, units, catalogue, date)[0]
      : 'id' in first
        ? frameworkNamed(catalogue, first.id, date)
        : undefined
  const { length = '标准', audience = '干部' } = item.options
  return {
    kind: item.speech,
    date,
    level: round.committee.level,
    type: typeFor(round, units),
    unit_kind: kind === undefined ? [] : [kind.id, kind.name, ...kind.aliases],
    party: unit?.party ?? '未写明',
    focus:
      framework !== undefined
        ? [framework.id, framework.name, ...framework.aliases]
        : first === undefined
          ? []
          : ['自拟'],
    context: round.context.flatMap((reference) => ('tag' in reference ? [reference.tag] : [])),
    said: said(meeting.agenda.slice(0, at)),
    to_come: said(meeting.agenda.slice(at + 1)),
    length: typeof length === 'number' ? namedLength(item.speech, length) : length,
    audience,
    several: units.length > 1,
  }
}

/** The named length that comes nearest to a number of characters, punctuation counted, as word processors do. */
function namedLength(kind: SpeechKind, characters: number): '简' | '标准' | '详' {
  // Half-way between the lengths that the templates give for nine kinds of units: 表态发言 about 920, 1060 and 1380
  const bounds: Readonly<Record<SpeechKind, readonly [number, number]>> = {
    部署讲话: [3600, 4250],
    领导动员: [2900, 3250],
    组长动员: [3500, 4100],
    表态发言: [970, 1220],
    主持词: [830, 940],
  }
  const [low, high] = bounds[kind]
  return characters < low ? '简' : characters > high ? '详' : '标准'
}
