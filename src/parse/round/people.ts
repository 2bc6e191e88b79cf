import type { Achievement, Person } from '../../model/round.ts'
import type { WrittenRound } from './definition.ts'
import { defined } from './resolving.ts'

type WrittenTeam = Exclude<NonNullable<WrittenRound['teams']>, number>[number]
type WrittenPerson = NonNullable<WrittenTeam['leader']>

/** A person as written: a plain text is the name; undefined where nothing is said. */
export function personOf(written: WrittenPerson | undefined): Person | undefined {
  if (written === undefined || written === '') return undefined
  if (typeof written === 'string') return { name: written }
  return Object.keys(written).length === 0 ? undefined : written
}

/** A post in a team without the team's name. */
export const bareHead = /^副?组长$/u

/** The head of a team as a meeting calls him: “县委第一巡察组组长”. */
export function leaderOf(team: { readonly name: string; readonly leader?: Person } | undefined): Person | undefined {
  if (team === undefined) return undefined
  const { name, title = '组长', for: sender } = team.leader ?? {}
  return defined({ name, title: bareHead.test(title) ? team.name + title : title, for: sender })
}

/** Statistics as written. */
export function recordOf(written: WrittenRound['record']): readonly Achievement[] {
  return (written ?? []).map(({ scope, figures }) => defined({ scope, figures }))
}
