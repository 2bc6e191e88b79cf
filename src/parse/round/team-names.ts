import { numberOf } from '../../model/numerals.ts'
import type { Round } from '../../model/round.ts'
import type { Resolving } from './resolving.ts'

/** 第二 in 市委第二巡察组. */
const ordinal = /第([一二三四五六七八九十]+)巡[察视]组/u

/**
 * Says where the names of the teams leave room for others, as 第一 and 第三 do: a deployment speech tells how many teams are
 * sent out, and counts those that the file has. Whoever writes only his own team's meeting wants none.
 */
export function judgeTeamNames(resolving: Resolving, { teams, meetings }: Round): void {
  if (!meetings.some(({ kind }) => kind === '部署会')) return
  const numbers = teams.map(({ name }) => numberOf(ordinal.exec(name)?.[1] ?? ''))
  const known = new Set(numbers)
  if (known.has(undefined) || known.size < numbers.length || numbers.every((_, i) => known.has(i + 1))) return
  resolving.say(
    'round/teams-left-out',
    { names: teams.map(({ name }) => name).join('、'), count: teams.length },
    'teams',
  )
}
