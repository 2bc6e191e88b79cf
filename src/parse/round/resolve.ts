import { judgeAllotment } from './allotment.ts'
import { frameworkNamed } from '../../model/frameworks.ts'
import type { IsoDate } from '../../model/date.ts'
import type { ContextReference, FocusReference, Round, When } from '../../model/round.ts'
import { committeeOf } from './committees.ts'
import { dayOf, judgeDates } from './calendar.ts'
import type { WrittenRound } from './definition.ts'
import { extendedOf, judgeExtended } from './extended.ts'
import { meetingsOf } from './meetings.ts'
import { nearest, normal } from '../../model/nearest.ts'
import { recordOf } from './people.ts'
import type { Resolving } from './resolving.ts'
import { defined, listOf, withPaths } from './resolving.ts'
import { teamsOf } from './teams.ts'
import { judgeTeamNames } from './team-names.ts'
import { judgeUnitNames } from './unit-names.ts'
import { unitsOf } from './units.ts'

/** Fills what a round file leaves out, and checks what it refers to. Whatever is wrong is said to `resolving`. */
export function resolveRound(resolving: Resolving, file: string, written: WrittenRound): Round {
  const { round } = written
  const committee = committeeOf(round.committee)
  const { level } = committee
  if (level === undefined && committee.short !== '' && !resolving.unreadable('round.committee.level')) {
    const path = typeof round.committee === 'string' ? 'round.committee' : 'round.committee.short'
    resolving.say('round/level-unclear', { short: committee.short }, path)
  }
  if (round.type === '专项' && round.theme === undefined && !resolving.unreadable('round.theme')) {
    resolving.say('round/theme-missing', { name: '本轮' }, 'round.type')
  }
  const units = unitsOf(resolving, written)
  const teams = teamsOf(resolving, written, units)
  const start = whenOf(round.start)
  const resolved: Round = defined({
    file,
    name: round.name,
    // Without a level the file is in error and the round is not used
    committee: { ...committee, level: level ?? '县' },
    term: round.term,
    number: round.number,
    type: round.type ?? '常规',
    theme: round.theme,
    start,
    end: whenOf(round.end),
    duration: round.duration,
    entry_by: whenOf(round.entry_by),
    petition_until: whenOf(round.petition_until),
    local: round.local === undefined ? undefined : committeeOf(round.local),
    method: round.method,
    basis: round.basis,
    focus: withPaths(written.focus, 'focus').flatMap(([focus, path]) => focusOf(resolving, focus, path, dayOf(start))),
    context: withPaths(written.context, 'context').flatMap(([context, path]) => contextOf(resolving, context, path)),
    slogans: listOf(written.slogans),
    extended: extendedOf(resolving, written, units),
    record: recordOf(written.record),
    teams,
    team_count: typeof written.teams === 'number' ? written.teams : teams.length,
    units,
    meetings: meetingsOf(resolving, written, { units, teams, start }),
  })
  judgeDates(resolving, resolved)
  judgeUnitNames(resolving, resolved)
  judgeTeamNames(resolving, resolved)
  judgeExtended(resolving, resolved)
  judgeAllotment(resolving, resolved, written)
  return resolved
}

type WrittenFocus = Exclude<NonNullable<WrittenRound['focus']>, readonly unknown[]>
type WrittenContext = Exclude<NonNullable<WrittenRound['context']>, readonly unknown[]>

function focusOf(
  resolving: Resolving,
  written: WrittenFocus,
  path: string,
  date: IsoDate | undefined,
): readonly FocusReference[] {
  if (typeof written !== 'string') {
    const items = written.items.map((item) => (typeof item === 'string' ? { title: item } : item))
    return [{ name: written.name, items }]
  }
  const found = frameworkNamed(resolving.facts, written, date)
  if (found !== undefined) return [{ id: found.id }]
  const suggestion = nearest(
    written,
    resolving.facts.frameworks.flatMap(({ id, name, aliases }) => [name, ...aliases, id]),
  )
  resolving.say('round/unknown-focus', defined({ name: written, suggestion }), path)
  return []
}

function contextOf(resolving: Resolving, written: WrittenContext, path: string): readonly ContextReference[] {
  if (typeof written !== 'string') return [{ text: written.text.replace(/。$/u, '') }]
  const known = resolving.facts.contexts.map(({ tag }) => tag)
  const tag = known.find((each) => normal(each) === normal(written))
  if (tag !== undefined) return [{ tag }]
  resolving.say('round/unknown-context', defined({ name: written, known, suggestion: nearest(written, known) }), path)
  return []
}

/** A date in ISO form (the walk has seen to that), or words. */
function whenOf(written: string | undefined): When | undefined {
  if (written === undefined || written === '') return undefined
  return /^\d{4}-\d{2}-\d{2}$/.test(written) ? { date: written } : { words: written }
}
