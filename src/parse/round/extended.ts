import type { Round } from '../../model/round.ts'
import type { Resolving } from './resolving.ts'

/** What a village or a neighbourhood is called, whatever it is called with: 行政村, 村（社区）. */
const village = /村|社区/

/**
 * Says which bodies are given both as units of the round and as what it is extended to: a speech that tells both
 * numbers counts them twice.
 */
export function judgeExtended(resolving: Resolving, { extended, units }: Round): void {
  const groups = units.filter(({ count }) => count > 1)
  for (const [i, { kind, count }] of extended.entries()) {
    if (count === undefined) continue
    const same = groups.find(
      ({ name }) => name.includes(kind) || kind.includes(name) || (village.test(name) && village.test(kind)),
    )
    if (same === undefined) continue
    resolving.say('round/extended-counted-twice', { kind, count, unit: same.name, units: same.count }, `extended.${i}`)
  }
}
