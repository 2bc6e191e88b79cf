import { numberOf } from '../model/numerals.ts'
import type { IsoDate } from '../model/date.ts'
import { daysInMonth } from '../model/date.ts'

/** A date as a text names it; the year is missing where the text leaves it out. */
export interface SpokenDate {
  readonly from: number
  readonly to: number
  readonly year?: number
  readonly month: number
  readonly day: number
}

const pattern =
  /(?:(?<year>(?:19|20)\d\d|[二][〇○零一二三四五六七八九]{3})年|(?<relative>今年|去年|明年|前年|次年|翌年))?(?<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?<day>\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/gu
const offsets: Readonly<Record<string, number>> = { 今年: 0, 去年: -1, 明年: 1, 前年: -2 }

/** Every date with month and day in a text; 今年 and the like are counted from the day on which the text is spoken. */
export function datesIn(text: string, spoken: IsoDate | undefined): readonly SpokenDate[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const { year, relative, month = '', day = '' } = match.groups ?? {}
    const offset = relative === undefined ? undefined : offsets[relative]
    const meant =
      year !== undefined
        ? yearOf(year)
        : offset !== undefined && spoken !== undefined
          ? Number(spoken.slice(0, 4)) + offset
          : undefined
    return {
      from: match.index,
      to: match.index + match[0].length,
      ...(meant === undefined ? {} : { year: meant }),
      month: numberOf(month) ?? 0,
      day: numberOf(day) ?? 0,
    }
  })
}

function yearOf(text: string): number {
  return Number(
    Array.from(text.replaceAll('○', '〇'), (digit) => (/\d/.test(digit) ? digit : numberOf(digit))).join(''),
  )
}

/** Whether there is such a day; without a year, in a leap year. */
export function exists({ year, month, day }: Pick<SpokenDate, 'year' | 'month' | 'day'>): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year ?? 2024, month)
}

/** The day in ISO form, in the year given for a text that leaves it out. */
export function isoOf({ year, month, day }: SpokenDate, otherwise: number): IsoDate {
  return `${year ?? otherwise}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** `2026-08-05` → 8月5日 */
export function dayInWords(date: IsoDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}
