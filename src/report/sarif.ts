import type { Diagnostic, Severity } from '../model/diagnostic.ts'
import { byPlace, wording } from '../model/diagnostic.ts'
import type { Place } from '../model/place.ts'
import { coveredText } from './excerpt.ts'
import { ruleOf } from './json.ts'
import type { ReportedRule } from './rule.ts'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** Findings as SARIF 2.1.0, for platforms that show them beside the text. */
export function reportSarif(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  { version, rules }: { readonly version: string; readonly rules: readonly ReportedRule[] },
): string {
  const found = diagnostics.toSorted(byPlace)
  const other = [...new Set(found.map(({ code }) => ruleOf(code)))].filter((id) =>
    rules.every((rule) => rule.id !== id),
  )
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'speechgen',
            semanticVersion: version,
            language: 'zh-CN',
            rules: [
              ...rules.map(({ id, about, severity }) => ({
                id,
                shortDescription: { text: about },
                defaultConfiguration: { level: levels[severity] },
              })),
              ...other.map((id) => ({ id })),
            ],
          },
        },
        columnKind: 'unicodeCodePoints',
        results: found.map((each) => result(each, sources)),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function result(of: Diagnostic, sources: ReadonlyMap<string, string>): object {
  const { text, hint } = wording(of)
  const { code, severity, place, related = [], origin } = of
  const others = [
    ...related.map((other) => location(other, sources, '相关位置')),
    ...(origin === undefined || origin.file === place?.file ? [] : [location(origin, sources, '模板')]),
  ]
  return {
    ruleId: ruleOf(code),
    level: levels[severity],
    message: { text: hint === undefined ? text : `${text}${hint}` },
    ...(place === undefined ? {} : { locations: [location(place, sources)] }),
    ...(others.length === 0 ? {} : { relatedLocations: others }),
    ...fixes(of, sources),
  }
}

function location(place: Place, sources: ReadonlyMap<string, string>, message?: string): object {
  const source = sources.get(place.file)
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(place.file) },
      region: {
        ...regionOf(place),
        ...(source === undefined ? {} : { snippet: { text: coveredText(place, source) } }),
      },
    },
    ...(message === undefined ? {} : { message: { text: message } }),
  }
}

const regionOf = ({ line, column, endLine, endColumn }: Place): object => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
})

/** Of text files only: in a .docx file the region is not one of the file's own bytes. */
function fixes({ place, fix, code }: Diagnostic, sources: ReadonlyMap<string, string>): object {
  if (place === undefined || fix === undefined || !sources.has(place.file) || place.file.endsWith('.docx')) return {}
  const replacement = { deletedRegion: regionOf(place), insertedContent: { text: fix.text } }
  const artifactChanges = [{ artifactLocation: { uri: uri(place.file) }, replacements: [replacement] }]
  return { fixes: [{ description: { text: ruleOf(code) }, artifactChanges }] }
}

const uri = (file: string): string => file.split('/').map(encodeURIComponent).join('/')
