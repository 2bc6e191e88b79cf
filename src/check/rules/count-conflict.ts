import { chineseOrdinal, numberOf, numeral } from '../../model/numerals.ts'
import type { Reading, Rule } from '../rule.ts'
import type { Told } from '../told.ts'
import { placed } from '../told.ts'
import { datesIn, isoOf } from '../spoken-dates.ts'
import { inTitle, sentenceAt, wholeOf } from '../whole.ts'

/** A number that a text gives, with where it stands. */
interface Counted {
  readonly at: number
  readonly end: number
  readonly words: string
  readonly count: number
  /** whose: 十二届市委, 市委巡察组 */
  readonly of: string
}

const past = /去年|前年|上[一]?[轮届次]|此前|以往|曾|先后|以来|已经|累计|上半年|分别在|第[一二三四五六七八九十]+批/u
const numbered = new RegExp(`第(${numeral})轮(?:常规|专项|机动|提级|联动)?巡[察视]`, 'gu')
const whose = new RegExp(`(?:第?(${numeral})届)?([省市县区旗州]委|党组)$`, 'u')
const former = new RegExp(`前(${numeral})轮(?:常规|专项)?(?:巡[察视])?`, 'gu')
const teams = new RegExp(`(${numeral})个巡[察视]组(?!组长|的同志|联络)`, 'gu')
const sent = /([省市县区旗州]委)?(?:共|此次|这次|本轮|一共)?(派出|组建|成立|抽调组成|组成|设立)?了?$/u
const lasting = new RegExp(`为期(${numeral})(个半月|个月|天|周)`, 'gu')

/** Counts that contradict each other in one text. */
export const countConflict: Rule = {
  id: 'count-conflict',
  severity: 'warning',
  about: '同一篇稿子里的数目互相矛盾：第二轮与“前两轮”、巡察组的个数、为期多久与起止日期。',
  example: { wrong: '十二届市委第二轮巡察……针对前两轮巡察的情况', right: '十二届市委第二轮巡察……针对第一轮巡察的情况' },
  find: (reading) => {
    const whole = wholeOf(reading.manuscript)
    const { text } = whole
    const told = [
      ...roundsConflict(text),
      ...termsConflict(text),
      ...teamsConflict(text),
      ...lengthConflict(text, reading),
    ]
    return told.map((one) => placed(whole, one))
  },
}

function roundsIn(text: string): readonly (Counted & { readonly term?: number })[] {
  return Array.from(text.matchAll(numbered)).flatMap((hit) => {
    const count = numberOf(hit[1] ?? '')
    const [before, term, of] = whose.exec(text.slice(Math.max(0, hit.index - 12), hit.index)) ?? []
    const held = term === undefined ? undefined : numberOf(term)
    if (count === undefined || before === undefined || of === undefined || inTitle(text, hit.index)) return []
    const [at, end] = [hit.index - before.length, hit.index + hit[0].length]
    return [{ at, end, words: text.slice(at, end), count, of, ...(held === undefined ? {} : { term: held }) }]
  })
}

/** 第二轮 has one round before it, not two. Only where the text speaks of one round, its own. */
function roundsConflict(text: string): readonly Told[] {
  const rounds = roundsIn(text)
  const [own] = rounds
  if (own === undefined || rounds.some(({ count, of }) => count !== own.count || of !== own.of)) return []
  return Array.from(text.matchAll(former)).flatMap((hit): readonly Told[] => {
    const count = numberOf(hit[1] ?? '')
    if (count === undefined || count < own.count || hit[0] === `前${hit[1] ?? ''}轮次`) return []
    if (
      new RegExp(`(?:上|[一二三四五六七八九十]+)届[^，。]{0,6}$`, 'u').test(
        text.slice(Math.max(0, hit.index - 8), hit.index),
      )
    )
      return []
    return [
      {
        at: hit.index,
        end: hit.index + hit[0].length,
        related: own,
        message: `“${hit[0]}”与“${own.words}”矛盾：第${chineseOrdinal(own.count)}轮以前只有${own.count === 2 ? '一' : chineseOrdinal(own.count - 1)}轮。`,
        hint: '核对轮次；如果把上一届的算在内，写明是哪一届。',
      },
    ]
  })
}

