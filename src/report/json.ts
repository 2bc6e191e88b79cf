import type { Diagnostic, Severity } from '../model/diagnostic.ts'
import { byPlace, wording } from '../model/diagnostic.ts'
import type { SpokenLength } from '../model/manuscript.ts'
import { coveredText } from './excerpt.ts'

/** A diagnostic as other programs read it, contract.md §2. Without a place it has no lines and columns. */
export interface Finding {
  readonly file?: string
  readonly code: string
  readonly severity: Severity
  readonly line?: number
  readonly column?: number
  readonly endLine?: number
  readonly endColumn?: number
  readonly excerpt?: string
  readonly message: string
  readonly hint?: string
  /** what mends it beyond doubt */
  readonly fix?: { readonly text: string }
  /** the template that a generated paragraph comes from */
  readonly origin?: { readonly file: string; readonly line: number }
  readonly related?: readonly { readonly file: string; readonly line: number; readonly column: number }[]
}

/** Diagnostics as data, sorted, in one list. */
export function findingsJson(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
): readonly Finding[] {
  return diagnostics.toSorted(byPlace).map((each) => findingOf(each, sources))
}

/**
 * Findings of a manifest in an order that depends on nothing but themselves: those at one place as texts, so that the
 * shares of a round, joined, are what one build gives.
 */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    .map((finding) => ({ finding, text: JSON.stringify(finding) }))
    .toSorted(
      (a, b) =>
        compare(a.finding.file ?? '\uFFFF', b.finding.file ?? '\uFFFF') ||
        (a.finding.line ?? 0) - (b.finding.line ?? 0) ||
        (a.finding.column ?? 0) - (b.finding.column ?? 0) ||
        compare(a.text, b.text),
    )
    .map(({ finding }) => finding)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The name of a rule: `check/half-width` is the rule `half-width`; what no rule found keeps its code. */
export const ruleOf = (code: string): string => code.replace(/^check\//, '')

/**
 * Findings of the proofreader as JSON text, by file. Files without a finding are listed too, so that “nothing found” can be told from
 * “not read”, with their length in characters and in minutes of reading aloud; what has no place stands under the empty name.
 */
export function reportJson(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  lengths: ReadonlyMap<string, SpokenLength>,
): string {
  const files = new Map<string, Omit<Finding & { readonly rule: string }, 'file' | 'code'>[]>(
    [...sources.keys()].toSorted().map((file) => [file, []]),
  )
  for (const { file = '', code, ...finding } of findingsJson(diagnostics, sources)) {
    const list = files.get(file) ?? []
    list.push({ rule: ruleOf(code), ...finding })
    files.set(file, list)
  }
  const count = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length
  const report = {
    version: 1,
    files: Array.from(files, ([file, findings]) => ({ file, ...lengths.get(file), findings })),
    summary: { error: count('error'), warning: count('warning'), info: count('info') },
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

function findingOf(of: Diagnostic, sources: ReadonlyMap<string, string>): Finding {
  const { text: message, hint } = wording(of)
  const { code, severity, place, related, fix, origin } = of
  const source = sources.get(place?.file ?? '')
  const excerpt = place === undefined || source === undefined ? undefined : coveredText(place, source)
  return {
    ...(place === undefined ? {} : { file: place.file }),
    code,
    severity,
    ...(place === undefined
      ? {}
      : { line: place.line, column: place.column, endLine: place.endLine, endColumn: place.endColumn }),
    ...(excerpt === undefined ? {} : { excerpt }),
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined ? {} : { fix: { text: fix.text } }),
    ...(origin === undefined ? {} : { origin: { file: origin.file, line: origin.line } }),
    ...(related === undefined ? {} : { related: related.map(({ file, line, column }) => ({ file, line, column })) }),
  }
}
