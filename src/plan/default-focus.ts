import { standardFocus } from '../model/frameworks.ts'
import type { Catalogue, Framework } from '../model/catalogue.ts'
import type { IsoDate } from '../model/date.ts'
import type { Round, RoundType, Unit } from '../model/round.ts'

/** The type that a speech is chosen by: that of the one unit it is about, else the round's. */
export const typeFor = (round: Round, units: readonly Unit[]): RoundType =>
  (units.length === 1 ? units[0]?.type : undefined) ?? round.type

/**
 * The frameworks that a speech speaks of where the round names none. What comes back to see how a unit has mended what was
 * found is led by what was found: a framework that nobody named would have no ground there.
 */
export function defaultFocus(
  round: Round,
  units: readonly Unit[],
  catalogue: Catalogue,
  date: IsoDate,
): readonly Framework[] {
  const type = typeFor(round, units)
  return type === '回头看' || type === '整改督查' ? [] : standardFocus(catalogue, round.committee.level, date)
}
