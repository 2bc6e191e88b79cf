import type { Catalogue } from '../model/catalogue.ts'
import { frameworkNamed } from '../model/frameworks.ts'
import { unitKindNamed } from '../model/unit-facts.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { Place } from '../model/place.ts'
import type { OutlineTemplate, SectionTemplate, Templates } from '../model/template.ts'

/** Conditions that name what the catalogue does not have, and slots that no section or no outline fills. */
export function checkConditions(templates: Templates, catalogue: Catalogue): readonly Diagnostic[] {
  return [
    ...[...templates.outlines, ...templates.sections].flatMap((template) => unknownNames(template, catalogue)),
    ...templates.outlines.flatMap((outline) => emptySlots(outline, templates.sections)),
    ...templates.sections.flatMap((section) => unusedSlot(section, templates.outlines)),
  ]
}

function unknownNames(template: SectionTemplate | OutlineTemplate, catalogue: Catalogue): readonly Diagnostic[] {
  const { focus = [], unit_kind = [], context = [] } = template.when
  const unknown = (name: string, known: readonly string[]): Diagnostic => {
    const suggestion = nearest(name, known)
    const place = template.whenPlaces.get(name) ?? lineAt(template.file, 1)
    return diagnostic('template/unknown-name', suggestion === undefined ? { name } : { name, suggestion }, place)
  }
  return [
    ...focus
      .filter((name) => name !== '自拟' && frameworkNamed(catalogue, name) === undefined)
      .map((name) => unknown(name, [...catalogue.frameworks.map((known) => known.name), '自拟'])),
    ...unit_kind
      .filter((name) => unitKindNamed(catalogue, name) === undefined)
      .map((name) =>
        unknown(
          name,
          catalogue.unit_kinds.map(({ id }) => id),
        ),
      ),
    ...context
      .filter((name) => !catalogue.contexts.some(({ tag }) => tag === name))
      .map((name) =>
        unknown(
          name,
          catalogue.contexts.map(({ tag }) => tag),
        ),
      ),
  ]
}

function emptySlots(outline: OutlineTemplate, sections: readonly SectionTemplate[]): readonly Diagnostic[] {
  const { kind, file } = outline
  return outline.slots
    .filter((slot) => !sections.some((section) => section.kind === kind && section.slot === slot))
    .map((slot) => diagnostic('template/empty-slot', { slot, kind }, lineAt(file, 1)))
}

function unusedSlot(section: SectionTemplate, outlines: readonly OutlineTemplate[]): readonly Diagnostic[] {
  const { kind, slot, file } = section
  const slots = outlines.filter((outline) => outline.kind === kind).flatMap((outline) => outline.slots)
  if (slots.includes(slot)) return []
  const suggestion = nearest(slot, slots)
  const args = suggestion === undefined ? { slot, kind } : { slot, kind, suggestion }
  return [diagnostic('template/unused-slot', args, lineAt(file, 1))]
}

const lineAt = (file: string, line: number): Place => ({ file, line, column: 1, endLine: line, endColumn: 1 })
