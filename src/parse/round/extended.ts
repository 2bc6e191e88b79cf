import { kindsExtendedTo, unitsExtendedFrom } from '../../model/extended.ts'
import type { Extended, Round, Unit } from '../../model/round.ts'
import type { WrittenRound } from './definition.ts'
import type { Resolving } from './resolving.ts'
import { defined, withPaths } from './resolving.ts'
import { unitIds } from './teams.ts'

/** What the round is extended to; units that are not in the round are told and left out. */
export function extendedOf(resolving: Resolving, written: WrittenRound, units: readonly Unit[]): readonly Extended[] {
  return withPaths(written.extended, 'extended').map(([each, path]): Extended => {
    if (typeof each === 'string') return { kind: each }
    const found = unitIds(resolving, each.units, `${path}.units`, units).map(({ id }) => id)
    const { kind, count, name } = each
    return defined({ kind, count, name, units: found.length === 0 ? undefined : found })
  })
}

/** What a village or a neighbourhood is called, whatever it is called with: 行政村, 村（社区）. */
const village = /村|社区/

/**
 * Says what is extended to bodies that no unit of the round has below it, which no meeting of a unit would tell, and
 * which bodies are given both as units of the round and as what it is extended to: a speech that tells both
 * numbers counts them twice.
 */
export function judgeExtended(resolving: Resolving, round: Round): void {
  const { extended, units } = round
  const groups = units.filter(({ count }) => count > 1)
  /** by the kinds that a category names: a file may have thousands of entries */
  const reached = new Map<string, boolean>()
  const isReached = (entry: Extended): boolean => {
    const kinds = kindsExtendedTo(resolving.facts, entry.kind)
    // Units that the entry names are units of the round
    if (entry.units !== undefined || kinds === undefined) return true
    const key = kinds.map(({ id }) => id).join(' ')
    const known = reached.get(key) ?? unitsExtendedFrom(resolving.facts, round, entry)?.length !== 0
    reached.set(key, known)
    return known
  }
  for (const [i, entry] of extended.entries()) {
    const { kind, count } = entry
    if (!isReached(entry))
      resolving.say('round/extended-reaches-none', { kind, unit: units[0]?.id ?? '' }, `extended.${i}`)
    if (count === undefined) continue
    const same = groups.find(
      ({ name }) => name.includes(kind) || kind.includes(name) || (village.test(name) && village.test(kind)),
    )
    if (same === undefined) continue
    resolving.say('round/extended-counted-twice', { kind, count, unit: same.name, units: same.count }, `extended.${i}`)
  }
}
