import type { Catalogue } from '../model/catalogue.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { Outline, PlannedSection } from '../model/outline.ts'
import type { Place } from '../model/place.ts'
import type { Meeting, OrdinalStyle, Round, SpeechItem } from '../model/round.ts'
import type { OutlineTemplate, Situation, Templates } from '../model/template.ts'
import { outlinesFor, sectionsFor, seedOf, slotsOf } from './candidates.ts'
import type { Candidate } from './choose.ts'
import { choose, reasonAgainst } from './choose.ts'
import { unitsOf } from './concerned.ts'
import { checkFocusWindows } from './focus-windows.ts'
import { meetingName, shortMeetingName } from './meeting-name.ts'
import { dayOf, situationOf } from './situation.ts'
import { viewOf } from './view/view.ts'

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
  const plans = given.round.meetings.map((meeting) => planMeeting(given, meeting))
  return {
    outlines: plans.flatMap(({ outlines }) => outlines),
    diagnostics: [...plans.flatMap(({ diagnostics }) => diagnostics), ...checkRound(given)],
  }
}

/** The speeches of one meeting, without what is to be said of the round as a whole. */
export function planMeeting(given: Given, meeting: Meeting): Plan {
  const outlines: Outline[] = []
  const diagnostics: Diagnostic[] = []
  for (const [at, item] of writtenItems(meeting).entries()) {
    const planned = planSpeech(given, meeting, item, at + 1)
    diagnostics.push(...planned.diagnostics)
    if (planned.outline !== undefined) outlines.push(planned.outline)
  }
  return { outlines, diagnostics }
}

/** What is to be said of the round as a whole: whether what it names was in use on its days. */
export function checkRound(given: Given): readonly Diagnostic[] {
  const written = given.round.meetings.filter((meeting) => writtenItems(meeting).length > 0)
  return checkFocusWindows(given, [...new Set(written.map((meeting) => dayOf(given.round, meeting, given.catalogue)))])
}

/** The speeches of a meeting that are to be written. */
export const writtenItems = (meeting: Meeting): readonly SpeechItem[] =>
  meeting.agenda.filter((item): item is SpeechItem => 'speech' in item && item.generate)

function planSpeech(given: Given, meeting: Meeting, item: SpeechItem, position: number) {
  const { round, catalogue, templates } = given
  const key = `${meeting.id}/${position}-${item.speech}`
  const { options } = item
  const asOf = dayOf(round, meeting, catalogue)
  const seed = seedOf(round, key, options)
  const situation = situationOf(round, catalogue, meeting, item, asOf)
  const diagnostics: Diagnostic[] = []
  const template = choose(outlinesFor(templates, item.speech, options), situation, seed, 'outline')
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
    const candidates = sectionsFor(templates, item.speech, slot)
    const choice = choose(candidates, situation, seed, slot)
    if (choice.chosen === undefined) {
      const args = { slot, kind: item.speech, reasons: reasonsOf(candidates, situation) }
      diagnostics.push(diagnostic('template/no-section', args, placeIn(given, item, 'sections')))
    } else {
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

/** Why the first few of a slot's templates do not fit. */
function reasonsOf(candidates: readonly Candidate[], situation: Situation): string {
  return candidates
    .slice(0, 4)
    .map(({ id, when }) => `${id.split('/').at(-1)}（${reasonAgainst(when, situation) ?? ''}）`)
    .join('；')
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
