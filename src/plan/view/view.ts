import type { View } from '../../model/view.ts'
import { belongs, unitsOf } from '../concerned.ts'
import { aboveOf, chainOf, dateInWords, inspectionOf, wholeOf } from '../words.ts'
import { agendaViews, heardView, otherView } from './agenda.ts'
import { extendedViews } from './extended.ts'
import { contextClauses, focusViews } from './focus.ts'
import { alikeOf } from './alike.ts'
import { belowOf } from './below.ts'
import { given, hold, leaf } from './leaves.ts'
import type { ViewOf } from './of.ts'
import {
  guestsOf,
  isChair,
  isInCharge,
  isLeader,
  personView,
  placeOf,
  placedView,
  signedItem,
  signedView,
  teamView,
} from './people.ts'
import { recordView, together, unitView } from './units.ts'
import { wholeRound } from './whole.ts'

/** Everything that a template may say about one speech. */
export function viewOf(of: ViewOf): View {
  const { round, meeting, item, asOf } = of
  const { committee } = round
  const whole = wholeRound(round)
  const units = unitsOf(round, meeting, item)
  const views = units.map((unit) => unitView(unit, of))
  const team = round.teams.find((known) => known.name === meeting.team)
  const [focus, ...more] = focusViews(round, units, of.catalogue, asOf)
  const agenda = agendaViews(of)
  const signed = signedItem(of, item, team)
  const before = meeting.agenda.slice(0, meeting.agenda.indexOf(item))
  const after = meeting.agenda.slice(meeting.agenda.indexOf(item) + 1)
  // What the deployment of the round has told of results and context is not told again at each unit
  const toldBefore =
    item.speech === '领导动员' &&
    round.meetings.some(({ agenda: items }) => items.some((told) => 'speech' in told && told.speech === '部署讲话'))
  return {
    round: whole.round,
    committee: {
      short: leaf(committee.short, 'round.committee.short'),
      ...given('name', committee.name, 'round.committee.name'),
      ...given('place', committee.place, 'round.committee.place'),
      whole: leaf(wholeOf(committee), 'round.committee'),
      above: leaf(aboveOf(committee.level), 'round.committee.level'),
      chain: leaf(chainOf(committee), 'round.committee'),
    },
    ...(round.local === undefined
      ? {}
      : {
          local: {
            short: leaf(round.local.short, 'round.local.short'),
            ...given('place', round.local.place, 'round.local.place'),
          },
        }),
    inspection: leaf(inspectionOf(committee.level), 'round.committee.level'),
    unit: views.length === 1 && views[0] !== undefined ? views[0] : together(views, units),
    units: views,
    several: units.length > 1,
    alike: alikeOf(views),
    groups: whole.groups,
    teams: whole.teams,
    ...(team === undefined ? {} : { team: teamView(team, item.speech, placeOf(round, meeting, team)) }),
    meeting: {
      name: leaf(of.meetingName, `${meeting.path}.name`),
      date:
        meeting.date === undefined
          ? hold('会议日期', `${meeting.path}.date`)
          : leaf(dateInWords(meeting.date), `${meeting.path}.date`),
      year: leaf(`${asOf.slice(0, 4)}年`, `${meeting.path}.date`),
      ...given('place', meeting.place, `${meeting.path}.place`),
      ...given('time', meeting.time, `${meeting.path}.time`),
      video: meeting.video,
      ...(meeting.chair === undefined ? {} : { chair: personView(meeting.chair, `${meeting.path}.chair`, '主持人') }),
      attendance: meeting.attendance.map((text, i) => leaf(text, `${meeting.path}.attendance.${i}`)),
      below: belowOf(meeting),
      ...given('headcount', meeting.headcount?.replace(/^\d+$/, '$&人'), `${meeting.path}.headcount`),
      pledges: meeting.agenda.flatMap((other) =>
        'speech' in other && other.speech === '表态发言' ? [placedView(of, other)] : [],
      ),
    },
    agenda,
    guests: guestsOf(of, team),
    agenda_count: leaf(agenda.length, `${meeting.path}.agenda`),
    host_of_unit: units.some((unit) => belongs(signed.speaker, unit)),
    in_charge: isInCharge(units, signed),
    pledges: meeting.agenda.some(
      (other) => 'speech' in other && other.speech === '表态发言' && isChair(item.speaker, other.speaker),
    ),
    chairs: isChair(meeting.chair, item.speaker),
    leads: isLeader(team, item.speaker),
    speaker: signedView(signed, team),
    said: heardView(before),
    next: heardView(after),
    done: before.flatMap((other) => ('item' in other ? [otherView(other)] : [])),
    focus: focus ?? { id: leaf('', 'focus'), items: [], count: leaf(0, 'focus') },
    more_focus: more,
    context: toldBefore ? contextClauses(round, of.catalogue).slice(0, 1) : contextClauses(round, of.catalogue),
    slogans: round.slogans.map((slogan, i) => leaf(slogan, `slogans.${i}`)),
    ...extendedViews(of, units),
    record: toldBefore ? [] : recordView(round.record, 'record'),
    chapters: leaf(of.chapters, `${item.path}.outline`),
    brief: of.length === '简',
    detailed: of.length === '详',
  }
}
