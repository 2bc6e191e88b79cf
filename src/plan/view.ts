import type { Catalogue, Framework } from '../model/catalogue.ts'
import { frameworkNamed, itemsOn, standardFocus, unitKindNamed } from '../model/catalogue.ts'
import type { IsoDate } from '../model/date.ts'
import type {
  Achievement,
  AgendaItem,
  Meeting,
  OtherItem,
  Person,
  Round,
  SpeechItem,
  SpeechKind,
  Team,
  Unit,
} from '../model/round.ts'
import type { FocusView, Leaf, PersonView, UnitView, View } from '../model/view.ts'
import { belongs, postWithUnit, unitsOf } from './concerned.ts'
import { heardFields } from './heard.ts'
import { aboveOf, chainOf, dateInWords, durationInWords, inspectionOf, whenInWords, wholeOf } from './words.ts'

/** What a view is made from: one speech on the agenda of one meeting. */
export interface ViewOf {
  readonly round: Round
  readonly catalogue: Catalogue
  readonly meeting: Meeting
  readonly meetingName: string
  readonly item: SpeechItem
  readonly asOf: IsoDate
  readonly length: '简' | '标准' | '详'
  readonly chapters: number
}

const leaf = (text: string | number, path: string): Leaf =>
  typeof text === 'number' ? { text: String(text), path, number: text } : { text, path }
/** A value that the round file does not give and that cannot be done without: held open in the text. */
const hold = (name: string, path: string): Leaf => ({ text: `【待补：${name}】`, path })
/** Keeps optional keys absent instead of undefined. */
const given = <K extends string>(key: K, text: string | number | undefined, path: string) =>
  (text === undefined ? {} : { [key]: leaf(text, path) }) as Partial<Record<K, Leaf>>

/** Everything that a template may say about one speech. */
export function viewOf(of: ViewOf): View {
  const { round, meeting, item, asOf } = of
  const { committee } = round
  const units = unitsOf(round, meeting, item)
  const views = units.map((unit) => unitView(unit, of))
  const team = round.teams.find((known) => known.name === meeting.team)
  const [focus, ...more] = focusViews(round, of.catalogue, asOf)
  const agenda = agendaViews(of)
  const before = meeting.agenda.slice(0, meeting.agenda.indexOf(item))
  const after = meeting.agenda.slice(meeting.agenda.indexOf(item) + 1)
  return {
    round: roundView(round),
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
    groups: groupViews(round),
    teams: round.teams.map((known) => ({
      name: leaf(known.name, `${known.path}.name`),
      ...(known.leader === undefined ? {} : { leader: memberView(known.leader, `${known.path}.leader`, '组长姓名') }),
      ...given('units', namesOf(round, known.units), `${known.path}.units`),
    })),
    ...(team === undefined ? {} : { team: teamView(team) }),
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
      ...given('headcount', meeting.headcount?.replace(/^\d+$/, '$&人'), `${meeting.path}.headcount`),
      pledges: meeting.agenda.flatMap((other) =>
        'speech' in other && other.speech === '表态发言' ? [placedView(of, other)] : [],
      ),
    },
    agenda,
    guests: guestsOf(of),
    agenda_count: leaf(agenda.length, `${meeting.path}.agenda`),
    host_of_unit: units.some((unit) => belongs(item.speaker, unit)),
    in_charge: isInCharge(units, item),
    pledges: meeting.agenda.some(
      (other) => 'speech' in other && other.speech === '表态发言' && isChair(item.speaker, other.speaker),
    ),
    chairs: isChair(meeting.chair, item.speaker),
    leads: isLeader(team, item.speaker),
    speaker: placedView(of, item),
    said: heardView(before),
    next: heardView(after),
    done: before.flatMap((other) => ('item' in other ? [otherView(other)] : [])),
    focus: focus ?? { id: leaf('', 'focus'), items: [], count: leaf(0, 'focus') },
    more_focus: more,
    context: contextClauses(round, of.catalogue),
    slogans: round.slogans.map((slogan, i) => leaf(slogan, `slogans.${i}`)),
    extended: extendedViews(of, units),
    record: recordView(round.record, 'record'),
    chapters: leaf(of.chapters, `${item.path}.outline`),
    brief: of.length === '简',
    detailed: of.length === '详',
  }
}

/**
 * What the inspection is extended to, as far as it concerns those who listen: the villages of a round are told at a
 * meeting of a township, not of a company. Their number is that of the whole round, so it is told only where one unit
 * of the round has them all.
 */
