import { firstDay, lastDay } from '../../model/date.ts'
import type { IsoDate } from '../../model/date.ts'
import { looksAhead, looksBack } from '../looking-back.ts'
import { mentionsOf } from '../mentions.ts'
import { officesIn } from '../mentions/leaders.ts'
import type { Reading, Rule } from '../rule.ts'
import type { Told } from '../told.ts'
import { placed } from '../told.ts'
import { inTitle, sentenceAt, wholeOf } from '../whole.ts'

/** A stretch that tells how early or how late the text must be. */
interface Bound {
  readonly at: number
  readonly end: number
  readonly words: string
  readonly day: IsoDate
  /** no two ways to read it: a year, a congress that is awaited */
  readonly sure: boolean
}

const yearPassed = /(?<![－—-])(20\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:以来|至今|到现在)/gu
const awaited =
  /(?:喜迎|迎接|为)(?:党的)?(二十一|二十|十[八九])大(?:的)?(?:胜利)?召开|党的(二十一|二十|十[八九])大(?:胜利)?召开(?:之)?前(?!后)/gu

/**
 * Two things in one text that cannot both be true at one time. With a date each is held against the date instead
 * (formulation-window), and only years and awaited congresses remain for this rule.
 */
export const eraConflict: Rule = {
  id: 'era-conflict',
  severity: 'error',
  about: '一篇稿子里的两处说法不可能同时成立：年份、会议和提法出自不同的时期。',
  example: {
    wrong: '全市上下喜迎党的十九大胜利召开。会上通报了2024年以来的典型案件。',
    right: '全市上下喜迎党的十九大胜利召开。会上通报了2014年以来的典型案件。',
  },
  find: (reading) => {
    const whole = wholeOf(reading.manuscript)
    const [earliest, latest] = [notBefore(reading, whole.text), notAfter(reading, whole.text)]
    const { date } = reading
    if (date !== undefined) return [...late(earliest, date), ...passed(latest, date)].map((one) => placed(whole, one))
    const [soonest, youngest] = [
      latest.map(({ day }) => day).toSorted()[0],
      earliest
        .map(({ day }) => day)
        .toSorted()
        .at(-1),
    ]
    const starts = earliest.filter(({ day }) => soonest !== undefined && day > soonest)
    const ends = latest.filter(({ day }) => youngest !== undefined && youngest > day)
    const first = starts.toSorted((a, b) => (a.day < b.day ? 1 : -1))[0]
    const last = ends.toSorted((a, b) => (a.day < b.day ? -1 : 1))[0]
    if (first === undefined || last === undefined) return []
    // One stranger among many is told at its own place; those that it is against are only worth knowing
    const told =
      starts.length * 2 < ends.length
        ? [
            ...starts.map((one) => against(one, last)),
            ...ends.map((one) => ({ ...against(one, first), severity: 'info' as const })),
          ]
        : ends.map((one) => against(one, first))
    return told.map((one) => placed(whole, one))
  },
}

function notBefore({ manuscript, catalogue, date }: Reading, text: string): readonly Bound[] {
  const years = Array.from(text.matchAll(yearPassed), (hit): Bound => {
    return { at: hit.index, end: hit.index + hit[0].length, words: hit[0], day: `${hit[1] ?? ''}-01-01`, sure: true }
  }).filter(({ at }) => !inTitle(text, at))
  if (date !== undefined) return years
  const begun = [...mentionsOf(manuscript, catalogue), ...officesIn(text, catalogue)]
    .filter(({ from, early, at }) => from !== undefined && early === 'error' && !looksAhead(text, at))
    .map(({ at, end, words, from = '' }): Bound => ({ at, end, words, day: firstDay(from), sure: false }))
  return [...years, ...begun]
}

function notAfter({ manuscript, catalogue, date }: Reading, text: string): readonly Bound[] {
  const congresses = Array.from(text.matchAll(awaited)).flatMap((hit): readonly Bound[] => {
    const congress = catalogue.events.find(({ short }) => short === `党的${hit[1] ?? hit[2] ?? ''}大`)
    const told = /当时|那年|曾|去年|前年|\d{4}年/u.test(sentenceAt(text, hit.index).text)
    if (congress === undefined || told) return []
    const day = lastDay(congress.end ?? congress.start)
    return [{ at: hit.index, end: hit.index + hit[0].length, words: hit[0], day, sure: hit[1] !== undefined }]
  })
  if (date !== undefined) return congresses.filter(({ sure }) => sure)
  const ended = [...mentionsOf(manuscript, catalogue), ...officesIn(text, catalogue)]
    .filter(({ until, late: told }) => until !== undefined && told !== undefined)
    .filter(({ at, end, until = '', from }) => {
      return !looksBack({ text, from: at, to: end, window: { until, ...(from === undefined ? {} : { from }) } })
    })
    .map(({ at, end, words, until = '' }): Bound => ({ at, end, words, day: lastDay(until), sure: false }))
  return [...congresses, ...outermost(ended)]
}

/** Those that stand in no other one; of equal ones none. */
function outermost(bounds: readonly Bound[]): readonly Bound[] {
  const ordered = bounds.toSorted((a, b) => a.at - b.at || b.end - a.end)
  const inner = new Set<Bound>()
  let furthest: Bound | undefined
  for (const one of ordered) {
    if (furthest !== undefined && furthest.end >= one.end) {
      inner.add(one)
      if (furthest.at === one.at && furthest.end === one.end) inner.add(furthest)
    } else furthest = one
  }
  return bounds.filter((one) => !inner.has(one))
}

const late = (all: readonly Bound[], date: IsoDate): readonly Told[] =>
  all
    .filter(({ day }) => day.slice(0, 4) > date.slice(0, 4))
    .map(({ at, end, words }) => {
      return { at, end, message: `讲话日期是 ${date}，这里却说“${words}”，那时还没有到。`, hint: '核对年份。' }
    })

const passed = (all: readonly Bound[], date: IsoDate): readonly Told[] =>
  all
    .filter(({ day }) => date > day)
    .map(({ at, end, words, day }) => {
      return {
        at,
        end,
        message: `讲话日期是 ${date}，这里却说“${words}”，大会已于 ${day} 闭幕。`,
        hint: '改成现在的背景。',
      }
    })

/** `one` is where it is told; either can be the earlier. */
function against(one: Bound, other: Bound): Told {
  const [end, start] = one.day < other.day ? [one, other] : [other, one]
  return {
    at: one.at,
    end: one.end,
    severity: end.sure && start.sure ? 'error' : 'warning',
    message: `${quoted(end.words)}只能说到 ${end.day}，同一篇里的${quoted(start.words)}却在 ${start.day} 以后才有。`,
    hint: '两处只能有一处是对的，看哪一处是从别的稿子带来的。',
    related: other,
  }
}

const quoted = (words: string): string => (/^[“《]/u.test(words) ? words : `“${words}”`)
