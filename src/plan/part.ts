import type { Meeting, Person, Round, Team, Unit } from '../model/round.ts'
import { unitsWithIds } from '../model/round.ts'

/**
 * The part of a round that the speeches of one meeting can speak of, for the check and for telling whether anything that
 * concerns them has changed: its units, its team, and whoever is named in what the round file adds in words of its own.
 * Counts stay those of the whole round. Of the other meetings only their days are left, of the other teams their names.
 * Looking at the whole round for every speech would take the square of its size.
 */
export function partsOf(round: Round): (meeting: Meeting) => Round {
  const total = round.units.reduce((sum, unit) => sum + unit.count, 0)
  const stubs = round.teams.map(({ name, path }): Team => ({ name, path, deputies: [], units: [], contact: {} }))
  const days = new Map(round.meetings.map((meeting) => [meeting.date, stubOf(meeting)]))
  const mentioned = mentionsOf(round)
  // Units that something is extended from are ids, not words that are spoken
  const extended = round.extended.map(({ kind, name }) => [kind, name])
  const general = wordsIn({ ...round, extended, units: [], teams: [], meetings: [] })
  const always = mentioned(general)
  return (meeting) => {
    const present = unitsWithIds(round, meeting.units)
    // A meeting without a team of its own, the deployment, speaks of all
    if (meeting.team === undefined || present.length === 0) return round
    const own = mentioned(wordsIn({ meeting, present }))
    const units = new Set([...present, ...always.units, ...own.units])
    const teams = new Set([...always.teams, ...own.teams, ...round.teams.filter(({ name }) => name === meeting.team)])
    const kept = round.units.length > units.size * 4 ? Array.from(units) : round.units.filter((unit) => units.has(unit))
    const left = total - kept.reduce((sum, unit) => sum + unit.count, 0)
    return {
      ...round,
      units: left === 0 ? kept : [...kept, restOf(left)],
      teams: round.teams.map((team, i) => (teams.has(team) ? team : (stubs[i] ?? team))),
      meetings: [meeting, ...[...days].flatMap(([date, stub]) => (date === meeting.date ? [] : [stub]))],
    }
  }
}

/** All the other units, as one that has no name: only their number can be told. */
const restOf = (count: number): Unit => ({ id: '', name: '', type: '常规', count, concerns: [], record: [], path: '' })

const stubOf = ({ id, kind, date, path }: Meeting): Meeting => ({
  id,
  kind,
  ...(date === undefined ? {} : { date }),
  video: false,
  units: [],
  attendance: [],
  agenda: [],
  path,
})

/** Every text in a value, as one. */
function wordsIn(value: unknown): string {
  if (typeof value === 'string') return `${value}\n`
  return typeof value === 'object' && value !== null ? Object.values(value).map(wordsIn).join('') : ''
}

/** A name that more units or teams share (张某) points to none of them. */
const few = 3

/** Finds the units and teams whose names, or whose people's names, stand in a text. */
function mentionsOf(round: Round) {
  // By their first two characters: a text is short, the names are thousands
  const byStart = new Map<string, { readonly name: string; readonly unit?: Unit; readonly team?: Team }[]>()
  const owners = new Map<string, number>()
  const add = (name: string | undefined, of: { readonly unit?: Unit; readonly team?: Team }): void => {
    if (name === undefined || name.length < 2) return
    owners.set(name, (owners.get(name) ?? 0) + 1)
    const start = name.slice(0, 2)
    const known = byStart.get(start)
    if (known === undefined) byStart.set(start, [{ name, ...of }])
    else known.push({ name, ...of })
  }
  const person = (of: Person | undefined): string | undefined => of?.name
  for (const unit of round.units) for (const name of [unit.name, unit.short, person(unit.head)]) add(name, { unit })
  for (const team of round.teams)
    for (const name of [team.name, person(team.leader), ...team.deputies.map(person)]) add(name, { team })
  return (text: string): { readonly units: readonly Unit[]; readonly teams: readonly Team[] } => {
    const units = new Set<Unit>()
    const teams = new Set<Team>()
    for (let i = 0; i < text.length - 1; i++)
      for (const { name, unit, team } of byStart.get(text.slice(i, i + 2)) ?? []) {
        if (!text.startsWith(name, i) || (owners.get(name) ?? 0) > few) continue
        if (unit !== undefined) units.add(unit)
        if (team !== undefined) teams.add(team)
      }
    return { units: [...units], teams: [...teams] }
  }
}
