import type { Catalogue, Formulation } from '../model/catalogue.ts'
import { firstDay, lastDay } from '../model/date.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { findDated } from '../model/in-use.ts'
import type { SectionTemplate, Templates } from '../model/template.ts'
import type { Library } from './library.ts'
import type { Literal } from './prepare/found.ts'

/** The first day for which speeches are written when a template states no other. */
export const firstMeeting = '2016-01-01'

/**
 * Formulations that stand in a template by hand and are not in use on every date on which it can be used: what a build
 * would only find on an unlucky date is found here for all dates.
 */
export function checkDates(templates: Templates, library: Library, catalogue: Catalogue): readonly Diagnostic[] {
  const dated = catalogue.formulations.filter(
    (entry) => entry.severity !== 'info' && (entry.from !== undefined || entry.until !== undefined),
  )
  return templates.sections.flatMap((section) =>
    library.section(section).literals.flatMap((literal) => findings(section, literal, dated, catalogue)),
  )
}

function findings(
  section: SectionTemplate,
  literal: Literal,
  dated: readonly Formulation[],
  catalogue: Catalogue,
): readonly Diagnostic[] {
  // The dates that are left after the template's own window and the names it asks for with 通行
  const windows = [section.when, ...literal.inUse.flatMap((name) => findDated(catalogue, name) ?? [])]
  const from = windows.map((window) => firstDay(window.from ?? firstMeeting)).reduce((a, b) => (a > b ? a : b))
  const until = windows.map((window) => lastDay(window.until ?? '9999')).reduce((a, b) => (a < b ? a : b))
  return dated.flatMap((entry) => {
    if (!stands(entry, literal.text)) return []
    if (entry.from !== undefined && from < firstDay(entry.from))
      return [diagnostic('template/anachronism', { text: entry.text, from: entry.from }, literal.place)]
    if (entry.until !== undefined && until > lastDay(entry.until) && entry.severity === 'error')
      return [diagnostic('template/anachronism', { text: entry.text, until: entry.until }, literal.place)]
    return []
  })
}

function stands(entry: Formulation, text: string): boolean {
  let rest = text
  for (const except of entry.except ?? []) rest = rest.replaceAll(new RegExp(except, 'gu'), '')
  return entry.pattern === undefined ? rest.includes(entry.text) : new RegExp(entry.pattern, 'u').test(rest)
}
