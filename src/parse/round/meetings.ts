import type {
  AgendaItem,
  Meeting,
  MeetingKind,
  SpeechKind,
  SpeechOptions,
  Team,
  Unit,
  When,
} from '../../model/round.ts'
import { agendaItemOf, optionsOf, plainSpeech } from './agenda.ts'
import type { Stage } from './agenda.ts'
import { dayOf } from './calendar.ts'
import type { WrittenRound } from './definition.ts'
import { nearest, normal } from '../../model/nearest.ts'
import { personOf } from './people.ts'
import type { Resolving } from './resolving.ts'
import { defined, listOf } from './resolving.ts'
import { unitIds } from './teams.ts'
import { reportDuplicates } from './units.ts'

type WrittenMeeting = NonNullable<WrittenRound['meetings']>[number]

/** What is already resolved when the meetings are. */
export interface Known {
  readonly units: readonly Unit[]
  readonly teams: readonly Team[]
  readonly start?: When | undefined
}

interface KnownHere extends Known {
  /** teams for which the file names units, found or not */
  readonly lacking: ReadonlySet<Team>
}

const usualAgenda: Readonly<Record<MeetingKind, readonly SpeechKind[]>> = {
  进驻动员会: ['组长动员', '领导动员'],
  部署会: ['部署讲话'],
}

/** The meetings; where the file names none, one 进驻动员会 for every unit on the first day of the round. */
export function meetingsOf(resolving: Resolving, written: WrittenRound, known: Known): readonly Meeting[] {
  const defaults = optionsOf(written.defaults ?? {}, {})
  if (written.meetings === undefined) return usualMeetings(resolving, known, defaults)
  reportDuplicates(resolving, '会议', written.meetings, 'meetings', ({ id }) => id)
  const taken = new Set(written.meetings.map(({ id }) => id))
  const teams = typeof written.teams === 'number' ? [] : (written.teams ?? [])
  // Units of a team that could not be found have been told; without them it may have none
  const lacking = new Set(known.teams.filter((_, i) => listOf(teams[i]?.units).length > 0))
  return written.meetings.map((meeting, index) =>
    meetingOf(resolving, meeting, `meetings.${index}`, { ...known, defaults, taken, lacking }),
  )
}

function usualMeetings(resolving: Resolving, known: Known, defaults: SpeechOptions): readonly Meeting[] {
  const date = dayOf(known.start)
  if (date === undefined && known.units.length > 0 && !resolving.unreadable('round.start')) {
    resolving.say('round/date-missing', { what: '进驻动员会' }, 'round.start')
  }
  const taken = new Set<string | undefined>()
  return known.units.map((unit): Meeting => {
    const team = known.teams.find(({ units }) => units.includes(unit.id))
    const stage: Stage = { units: known.units, present: [unit], team, defaults }
    return defined({
      id: freeId(unit, '进驻动员会', taken),
      kind: '进驻动员会' as const,
      date,
      video: false,
      team: team?.name,
      units: [unit.id],
      attendance: [],
      agenda: usualAgenda['进驻动员会'].map((speech) => plainSpeech(speech, stage, 'round')),
      path: 'round',
    })
  })
}

function meetingOf(
  resolving: Resolving,
  written: WrittenMeeting,
  path: string,
  known: KnownHere & { readonly defaults: SpeechOptions; readonly taken: Set<string | undefined> },
): Meeting {
  const named = teamNamed(resolving, written.team, `${path}.team`, known.teams)
  const units = meetingUnits(resolving, written, path, named, known)
  const present = known.units.filter(({ id }) => units.includes(id))
  const team =
    named ??
    (written.kind === '部署会' ? undefined : known.teams.find((each) => units.some((id) => each.units.includes(id))))
  const chair = personOf(written.chair)
  const date = written.date ?? dayOf(known.start)
  if (date === undefined && ![`${path}.date`, 'round.start'].some(resolving.unreadable)) {
    resolving.say('round/date-missing', { what: written.name ?? `这个${written.kind}` }, path)
  }
  const stage: Stage = { units: known.units, present, team, chair, defaults: known.defaults }
  return defined({
    id: written.id ?? freeId(present[0], written.kind, known.taken),
    kind: written.kind,
    name: written.name,
    date,
    time: written.time,
    place: written.place,
    video: written.video ?? false,
    team: team?.name,
    units,
    chair,
    attendance: listOf(written.attendance),
    headcount: written.headcount,
    agenda: agendaOf(resolving, written, stage, path),
    path,
  })
}

function agendaOf(resolving: Resolving, written: WrittenMeeting, stage: Stage, path: string): readonly AgendaItem[] {
  if (written.agenda === undefined) {
    return usualAgenda[written.kind].map((speech) => plainSpeech(speech, stage, path))
  }
  return written.agenda.map((item, index) => agendaItemOf(resolving, item, stage, `${path}.agenda.${index}`))
}

/** The units of a meeting: those named; all at a 部署会; else the team's, or the only one there is. */
function meetingUnits(
  resolving: Resolving,
  written: WrittenMeeting,
  path: string,
  team: Team | undefined,
  { units, lacking }: KnownHere,
): readonly string[] {
  if (written.units !== undefined) return unitIds(resolving, written.units, `${path}.units`, units).map(({ id }) => id)
  if (written.kind === '部署会') return units.map(({ id }) => id)
  if (team !== undefined && (team.units.length > 0 || lacking.has(team))) return team.units
  // Which team is meant is not known, and has been asked for
  if (team === undefined && written.team !== undefined) return []
  if (units.length === 1) return units.map(({ id }) => id)
  resolving.say('round/meeting-without-unit', { units: units.map(({ id }) => id) }, path)
  return []
}

function teamNamed(
  resolving: Resolving,
  name: string | undefined,
  path: string,
  teams: readonly Team[],
): Team | undefined {
  if (name === undefined) return undefined
  const team = teams.find((each) => normal(each.name) === normal(name))
  if (team === undefined) {
    const known = teams.map((each) => each.name)
    resolving.say('round/unknown-team', defined({ name, known, suggestion: nearest(name, known) }), path)
  }
  return team
}

/** `wsjk-entry`, `deployment`; a number is added where that is taken. */
function freeId(unit: Unit | undefined, kind: MeetingKind, taken: Set<string | undefined>): string {
  const base = kind === '部署会' ? 'deployment' : unit === undefined ? 'entry' : `${unit.id}-entry`
  let id = base
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`
  taken.add(id)
  return id
}