function extendedViews({ round, catalogue }: ViewOf, units: readonly Unit[]): Leaf[] {
  const reaches = (kind: string | undefined, below: string): boolean =>
    kind !== undefined && unitKindNamed(catalogue, kind)?.reach.includes(below) === true
  return round.extended.flatMap((entry, i) => {
    const above = round.units.filter(({ kind }) => reaches(kind, entry.kind))
    const here = units.length === 0 || above.length === 0 || units.some((unit) => above.includes(unit))
    if (!here) return []
    const whole = units.length === 0 || above.length <= 1 || above.every((unit) => units.includes(unit))
    const bare = entry.count === undefined || !whole
    return [leaf(entry.name ?? (bare ? entry.kind : `${entry.count}个${entry.kind}`), `extended.${i}`)]
  })
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

/** 【待补：…】 for a speaker of whom nothing is known. */
const speakerHeld = (kind: SpeechKind): string => `${kind}讲话人`

function personView(person: Person, path: string, held: string): PersonView {
  const called =
    person.name === undefined
      ? (person.title ?? '')
      : `${person.title ?? ''}${person.name}${person.name.endsWith('同志') ? '' : '同志'}`
  return {
    ...given('name', person.name, `${path}.name`),
    ...given('title', person.title, `${path}.title`),
    ...given('for', person.for, `${path}.for`),
    called: called === '' ? hold(held, path) : leaf(called, `${path}.name`),
  }
}

/** A member of a team: his post is told by the sentence, so he is called by name. */
function memberView(person: Person, path: string, held: string): PersonView {
  const { title: _, ...named } = person
  return {
    ...personView(person.name === undefined ? person : named, path, held),
    ...given('title', person.title, `${path}.title`),
  }
}

function teamView(team: Team): NonNullable<View['team']> {
  const channels = [
    ['phone', '值班电话'],
    ['sms', '短信号码'],
    ['mailbox', '邮政信箱'],
    ['email', '电子邮箱'],
    ['box', '意见箱位置'],
    ['hours', '接访时间'],
  ] as const
  const contact: Record<string, Leaf> = {}
  for (const [key, name] of channels) {
    const value = team.contact[key]
    const path = `${team.path}.contact.${key}`
    if (value !== undefined) contact[key] = value === '待补' ? hold(name, path) : leaf(value, path)
  }
  return {
    name: leaf(team.name, `${team.path}.name`),
    ...(team.leader === undefined ? {} : { leader: memberView(team.leader, `${team.path}.leader`, '组长姓名') }),
    deputies: team.deputies.map((person, i) => memberView(person, `${team.path}.deputies.${i}`, '副组长姓名')),
    ...given('size', team.size, `${team.path}.size`),
    contact,
  }
}

function unitView(unit: Unit, { catalogue }: ViewOf): UnitView {
  const { path } = unit
  const kind = unit.kind === undefined ? undefined : unitKindNamed(catalogue, unit.kind)
  const called = calledUnit(unit)
  const party = unit.count > 1 || unit.party === undefined ? '党组织' : unit.party === '无' ? '领导班子' : unit.party
  const clauses = (list: readonly string[], field: string): Leaf[] =>
    list.map((text, i) => leaf(text, `unit_kinds.${unit.kind ?? ''}.${field}.${i}`))
  return {
    name: leaf(unit.name, `${path}.name`),
    short: leaf(called, `${path}.short`),
    party: leaf(party, `${path}.party`),
    body: leaf(called + party, `${path}.party`),
    type: leaf(unit.type, `${path}.type`),
    ...given('theme', unit.theme, `${path}.theme`),
    ...(unit.head === undefined ? {} : { head: personView(unit.head, `${path}.head`, '单位负责人') }),
    ...given('duty', unit.duty, `${path}.duty`),
    ...given('vision', unit.vision, `${path}.vision`),
    staff: leaf(kind?.staff ?? '干部职工', `unit_kinds.${unit.kind ?? ''}.staff`),
    concerns: unit.concerns.map((text, i) => leaf(text, `${path}.concerns.${i}`)),
    ...(kind === undefined
      ? {}
      : {
          trade: {
            name: leaf(kind.name, `unit_kinds.${kind.id}.name`),
            position: clauses(kind.position, 'position'),
            tasks: clauses(kind.tasks, 'tasks'),
            points: clauses(kind.points, 'points'),
            risks: clauses(kind.risks, 'risks'),
            wish: clauses(kind.wish, 'wish'),
          },
        }),
    record: recordView(unit.record, `${path}.record`),
    count: leaf(unit.count, `${path}.count`),
  }
}

/** Several units that share a meeting, spoken of as one. */
function together(views: readonly UnitView[], units: readonly Unit[]): UnitView {
  const names = views.map((view) => view.short.text)
  const called = names.length > 3 ? `${names.slice(0, 2).join('、')}等${names.length}家单位` : names.join('、')
  const parties = new Set(views.map((view) => view.party.text))
  const party = parties.size === 1 ? ([...parties][0] ?? '党组织') : '党组织'
  const staffs = new Set(views.map((view) => view.staff.text))
  const types = new Set(views.map((view) => view.type.text))
  return {
    name: leaf(called, 'units'),
    short: leaf(called, 'units'),
    party: leaf(party, 'units'),
    body: leaf(called + party, 'units'),
    type: leaf(types.size === 1 ? ([...types][0] ?? '常规') : '常规', 'units'),
    staff: leaf(staffs.size === 1 ? ([...staffs][0] ?? '干部职工') : '干部职工', 'units'),
    concerns: views.flatMap((view) => view.concerns),
    record: [],
    count: leaf(
      units.reduce((sum, unit) => sum + unit.count, 0),
      'units',
    ),
  }
}

function recordView(record: readonly Achievement[], path: string): View['record'] {
  return record.map((entry, i) => ({
    ...given('scope', entry.scope, `${path}.${i}.scope`),
    figures: leaf(
      entry.figures.map(({ label, value, unit = '' }) => `${label}${value}${unit}`).join('，'),
      `${path}.${i}.figures`,
    ),
  }))
}

function heardView(items: readonly AgendaItem[]): View['said'] {
  const heard: View['said'] = {}
  for (const item of items) {
    if (!('speech' in item) || item.speech === '主持词') continue
    heard[heardFields[item.speech]] ??= {
      ...speakerView(item),
      points: item.points.map((text, i) => leaf(text, `${item.path}.points.${i}`)),
    }
  }
  return heard
}

const speakerView = (item: SpeechItem): PersonView =>
  personView(item.speaker ?? {}, `${item.path}.speaker`, speakerHeld(item.speech))

function otherView(other: OtherItem): View['done'][number] {
  return {
    item: leaf(other.item, `${other.path}.item`),
    ...(other.objects.length === 0 ? {} : { object: leaf(joinTitles(other.objects), `${other.path}.object`) }),
    ...(other.by === undefined ? {} : { by: personView(other.by, `${other.path}.by`, '由谁') }),
  }
}

/** Whom the host introduces: who speaks or reads, the highest first, without the host himself and those who pledge. */
function guestsOf({ meeting }: ViewOf): View['guests'] {
  const ranks: readonly (SpeechKind | undefined)[] = ['部署讲话', '领导动员', '组长动员', undefined]
  const found = ranks.flatMap((rank) =>
    meeting.agenda.flatMap((item) => {
      if ('item' in item)
        return rank === undefined && item.by !== undefined && !isChair(meeting.chair, item.by)
          ? [personView(item.by, `${item.path}.by`, '由谁').called]
          : []
      return item.speech === rank && !isChair(meeting.chair, item.speaker) ? [speakerView(item).called] : []
    }),
  )
  return found.filter(({ text }, i) => found.findIndex((other) => other.text === text) === i)
}

/** A speaker as the agenda announces him: who pledges for a unit is called with its name. */
function placedView({ round, meeting }: ViewOf, item: SpeechItem): PersonView {
  if (item.speech !== '表态发言' || item.speaker === undefined || meeting.units.length < 2) return speakerView(item)
  return speakerView({ ...item, speaker: postWithUnit(item.speaker, unitsOf(round, meeting, item)) })
}

/** The agenda as it is announced: without the host's script, consecutive pledges as one item. */
function agendaViews(of: ViewOf): View['agenda'] {
  const views: { kind: string; view: View['agenda'][number] }[] = []
  for (const item of of.meeting.agenda) {
    if ('item' in item) {
      const { by, ...rest } = otherView(item)
      const self = isChair(of.meeting.chair, item.by)
      views.push({ kind: item.item, view: { ...rest, people: by === undefined ? [] : [by], ...called(by), self } })
      continue
    }
    if (item.speech === '主持词') continue
    const speaker = placedView(of, item)
    const last = views.at(-1)
    if (item.speech === '表态发言' && last?.kind === '表态发言') {
      const people = [...last.view.people, speaker]
      const names = people.map((person) => person.called.text).join('、')
      views[views.length - 1] = {
        ...last,
        view: { ...last.view, people, called: leaf(names, `${item.path}.speaker`), self: false },
      }
    } else {
      const speech = leaf(item.speech, `${item.path}.speech`)
      const self = isChair(of.meeting.chair, item.speaker)
      views.push({ kind: item.speech, view: { speech, people: [speaker], ...called(speaker), self } })
    }
  }
  return views.map(({ view }) => view)
}

const called = (person: PersonView | undefined): { called?: Leaf } =>
  person === undefined ? {} : { called: person.called }

/** Whether the speaker is the team's head; where nothing says otherwise, he is. */
const isLeader = (team: Team | undefined, speaker: Person | undefined): boolean =>
  team?.leader?.name === undefined || speaker?.name === undefined || team.leader.name === speaker.name

/**
 * Whether the speaker answers for the unit in his own name (第一责任人): its head, or who pledges for it and is not known
 * to be somebody else or a deputy.
 */
function isInCharge(units: readonly Unit[], { speech, speaker }: SpeechItem): boolean {
  const heads = units.flatMap(({ head }) => (head?.name === undefined ? [] : [head.name]))
  if (speaker?.name !== undefined && heads.length > 0) return heads.includes(speaker.name)
  if (speaker?.title?.includes('副') === true) return false
  return speech === '表态发言' || units.some((unit) => belongs(speaker, unit))
}

const isChair = (chair: Person | undefined, speaker: Person | undefined): boolean =>
  chair !== undefined &&
  speaker !== undefined &&
  (chair.name ?? chair.title) !== undefined &&
  chair.name === speaker.name &&
  (chair.name !== undefined || chair.title === speaker.title)

/** The units of a round by type and theme, in the order in which the types first occur. */
function groupViews(round: Round): View['groups'] {
  const groups = new Map<string, Unit[]>()
  for (const unit of round.units) {
    const key = `${unit.type}\n${unit.theme ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), unit])
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

const calledUnit = (unit: Unit): string =>
  unit.short ?? (unit.count > 1 && !/^\d/.test(unit.name) ? `${unit.count}个${unit.name}` : unit.name)

function namesOf(round: Round, ids: readonly string[]): string | undefined {
  const names = ids.flatMap((id) => round.units.filter((unit) => unit.id === id)).map(calledUnit)
  return names.length === 0 ? undefined : names.join('、')
}

/** 《甲》和《乙》: titles need no comma between them, everything else does. */
function joinTitles(objects: readonly string[]): string {
  return objects.length < 2
    ? (objects[0] ?? '')
    : `${objects.slice(0, -1).join('、')}和${objects.at(-1)}`.replaceAll('》、《', '》《')
}

function focusViews(round: Round, catalogue: Catalogue, asOf: IsoDate): readonly FocusView[] {
  const named = round.focus.map((reference, i): FocusView => {
    const path = `focus.${i}`
    if ('id' in reference) {
      const framework = frameworkNamed(catalogue, reference.id, asOf)
      if (framework !== undefined) return frameworkView(framework, asOf, path)
      return { id: leaf(reference.id, path), items: [], count: leaf(0, path) }
    }
    return {
      id: leaf('自拟', path),
      name: leaf(reference.name, `${path}.name`),
      quoted: leaf(`“${reference.name}”`, `${path}.name`),
      items: reference.items.map((item, j) => ({
        title: leaf(item.title, `${path}.items.${j}.title`),
        ...given('detail', item.detail, `${path}.items.${j}.detail`),
      })),
      count: leaf(reference.items.length, `${path}.items`),
    }
  })
  if (named.length > 0) return named
  return standardFocus(catalogue, round.committee.level, asOf).map((framework) =>
    frameworkView(framework, asOf, `frameworks.${framework.id}`),
  )
}

function frameworkView(framework: Framework, asOf: IsoDate, path: string): FocusView {
  const items = itemsOn(framework, asOf)
  // A name that is only a label of ours (二十届中央第三轮以来监督重点) is never spoken; a local one may be, locally
  const spoken = framework.official_name || framework.levels.includes('市县')
  return {
    id: leaf(framework.id, path),
    ...(spoken ? { name: leaf(framework.name, path), quoted: leaf(`“${framework.name}”`, path) } : {}),
    items: items.map((text, i) => ({ title: leaf(text, `frameworks.${framework.id}.items.${i}`) })),
    count: leaf(items.length, path),
  }
}

function contextClauses(round: Round, catalogue: Catalogue): Leaf[] {
  return round.context.flatMap((reference, i) => {
    if ('text' in reference) return [leaf(reference.text, `context.${i}.text`)]
    const tag = catalogue.contexts.find((known) => known.tag === reference.tag)
    if (tag === undefined) return []
    const clause = round.committee.level === '省' ? (tag.provincial ?? tag.clause) : tag.clause
    return [leaf(clause, `contexts.${tag.tag}`)]
  })
}
