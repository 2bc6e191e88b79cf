import type { IsoDate } from '../../model/date.ts'
import type { Manuscript } from '../../model/manuscript.ts'
import type { Meeting, Round } from '../../model/round.ts'

/**
 * The day on which a text is spoken: what the user says, else the text itself, else the round's meeting that it is for.
 * Undefined where none of them tells; it is never guessed.
 */
export function dayOf(
  manuscript: Manuscript,
  given: IsoDate | undefined,
  round: Round | undefined,
): IsoDate | undefined {
  if (given !== undefined) return given
  if (manuscript.date !== undefined || round === undefined) return manuscript.date
  const days = new Set(meetingsFor(manuscript, round).map((meeting) => meeting.date ?? startOf(round)))
  const [day] = days
  return days.size === 1 ? day : undefined
}

/** The meetings that a text may be for, by the name of the meeting, the units, the kind of speech, the title. */
function meetingsFor({ title = '', kind, meeting, units = [] }: Manuscript, round: Round): readonly Meeting[] {
  const named = round.meetings.filter(({ name }) => name !== undefined && (name === meeting || title.includes(name)))
  if (named.length > 0) return named
  const concerned = round.units.filter(
    ({ name, short }) => units.includes(name) || title.includes(name) || (short !== undefined && title.includes(short)),
  )
  const ids = concerned.map(({ id }) => id)
  const entry = round.meetings.filter((each) => each.kind === '进驻动员会' && each.units.some((id) => ids.includes(id)))
  if (kind === '部署讲话' || (entry.length === 0 && /部署会/u.test(title)))
    return round.meetings.filter((each) => each.kind === '部署会')
  return entry.length > 0 ? entry : round.meetings
}

function startOf({ start }: Round): IsoDate | undefined {
  return start === undefined || !('date' in start) ? undefined : start.date
}
