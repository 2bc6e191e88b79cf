import type { When } from '../../model/round.ts'
import type { IsoDate } from '../../model/date.ts'
import { datesIn, dayInWords, exists, isoOf } from '../spoken-dates.ts'
import { sentenceAt } from '../whole.ts'
import type { Told } from '../told.ts'
import type { Asked } from './asked.ts'
import { otherRound } from './asked.ts'

const dayOf = (when: When | undefined): IsoDate | undefined =>
  when !== undefined && 'date' in when ? when.date : undefined

/** The period of the round, the day of the meeting, the last day for petitions, where the text says another day. */
export function dateFindings(asked: Asked): readonly Told[] {
  const { round, text, date, manuscript } = asked
  const [start, end] = [dayOf(round.start), dayOf(round.end)]
  const [petition, entry] = [dayOf(round.petition_until), dayOf(round.entry_by)]
  const year = Number((date ?? start ?? end ?? '').slice(0, 4)) || undefined
  if (year === undefined) return []
  const all = datesIn(text, date).filter(exists)
  const iso = all.map((one) => isoOf(one, year))
  const told: Told[] = []
  const say = (i: number, right: IsoDate, what: string): void => {
    const one = all[i]
    if (one === undefined || iso[i] === right) return
    const words = text.slice(one.from, one.to)
    const hint = '改成一致，或者改轮次文件。'
    told.push({
      at: one.from,
      end: one.to,
      message: `轮次文件里${what}是${dayInWords(right)}，这里写的是“${words}”。`,
      hint,
    })
  }
  all.forEach((one, i) => {
    const { text: sentence, offset } = sentenceAt(text, one.from)
    if (otherRound.test(sentence)) return
    const before = sentence.slice(0, offset)
    const after = sentence.slice(offset + one.to - one.from)
    const next = all[i + 1]
    const isPeriod =
      next !== undefined && /^(?:起|开始)?，?(?:[—－–~～-]{1,2}|至|到)$/u.test(text.slice(one.to, next.from))
    const ofRound = /巡[察视]|进驻|现场|驻点/u.test(sentence) && !/整改|规划|问题发生|期间发生/u.test(sentence)
    if (isPeriod && ofRound) {
      if (start !== undefined) say(i, start, '开始的日期')
      if (end !== undefined) say(i + 1, end, '结束的日期')
    } else if (
      petition !== undefined &&
      /(?:信访|来信|来访|来电|受理|举报)[^。]*(?:截止|截至|止|到|至)[^。]{0,6}$/u.test(before)
    )
      say(i, petition, '信访截止的日期')
    else if (entry !== undefined && /^(?:前|以前|之前)[^。，]{0,6}(?:全部|完成)?进驻/u.test(after))
      say(i, entry, '进驻截止的日期')
    else if (
      start !== undefined &&
      /巡[察视]组?自$|(?:这次|本轮|此次)巡[察视]从$|(?:现场|进驻)[^，。]{0,6}[从自]$/u.test(before)
    )
      say(i, start, '开始的日期')
    else if (
      end !== undefined &&
      /(?:现场|进驻|巡[察视])[^，。]{0,8}[到至]$/u.test(before) &&
      /^(?:结束|为止|止)/u.test(after)
    )
      say(i, end, '结束的日期')
    else if (end !== undefined && /[到至]$/u.test(before) && after.startsWith('，现场工作')) say(i, end, '结束的日期')
  })
  return [...told, ...titlePage(asked, manuscript.paragraphs)]
}

/** （2018年11月1日） below the title is the day of a meeting. */
function titlePage({ round, text }: Asked, paragraphs: Asked['manuscript']['paragraphs']): readonly Told[] {
  const days = round.meetings.flatMap(({ date }) => (date === undefined ? [] : [date]))
  if (days.length === 0 || days.length < round.meetings.length) return []
  let at = 0
  for (const paragraph of paragraphs.slice(0, 5)) {
    const hit = /^\s*[（(]?((20\d\d)年(\d{1,2})月(\d{1,2})日)[）)]?\s*$/u.exec(paragraph.text)
    if (hit !== null) {
      const day = `${hit[2] ?? ''}-${(hit[3] ?? '').padStart(2, '0')}-${(hit[4] ?? '').padStart(2, '0')}`
      const from = at + paragraph.text.indexOf(hit[1] ?? '')
      const end = from + (hit[1] ?? '').length
      return days.includes(day) || text.length === 0
        ? []
        : [{ at: from, end, message: `轮次文件里没有 ${day} 的会议，只有 ${days.join('、')}。`, hint: '核对日期。' }]
    }
    at += paragraph.text.length + 1
  }
  return []
}
