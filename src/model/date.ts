/** A calendar date, `YYYY-MM-DD`. Compared as text: the order of the strings is the order of the days. */
export type IsoDate = string

/**
 * A stretch of time in which something holds, both ends included. The ends may be as coarse as their source:
 * `2018`, `2018-03` or `2018-03-20`; a missing end is open.
 */
export interface Window {
  readonly from?: string
  readonly until?: string
}

/** First day that a coarse date can mean: `2018-03` → `2018-03-01`. */
export function firstDay(coarse: string): IsoDate {
  if (coarse.length === 10) return coarse
  const [year, month = '01', day = '01'] = coarse.split('-')
  return `${year}-${month}-${day}`
}

/** Last day that a coarse date can mean: `2018-02` → `2018-02-28`. */
export function lastDay(coarse: string): IsoDate {
  if (coarse.length === 10) return coarse
  const [year, month = '12', day] = coarse.split('-')
  return `${year}-${month}-${day ?? String(daysInMonth(Number(year), Number(month))).padStart(2, '0')}`
}

/** Days of a month (1–12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/**
 * Whether a date lies in a window, read generously: a window from `2018-03` holds from 1 March, one until `2018-03`
 * until 31 March.
 */
export function within(window: Window, date: IsoDate): boolean {
  if (window.from !== undefined && date < firstDay(window.from)) return false
  return window.until === undefined || date <= lastDay(window.until)
}
