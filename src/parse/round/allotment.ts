import type { Meeting, Round, SpeechItem, Team, Unit } from '../../model/round.ts'
import type { WrittenRound } from './definition.ts'
import type { Resolving } from './resolving.ts'
import { defined, listOf } from './resolving.ts'

/** Who belongs to whom, as the teams and units of a file tell it. */
interface Allotment {
  readonly resolving: Resolving
  readonly units: ReadonlyMap<string, Unit>
  /** by the id of a unit; of two teams that name it the first, as everywhere */
  readonly teamOf: ReadonlyMap<string, Team>
  /** by name; a name that two heads share says nothing */
  readonly headed: ReadonlyMap<string, Unit | undefined>
}

/**
 * Says which meetings do not fit the allotment of units to teams, and whose pledge is made by somebody who belongs
 * elsewhere. Each of these would be read out in the hall: another team's head, no telephone, another unit's name.
 */
export function judgeAllotment(resolving: Resolving, round: Round, written: WrittenRound): void {
  const teamOf = new Map<string, Team>()
  for (const team of round.teams) for (const id of team.units) if (!teamOf.has(id)) teamOf.set(id, team)
  const headed = new Map<string, Unit | undefined>()
  for (const unit of round.units) {
    const name = unit.head?.name
    if (name !== undefined) headed.set(name, headed.has(name) ? undefined : unit)
  }
  const allotment = { resolving, units: new Map(round.units.map((unit) => [unit.id, unit])), teamOf, headed }
  // A team's unit that could not be found has been told, and may be the very one
  const known =
    typeof written.teams !== 'number' &&
    round.teams.every((team, i) => team.units.length === listOf((written.teams as Listed)?.[i]?.units).length)
  for (const [i, meeting] of round.meetings.entries()) {
    if (known && meeting.kind === '进驻动员会') judgeTeam(allotment, round, meeting, written.meetings?.[i]?.team)
    for (const item of meeting.agenda) {
      if ('speech' in item && item.speech === '表态发言') judgePledge(allotment, meeting, item)
    }
  }
}

type Listed = Exclude<WrittenRound['teams'], number>

/** A meeting without a team, or with one that has none of its units. */
function judgeTeam(
  { resolving, units, teamOf }: Allotment,
  { teams }: Round,
  meeting: Meeting,
  named: string | undefined,
): void {
  const [first] = meeting.units
  const unit = first === undefined ? undefined : units.get(first)
  if (unit === undefined || teams.length === 0) return
  if (meeting.team === undefined) {
    // A team that is named and unknown has been told
    if (named !== undefined) return
    const path = meeting.path === 'round' ? unit.path : `${meeting.path}.units`
    resolving.say('round/meeting-without-team', { unit: unit.name, teams: teams.map(({ name }) => name) }, path)
    return
  }
  if (meeting.units.some((id) => (teamOf.get(id)?.name ?? meeting.team) === meeting.team)) return
  const owner = teamOf.get(unit.id)
  if (owner === undefined) return
  const args = { unit: unit.name, team: meeting.team, owner: owner.name }
  resolving.say('round/meeting-of-another-team', args, `${meeting.path}.team`, owner.path)
}

/** A pledge for a unit that is not at the meeting, or by the head of another. */
function judgePledge({ resolving, units, headed }: Allotment, meeting: Meeting, item: SpeechItem): void {
  const present = meeting.units.flatMap((id) => units.get(id) ?? [])
  const own = item.unit === undefined ? undefined : units.get(item.unit)
  if (own !== undefined && present.length > 0 && !present.includes(own)) {
    const args = { unit: own.name, present: present.map(({ name }) => name) }
    resolving.say('round/pledge-of-absent-unit', args, `${item.path}.unit`)
    return
  }
  const name = item.speaker?.name
  const theirs = name === undefined ? undefined : headed.get(name)
  if (theirs === undefined || (own === undefined ? present.length === 0 || present.includes(theirs) : own === theirs))
    return
  const unit = own ?? present[0]
  const args = defined({ speaker: name ?? '', theirs: theirs.name, unit: unit?.name ?? '', head: unit?.head?.name })
  resolving.say('round/pledge-by-another-head', args, `${item.path}.speaker`, theirs.path)
}
