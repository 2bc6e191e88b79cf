import type { Diagnostic, Severity } from '../model/diagnostic.ts'
import { byPlace, wording } from '../model/diagnostic.ts'
import { ruleOf } from './json.ts'

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** Findings as workflow commands of GitHub Actions, which shows them beside the changed lines. */
export function reportGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .toSorted(byPlace)
    .map((each) => `${command(each)}\n`)
    .join('')
}

function command(of: Diagnostic): string {
  const { text, hint } = wording(of)
  const { place, origin, severity, code } = of
  const properties = [
    ...(place === undefined
      ? []
      : [`file=${property(place.file)}`, `line=${place.line}`, `endLine=${place.endLine}`, `col=${place.column}`]),
    // A column's end says nothing where it is on another line
    ...(place === undefined || place.line !== place.endLine ? [] : [`endColumn=${place.endColumn}`]),
    `title=${property(ruleOf(code))}`,
  ]
  const lines = [
    text,
    ...(hint === undefined ? [] : [hint]),
    ...(origin === undefined ? [] : [`模板 ${origin.file}:${origin.line}`]),
  ]
  return `::${commands[severity]} ${properties.join(',')}::${data(lines.join('\n'))}`
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
