import type { Meeting, Round } from '../../model/round.ts'
import type { Reading } from '../rule.ts'

/** A reading with a round, and its whole text. */
export type Asked = Omit<Reading, 'round'> & { readonly round: Round; readonly text: string }

/** Sentences that speak of other rounds than this. */
export const otherRound =
  /去年|前年|上一?[轮届次]|此前|以往|曾|历次|以来|前[一二两三四五六七八九十\d]+轮|首轮|上级|中央|省委/u

/**
 * The meeting that a text was written for: the only one of its date, or the only one whose unit is in its title and
 * first lines. Undefined where that leaves a choice.
 */
export function meetingOf({ round, text, manuscript, date }: Asked): Meeting | undefined {
  const day = manuscript.date ?? date
  const sameDay = round.meetings.filter((meeting) => meeting.date === undefined || meeting.date === day)
  const candidates = sameDay.length > 0 ? sameDay : round.meetings
  if (candidates.length === 1) return candidates[0]
  const start = text.slice(0, 400)
  const named = candidates.filter(({ units }) =>
    round.units.some(
      ({ id, name, short }) => units.includes(id) && (start.includes(name) || start.includes(short ?? name)),
    ),
  )
  return named.length === 1 ? named[0] : undefined
}
