import type { Round, SpeechKind, SpeechOptions } from '../model/round.ts'
import type { OutlineTemplate, SectionTemplate, Templates } from '../model/template.ts'
import { grouped } from '../model/grouped.ts'

/** From what the choices of a speech are made: the same speech of the same round always gets the same. */
export const seedOf = (round: Round, key: string, options: SpeechOptions): string =>
  `${round.name}\n${key}\n${options.variant ?? 0}`

/** The outlines that a kind of speech has; the one asked for, where one is. */
export function outlinesFor(
  templates: Templates,
  kind: SpeechKind,
  { outline }: SpeechOptions,
): readonly OutlineTemplate[] {
  return templates.outlines.filter((known) => known.kind === kind && (outline === undefined || known.name === outline))
}

/** The sections that could fill a slot. */
export function sectionsFor(templates: Templates, kind: SpeechKind, slot: string): readonly SectionTemplate[] {
  const known =
    bySlot.get(templates) ?? grouped(templates.sections.map((section) => [`${section.kind}/${section.slot}`, section]))
  bySlot.set(templates, known)
  return known.get(`${kind}/${slot}`) ?? []
}

const bySlot = new WeakMap<Templates, ReadonlyMap<string, readonly SectionTemplate[]>>()

/** Opening and closing always stay; the chapters between are the outline's, or those that `sections` picks and orders. */
export function slotsOf(template: OutlineTemplate, options: SpeechOptions) {
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
