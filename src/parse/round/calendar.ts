import type { IsoDate } from '../../model/date.ts'
import type { Round, When } from '../../model/round.ts'
import type { Resolving } from './resolving.ts'
import { defined } from './resolving.ts'

const day = 24 * 60 * 60 * 1000

/** A 部署会 may be weeks before the round, a late meeting days after it; more than this (in days) is a slip. */
const early = 60
const late = 30
/** How long (in days) a round without an end may last */
const longest = 366

/** Says which dates cannot be, or are clearly odd. Words are not judged. */
export function judgeDates(resolving: Resolving, round: Round): void {
  const start = dayOf(round.start)
  const end = dayOf(round.end)
  if (start === undefined) return
  if (end !== undefined && end < start) {
    resolving.say('round/end-before-start', { start, end }, 'round.end')
    return
  }
  const outside = (date: IsoDate | undefined, key: string, path: string, before = 0, after = 0): void => {
    if (date === undefined) return
    const last = end === undefined ? plus(start, longest) : plus(end, after)
    if (date >= plus(start, -before) && date <= last) return
    resolving.say('round/date-outside', defined({ key, date, start, end }), path)
  }
  outside(dayOf(round.entry_by), 'entry_by（进驻截止）', 'round.entry_by')
  outside(dayOf(round.petition_until), 'petition_until（信访截止）', 'round.petition_until')
  for (const meeting of round.meetings) {
    if (meeting.path !== 'round') outside(meeting.date, '会议日期', `${meeting.path}.date`, early, late)
  }
}

/** The day, where a time is given as one. */
export function dayOf(when: When | undefined): IsoDate | undefined {
  return when !== undefined && 'date' in when ? when.date : undefined
}

function plus(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10)
}
