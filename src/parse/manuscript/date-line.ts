import type { IsoDate } from '../../model/date.ts'
import { daysInMonth } from '../../model/date.ts'
import { numberOf } from '../../model/numerals.ts'

const line =
  /^[（(]?\s*(\d{4}|[〇○零一二三四五六七八九Xx×*]{4})\s*年\s*([\d一二三四五六七八九十Xx×*]{1,3})\s*月\s*([\d一二三四五六七八九十Xx×*]{1,3})\s*日\s*[）)]?$/u

/** A line that is longer is no date. */
const longest = 40

/** Whether a text is nothing but a date; the date itself, where all of it is there. */
export function dateLine(text: string): { readonly date?: IsoDate } | undefined {
  if (text.length > longest) return undefined
  const match = line.exec(text.trim())
  if (match === null) return undefined
  const [year, month, day] = [yearOf(match[1] ?? ''), numberOf(match[2] ?? ''), numberOf(match[3] ?? '')]
  if (year === undefined || month === undefined || day === undefined) return {}
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return {}
  return { date: [year, month, day].map((part) => String(part).padStart(2, '0')).join('-') }
}

const digits = '〇一二三四五六七八九'

function yearOf(text: string): number | undefined {
  const written = text
    .replaceAll(/[○零]/gu, '〇')
    .replaceAll(/[〇一二三四五六七八九]/gu, (digit) => String(digits.indexOf(digit)))
  return /^\d{4}$/.test(written) ? Number(written) : undefined
}
