import { misnamedOn } from '../../model/unit-facts.ts'
import type { IsoDate } from '../../model/date.ts'
import type { Round } from '../../model/round.ts'
import { dayOf } from './calendar.ts'
import type { Resolving } from './resolving.ts'
import { defined } from './resolving.ts'
import { grouped } from '../../model/grouped.ts'

/** Says which units bear a name that no such body had on any day on which it is spoken of. */
export function judgeUnitNames(resolving: Resolving, round: Round): void {
  const days = daysByUnit(round)
  const start = dayOf(round.start)
  for (const unit of round.units) {
    const wrong = (days.get(unit.id) ?? [start])
      .filter((date) => date !== undefined)
      .map((date) => ({ date, found: misnamedOn(resolving.facts, unit.name, date) }))
    const [first] = wrong
    if (first?.found === undefined || wrong.some(({ found }) => found === undefined)) continue
    const { date, found } = first
    const args = { unit: unit.name, date, early: found.early, right: found.right }
    resolving.say('round/unit-name-of-another-time', defined(args), `${unit.path}.name`)
  }
}

/** By the ids of the units: the days of the meetings in which they take part. */
const daysByUnit = ({ meetings }: Round): ReadonlyMap<string, readonly (IsoDate | undefined)[]> =>
  grouped(meetings.flatMap(({ units, date }) => units.map((unit) => [unit, date] as const)))
