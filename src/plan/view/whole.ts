import type { Round, Unit } from '../../model/round.ts'
import type { View } from '../../model/view.ts'
import { durationInWords, whenInWords } from '../words.ts'
import { given, leaf } from './leaves.ts'
import { memberView } from './people.ts'
import { bodiesOf, calledUnit, isCollective, namesOf } from './units.ts'

/** What is the same for every speech of a round. */
export interface Whole {
  readonly round: View['round']
  readonly groups: View['groups']
  readonly teams: View['teams']
}

const wholes = new WeakMap<Round, Whole>()

/** What every speech of a round may say about the whole of it, worked out once: a round may have thousands of units. */
export function wholeRound(round: Round): Whole {
  const known = wholes.get(round) ?? { round: roundView(round), groups: groupViews(round), teams: teamViews(round) }
  wholes.set(round, known)
  return known
}

function teamViews(round: Round): View['teams'] {
  return round.teams.map(({ name, leader, units, path }) => ({
    name: leaf(name, `${path}.name`),
    ...(leader === undefined ? {} : { leader: memberView(leader, `${path}.leader`, '组长姓名') }),
    ...given('units', namesOf(round, units), `${path}.units`),
    ...given('bodies', bodiesOf(round, units), `${path}.units`),
  }))
}

function roundView(round: Round): View['round'] {
  const { start, end } = round
  const worked =
    start !== undefined && end !== undefined && 'date' in start && 'date' in end
      ? durationInWords(start.date, end.date)
      : undefined
  return {
    name: leaf(round.name, 'round.name'),
    ...given('term', round.term, 'round.term'),
    ...given('number', round.number, 'round.number'),
    type: leaf(round.type, 'round.type'),
    measure: leaf(/第[^轮]+批/.test(round.name) ? '批' : '轮', 'round.name'),
    ...given('theme', round.theme, 'round.theme'),
    collective: isCollective(round.theme),
    ...given('start', start && whenInWords(start), 'round.start'),
    ...given('end', end && whenInWords(end), 'round.end'),
    ...given('duration', round.duration ?? worked, 'round.duration'),
    ...given('entry_by', round.entry_by && whenInWords(round.entry_by), 'round.entry_by'),
    ...given('petition_until', round.petition_until && whenInWords(round.petition_until), 'round.petition_until'),
    ...given('method', round.method, 'round.method'),
    ...given('basis', round.basis, 'round.basis'),
    units: leaf(
      round.units.reduce((sum, unit) => sum + unit.count, 0),
      'units',
    ),
    teams: leaf(round.team_count, 'teams'),
  }
}

/** The units of a round by type and theme, in the order in which the types first occur. */
function groupViews(round: Round): View['groups'] {
  const groups = new Map<string, Unit[]>()
  for (const unit of round.units) {
    const key = `${unit.type}\n${unit.theme ?? ''}`
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [unit])
    else known.push(unit)
  }
  return Array.from(groups.values(), (units) => ({
    type: leaf(units[0]?.type ?? round.type, 'units'),
    ...given('theme', units[0]?.theme, 'units'),
    units: leaf(units.map(calledUnit).join('、'), 'units'),
    count: leaf(
      units.reduce((sum, unit) => sum + unit.count, 0),
      'units',
    ),
  }))
}
