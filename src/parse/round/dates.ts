import type { IsoDate } from '../../model/date.ts'
import { daysInMonth } from '../../model/date.ts'

/** A date as it was read: a day, words, a day that no calendar has, or figures that are not a whole date. */
export type ReadDate =
  | { readonly date: IsoDate }
  | { readonly words: string }
  | { readonly impossible: string; readonly days: number }
  | { readonly unfinished: string }

const forms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})\.?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
]

/**
 * Reads 2026-08-05, 2026/8/5, 2026.8.5 and 2026年8月5日, full-width digits and blanks between included.
 * Anything else is words, as long as it does not consist of figures alone.
 */
export function readDate(written: string): ReadDate {
  const text = written.normalize('NFKC').replace(/\s+/gu, '')
  const parts = forms.map((form) => form.exec(text)).find((match) => match !== null)
  if (parts === undefined) return /^[\d\-/.]+$/.test(text) ? { unfinished: text } : { words: written }
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number)
  const days = month >= 1 && month <= 12 ? daysInMonth(year, month) : 0
  if (day < 1 || day > days) return { impossible: `${year}年${month}月${day}日`, days }
  return { date: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
}
