import { frameworkNamed } from '../model/frameworks.ts'
import type { IsoDate } from '../model/date.ts'
import { firstDay, lastDay } from '../model/date.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Given } from './plan.ts'

/**
 * The frameworks that a round names as its focus, against the days of its meetings: one that was not there yet is an
 * error (a warning, where only its first known use is known), one that has been out of use for a year a warning. A
 * local text may lag, it must never run ahead.
 * @param days of the meetings for which something is written
 */
export function checkFocusWindows(
  { round, catalogue, placeOf }: Given,
  days: readonly IsoDate[],
): readonly Diagnostic[] {
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)]
  if (first === undefined || last === undefined) return []
  return round.focus.flatMap((reference, i): readonly Diagnostic[] => {
    if (!('id' in reference)) return []
    const framework = frameworkNamed(catalogue, reference.id, first)
    if (framework === undefined) return []
    const { name, from, until, basis } = framework
    const place = placeOf(`focus.${i}`)
    if (from !== undefined && first < firstDay(from)) {
      const sure = basis === 'documented'
      const found = diagnostic('round/focus-before-its-time', { name, from, date: first, sure }, place)
      return [sure ? found : { ...found, severity: 'warning' }]
    }
    if (until === undefined || last <= aYearAfter(lastDay(until))) return []
    return [diagnostic('round/focus-out-of-use', { name, until, date: last }, place)]
  })
}

const aYearAfter = (day: IsoDate): IsoDate => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
