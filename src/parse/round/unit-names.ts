import { misnamedOn } from '../../model/catalogue.ts'
import type { IsoDate } from '../../model/date.ts'
import type { Round, Unit } from '../../model/round.ts'
import { dayOf } from './calendar.ts'
import type { Resolving } from './resolving.ts'
import { defined } from './resolving.ts'

/** Says which units bear a name that no such body had on any day on which it is spoken of. */
export function judgeUnitNames(resolving: Resolving, round: Round): void {
  for (const unit of round.units) {
    const wrong = daysOf(round, unit).map((date) => ({ date, found: misnamedOn(resolving.facts, unit.name, date) }))
    const [first] = wrong
    if (first?.found === undefined || wrong.some(({ found }) => found === undefined)) continue
    const { date, found } = first
    const args = { unit: unit.name, date, early: found.early, right: found.right }
    resolving.say('round/unit-name-of-another-time', defined(args), `${unit.path}.name`)
  }
}

/** The days of the meetings in which a unit takes part, else the first day of the round. */
function daysOf({ meetings, start }: Round, unit: Unit): readonly IsoDate[] {
  const own = meetings.filter(({ units }) => units.includes(unit.id)).map(({ date }) => date)
  const dates = own.length === 0 ? [dayOf(start)] : own
  return dates.filter((date) => date !== undefined)
}
