import type { Catalogue } from '../model/catalogue.ts'
import { frameworkNamed, standardFocus, unitKindNamed } from '../model/catalogue.ts'
import type { IsoDate } from '../model/date.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { Outline, PlannedSection } from '../model/outline.ts'
import type { Place } from '../model/place.ts'
import type { AgendaItem, Meeting, OrdinalStyle, Round, SpeechItem, SpeechKind, SpeechOptions } from '../model/round.ts'
import type { OutlineTemplate, Situation, Templates } from '../model/template.ts'
import type { Choice } from './choose.ts'
import { choose } from './choose.ts'
import { unitsOf } from './concerned.ts'
import { checkFocusWindows } from './focus-windows.ts'
import { meetingName, shortMeetingName } from './meeting-name.ts'
import { viewOf } from './view.ts'

/** All speeches of a round that are to be written, and what stands in the way of others. */
export interface Plan {
  readonly outlines: readonly Outline[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * What the plan is made from. `placeOf` finds a data path (`meetings.0.agenda.1`) in the round file, or the nearest
 * thing above it; `isWritten` tells whether that very path is there.
 */
export interface Given {
  readonly round: Round
  readonly catalogue: Catalogue
  readonly templates: Templates
  readonly placeOf: (path: string) => Place | undefined
  readonly isWritten: (path: string) => boolean
}

/** Decides for every speech of a round which outline and which sections it is written with, and from which data. */
export function plan(given: Given): Plan {
  const outlines: Outline[] = []
  const diagnostics: Diagnostic[] = []
  const days = new Set<IsoDate>()
  for (const meeting of given.round.meetings) {
    let position = 0
    for (const item of meeting.agenda) {
      if (!('speech' in item) || !item.generate) continue
      position++
      const planned = planSpeech(given, meeting, item, position)
      diagnostics.push(...planned.diagnostics)
      if (planned.outline === undefined) continue
      outlines.push(planned.outline)
      days.add(planned.outline.asOf)
    }
  }
  diagnostics.push(...checkFocusWindows(given, Array.from(days)))
  return { outlines, diagnostics }
}

function planSpeech(given: Given, meeting: Meeting, item: SpeechItem, position: number) {
  const { round, catalogue, templates } = given
  const key = `${meeting.id}/${position}-${item.speech}`
  const { options } = item
  const asOf =
    meeting.date ?? (round.start !== undefined && 'date' in round.start ? round.start.date : catalogue.verified_until)
  const seed = `${round.name}\n${key}\n${options.variant ?? 0}`
  const situation = situationOf(given, meeting, item, asOf)
  const diagnostics: Diagnostic[] = []
  const template = chooseOutline(templates, item.speech, options, situation, seed)
  if (template.chosen === undefined) {
    const known = templates.outlines
      .filter(({ kind }) => kind === item.speech)
      .map(({ name }) => name)
      .join('、')
    const args = { kind: item.speech, known, ...(options.outline === undefined ? {} : { name: options.outline }) }
    diagnostics.push(diagnostic('template/no-outline', args, placeIn(given, item, 'outline')))
    return { diagnostics }
  }
  const { slots, unknown } = slotsOf(template.chosen, options)
  for (const { slot, option } of [
    ...unknown.map((name) => ({ slot: name, option: 'sections' })),
    ...lostInserts(given, item, template.chosen).map((name) => ({ slot: name, option: 'insert' })),
  ]) {
    const known = template.chosen.slots
    const suggestion = nearest(slot, known)
    const args = { slot, known: known.join('、'), ...(suggestion === undefined ? {} : { suggestion }) }
    diagnostics.push(diagnostic('template/unknown-slot', args, placeIn(given, item, option)))
  }
  const sections: PlannedSection[] = []
  for (const slot of slots) {
    const candidates = templates.sections.filter((known) => known.kind === item.speech && known.slot === slot)
    const choice = choose(candidates, situation, seed, slot)
    if (choice.chosen === undefined) diagnostics.push(noSection(choice, slot, item, placeIn(given, item, 'sections')))
    else {
      const text = options.insert?.[slot]
      const insert = text === undefined ? {} : { insert: { text, path: `${item.path}.insert.${slot}` } }
      sections.push({ slot, template: choice.chosen, of: choice.of, pick: choice.pick, ...insert })
    }
  }
  if (diagnostics.length > 0) return { diagnostics }
  const name = meetingName(round, meeting)
  const outline: Outline = {
    key,
    kind: item.speech,
    position,
    round: round.name,
    meeting: { id: meeting.id, name, short: shortMeetingName(round, meeting), kind: meeting.kind },
    units: unitsOf(round, meeting, item).map(({ id }) => id),
    ...(meeting.date === undefined ? {} : { date: meeting.date }),
    asOf,
    level: round.committee.level,
    template: template.chosen,
    ...numbering(template.chosen, options.ordinals),
    sections,
    length: options.length ?? '标准',
    seed,
    view: viewOf({
      round,
      catalogue,
      meeting,
      meetingName: name,
      item,
      asOf,
      length: situation.length,
      chapters: sections.reduce((sum, section) => sum + section.template.chapters, 0),
    }),
  }
  return { outline, diagnostics }
}

/** Where an option of a speech was written: with the speech, else among the defaults. */
function placeIn(given: Given, item: SpeechItem, option: string): Place | undefined {
  const written = [`${item.path}.${option}`, `defaults.${option}`].find(given.isWritten)
  return given.placeOf(written ?? item.path)
}

function noSection(choice: Choice<unknown>, slot: string, item: SpeechItem, place: Place | undefined): Diagnostic {
  const reasons = choice.rejected
    .slice(0, 4)
    .map(({ id, reason }) => `${id.split('/').at(-1)}（${reason}）`)
    .join('；')
  return diagnostic('template/no-section', { slot, kind: item.speech, reasons }, place)
}

function chooseOutline(
  templates: Templates,
  kind: SpeechKind,
  options: SpeechOptions,
  situation: Situation,
  seed: string,
): Choice<OutlineTemplate> {
  const candidates = templates.outlines.filter(
    (known) => known.kind === kind && (options.outline === undefined || known.name === options.outline),
  )
  return choose(candidates, situation, seed, 'outline')
}

/** Opening and closing always stay; the chapters between are the outline's, or those that `sections` picks and orders. */
function slotsOf(template: OutlineTemplate, options: SpeechOptions) {
  if (options.sections === undefined) return { slots: template.slots, unknown: [] }
  const wanted = options.sections
  const frame = new Set(['开场', '结尾'])
  const chapters = wanted.filter((slot) => !frame.has(slot) && template.slots.includes(slot))
  const slots = [
    ...template.slots.filter((slot) => slot === '开场'),
    ...chapters,
    ...template.slots.filter((slot) => slot === '结尾'),
  ]
  return { slots, unknown: wanted.filter((slot) => !template.slots.includes(slot)) }
}

/**
 * What is to be inserted into a section that the speech does not have would be lost. An insert among the defaults is
 * meant for those speeches that have the section, so it only has to be a section of some outline.
 */
function lostInserts(given: Given, item: SpeechItem, template: OutlineTemplate): readonly string[] {
  const own = given.isWritten(`${item.path}.insert`)
  const all = own ? template.slots : given.templates.outlines.flatMap(({ slots }) => slots)
  return Object.keys(item.options.insert ?? {}).filter((slot) => !all.includes(slot))
}

const running: ReadonlySet<OrdinalStyle> = new Set(['第一，', '一是', '一要', '首先，'])

/**
 * The styles that the round file asks for: the first is the chapters', of the others those that stand alone go to the
 * levels below, those that run in (一要, 一是 …) to the points and then to a series inside a paragraph.
 */
function numbering(template: OutlineTemplate, wanted: readonly OrdinalStyle[] | undefined) {
  if (wanted === undefined) return { ordinals: template.ordinals }
  const [first, ...rest] = wanted
  const alone = rest.filter((style) => !running.has(style))
  const [leads, inline] = rest.filter((style) => running.has(style))
  return {
    ordinals: [...(first === undefined ? [] : [first]), ...alone, ...template.ordinals.slice(1 + alone.length)],
    ...(leads === undefined ? {} : { leads }),
    ...(inline === undefined ? {} : { inline }),
  }
}

const said = (items: readonly AgendaItem[]): readonly SpeechKind[] =>
  items.flatMap((item) => ('speech' in item && item.speech !== '主持词' ? [item.speech] : []))

function situationOf(given: Given, meeting: Meeting, item: SpeechItem, date: IsoDate): Situation {
  const { round, catalogue } = given
  const at = meeting.agenda.indexOf(item)
  const units = unitsOf(round, meeting, item)
  const unit = units.length === 1 ? units[0] : undefined
  const kind = unit?.kind === undefined ? undefined : unitKindNamed(catalogue, unit.kind)
  const first = round.focus[0]
  const framework =
    first === undefined
      ? standardFocus(catalogue, round.committee.level, date)[0]
      : 'id' in first
        ? frameworkNamed(catalogue, first.id, date)
        : undefined
  const { length = '标准', audience = '干部' } = item.options
  return {
    kind: item.speech,
    date,
    level: round.committee.level,
    type: unit?.type ?? round.type,
    unit_kind: kind === undefined ? [] : [kind.id, kind.name, ...kind.aliases],
    party: unit?.party ?? '未写明',
    focus: framework === undefined ? ['自拟'] : [framework.id, framework.name, ...framework.aliases],
    context: round.context.flatMap((reference) => ('tag' in reference ? [reference.tag] : [])),
    said: said(meeting.agenda.slice(0, at)),
    to_come: said(meeting.agenda.slice(at + 1)),
    length: typeof length === 'number' ? namedLength(item.speech, length) : length,
    audience,
    several: units.length > 1,
  }
}

/** The named length that comes nearest to a number of characters. */
function namedLength(kind: SpeechKind, characters: number): '简' | '标准' | '详' {
  // genre: 组长动员 2 500–7 700, 部署讲话 4 000–5 600, 领导动员 2 500–4 300, 表态发言 600–1 500, 主持词 600–1 100
  const bounds: Readonly<Record<SpeechKind, readonly [number, number]>> = {
    部署讲话: [4400, 5200],
    领导动员: [2950, 3650],
    组长动员: [3000, 4000],
    表态发言: [850, 1200],
    主持词: [750, 950],
  }
  const [low, high] = bounds[kind]
  return characters < low ? '简' : characters > high ? '详' : '标准'
}
