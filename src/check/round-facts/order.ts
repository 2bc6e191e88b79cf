import type { AgendaItem, Person, SpeechKind } from '../../model/round.ts'
import { speechKinds } from '../../model/round.ts'
import { sentenceAt } from '../whole.ts'
import type { Told } from '../told.ts'
import type { Asked } from './asked.ts'
import { meetingOf } from './asked.ts'

const heard = /刚才|方才/gu
const coming = /稍后|随后|一会儿|过一会|接下来|待会/gu

const personOf = (item: AgendaItem): Person | undefined => ('speech' in item ? item.speaker : item.by)

/** 刚才 of someone who is still to speak, 稍后 of someone who has spoken. A chairman's script speaks of both. */
export function orderFindings(asked: Asked): readonly Told[] {
  const { text, manuscript } = asked
  const meeting = meetingOf(asked)
  const kind = speechKinds.find((each): each is SpeechKind => each === manuscript.kind)
  if (meeting === undefined || kind === undefined || kind === '主持词') return []
  const own = meeting.agenda.findIndex((item) => 'speech' in item && item.speech === kind)
  if (own < 0) return []
  const before = meeting.agenda.slice(0, own)
  const after = meeting.agenda.slice(own + 1)
  const find = (
    pattern: RegExp,
    wrong: readonly AgendaItem[],
    right: readonly AgendaItem[],
    message: (who: string) => string,
  ) =>
    Array.from(text.matchAll(pattern)).flatMap((hit): readonly Told[] => {
      const { text: sentence, offset } = sentenceAt(text, hit.index)
      const clause = sentence.slice(offset).split('，').slice(0, 2).join('，')
      const names = (item: AgendaItem): boolean => {
        const name = personOf(item)?.name
        return name !== undefined && name.length >= 2 && clause.includes(name)
      }
      const item = wrong.find(names)
      if (item === undefined || right.some(names)) return []
      const at = hit.index
      return [{ at, end: at + hit[0].length, message: message(personOf(item)?.name ?? ''), hint: '核对议程的先后。' }]
    })
  return [
    ...find(heard, after, before, (who) => `按轮次文件的议程，${who}在后面才讲，这里说的是“刚才”。`),
    ...find(coming, before, after, (who) => `按轮次文件的议程，${who}在前面已经讲过，这里说的是以后。`),
  ]
}
