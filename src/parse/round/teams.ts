import type { Person, Team, Unit } from '../../model/round.ts'
import type { WrittenRound } from './definition.ts'
import { nearest, normal } from '../../model/nearest.ts'
import { personOf } from './people.ts'
import type { Resolving } from './resolving.ts'
import { defined, withPaths } from './resolving.ts'
import { reportDuplicates } from './units.ts'

/** The teams with their units; none where only a number is given. */
export function teamsOf(resolving: Resolving, written: WrittenRound, units: readonly Unit[]): readonly Team[] {
  const list = typeof written.teams === 'number' ? [] : (written.teams ?? [])
  reportDuplicates(resolving, '巡察组', list, 'teams', ({ name }) => name)
  const owners = new Map<string, string>()
  return list.map((team, index): Team => {
    const path = `teams.${index}`
    const own = unitIds(resolving, team.units, `${path}.units`, units)
    for (const { id, at } of own) {
      const first = owners.get(id)
      if (first === undefined) owners.set(id, team.name)
      else if (first !== team.name) {
        resolving.say('round/unit-in-two-teams', { unit: id, first, second: team.name }, at)
      }
    }
    return defined({
      name: team.name,
      leader: personOf(team.leader),
      deputies: withPaths(team.deputies, path)
        .map(([deputy]) => personOf(deputy))
        .filter((deputy): deputy is Person => deputy !== undefined),
      size: team.size,
      units: own.map(({ id }) => id),
      contact: team.contact ?? {},
      path,
    })
  })
}

/** The ids of the units that are meant by ids, names or short names; those unknown are told and left out. */
export function unitIds(
  resolving: Resolving,
  written: string | readonly string[] | undefined,
  path: string,
  units: readonly Unit[],
): readonly { readonly id: string; readonly at: string }[] {
  return withPaths(written, path).flatMap(([name, at]) => {
    const unit = findUnit(units, name)
    if (unit !== undefined) return [{ id: unit.id, at }]
    const parts = name.split(/[、，,;；]\s*/u)
    const times = (unknown.get(units) ?? 0) + 1
    unknown.set(units, times)
    resolving.say(
      'round/unknown-unit',
      defined({
        name,
        known: units.slice(0, 1).map(({ id }) => id),
        suggestion: times > most ? undefined : nearest(name, units.flatMap(wordsFor)),
        parts: parts.length > 1 && parts.some((part) => findUnit(units, part) !== undefined) ? parts : undefined,
      }),
      at,
    )
    return []
  })
}

/** So many unknown names are held against all units; where there are more, something else is wrong. */
const most = 20
const unknown = new WeakMap<readonly Unit[], number>()

const wordsFor = ({ id, name, short }: Unit): readonly string[] => [name, short ?? name, id]

const called = new WeakMap<readonly Unit[], ReadonlyMap<string, Unit>>()

/** A unit by its id, name or short name; each is asked for as often as the file refers to it. */
function findUnit(units: readonly Unit[], name: string): Unit | undefined {
  let known = called.get(units)
  if (known === undefined) called.set(units, (known = byName(units)))
  return known.get(normal(name))
}

/** Ids first: the name of one unit may be the id of another. */
function byName(units: readonly Unit[]): ReadonlyMap<string, Unit> {
  const known = new Map<string, Unit>()
  const add = (word: string, unit: Unit): void => {
    if (!known.has(normal(word))) known.set(normal(word), unit)
  }
  for (const unit of units) add(unit.id, unit)
  for (const unit of units) for (const word of [unit.name, unit.short ?? '']) add(word, unit)
  return known
}