/** One round in two terms: 十三届县委第二轮 and 十二届县委第二轮. */
function termsConflict(text: string): readonly Told[] {
  const rounds = roundsIn(text).filter(({ term, at }) => term !== undefined && !past.test(sentenceAt(text, at).text))
  const first = new Map<string, Map<number | undefined, (typeof rounds)[number]>>()
  return rounds.flatMap((one): readonly Told[] => {
    const key = `${one.of} ${one.count}`
    const terms = first.get(key) ?? new Map<number | undefined, (typeof rounds)[number]>()
    first.set(key, terms)
    const other = [...terms.values()].find(({ term }) => term !== one.term)
    if (!terms.has(one.term)) terms.set(one.term, one)
    if (other === undefined) return []
    const { at, end } = one
    return [
      { at, end, related: other, message: `“${one.words}”与前面的“${other.words}”届次不同。`, hint: '核对是第几届。' },
    ]
  })
}

function teamsConflict(text: string): readonly Told[] {
  const counts = Array.from(text.matchAll(teams)).flatMap((hit): readonly Counted[] => {
    const count = numberOf(hit[1] ?? '')
    const [before = '', of = '', verb] = sent.exec(text.slice(Math.max(0, hit.index - 16), hit.index)) ?? []
    if (count === undefined || (verb === undefined && of === '') || past.test(sentenceAt(text, hit.index).text))
      return []
    const [at, end] = [hit.index - before.length, hit.index + hit[0].length]
    return [{ at, end, words: text.slice(at, end), count, of }]
  })
  const [first] = counts
  if (first === undefined) return []
  return counts
    .filter(({ count, of }) => count !== first.count && (of === first.of || of === '' || first.of === ''))
    .map(({ at, end, words }) => {
      return {
        at,
        end,
        related: first,
        message: `“${words}”与前面的“${first.words}”个数不同。`,
        hint: '核对巡察组的个数。',
      }
    })
}

/** 为期两个月 against another 为期, and against the dates in its sentence. */
function lengthConflict(text: string, { date }: Reading): readonly Told[] {
  const lengths = Array.from(text.matchAll(lasting)).flatMap((hit): readonly Counted[] => {
    const days = daysOf(hit[1] ?? '', hit[2] ?? '')
    const about = sentenceAt(text, hit.index)
    if (
      days === undefined ||
      !/巡[察视]|进驻|现场|驻/u.test(about.text) ||
      past.test(about.text.slice(0, about.offset))
    )
      return []
    return [{ at: hit.index, end: hit.index + hit[0].length, words: hit[0], count: days, of: about.text }]
  })
  const firsts = new Map<number, Counted>()
  return lengths.flatMap((one): readonly Told[] => {
    const { at, end, words, count } = one
    const other = [...firsts.values()].find((earlier) => earlier.count !== count)
    if (!firsts.has(count)) firsts.set(count, one)
    if (other !== undefined)
      return [
        { at, end, related: other, message: `“${words}”与前面的“${other.words}”不同。`, hint: '核对巡察的时间。' },
      ]
    const [first, last, ...more] = datesIn(one.of, date)
    if (first === undefined || last === undefined || more.length > 0) return []
    if (!/^(?:起|开始)?，?(?:[—－–~～-]{1,2}|至|到)/u.test(one.of.slice(first.to, last.from))) return []
    const year = Number(date?.slice(0, 4) ?? 2025)
    const from = Date.parse(isoOf(first, year))
    const to = Date.parse(isoOf(last, (first.year ?? year) + (last.month < first.month ? 1 : 0)))
    const between = (to - from) / 86_400_000 + 1
    // Holidays and rounding: three weeks off in two months is no slip of a day
    if (Math.abs(between - count) <= Math.max(5, count * 0.3)) return []
    return [
      {
        at,
        end,
        message: `“${words}”与起止日期不符：从${first.month}月${first.day}日到${last.month}月${last.day}日是${between}天。`,
        hint: '核对时间。',
      },
    ]
  })
}

function daysOf(count: string, unit: string): number | undefined {
  const number = numberOf(count)
  if (number === undefined) return undefined
  if (unit === '天') return number
  if (unit === '周') return number * 7
  return number * 30 + (unit === '个半月' ? 15 : 0)
}
