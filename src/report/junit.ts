import type { Diagnostic } from '../model/diagnostic.ts'
import { byPlace, wording } from '../model/diagnostic.ts'
import { ruleOf } from './json.ts'

/**
 * Findings as JUnit XML, for build servers: a file is a test suite, an error or a warning a failed case, a file without
 * one a passed case. What is only worth knowing is no failure and goes to `system-out`.
 */
export function reportJunit(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): string {
  const found = diagnostics.toSorted(byPlace)
  const files = new Set([...[...sources.keys()].toSorted(), ...found.map(({ place }) => place?.file ?? '')])
  const suites = Array.from(files, (file) => {
    const own = found.filter(({ place }) => (place?.file ?? '') === file)
    const failed = own.filter(({ severity }) => severity !== 'info')
    const notes = own.filter(({ severity }) => severity === 'info')
    const name = attribute(file === '' ? 'speechgen' : file)
    const cases =
      failed.length === 0
        ? [`    <testcase classname="${name}" name="审读"/>`]
        : failed.map((each) => testCase(each, name))
    const out = notes.length === 0 ? [] : [`    <system-out>${escaped(notes.map(told).join('\n'))}</system-out>`]
    const lines = [
      `  <testsuite name="${name}" tests="${cases.length}" failures="${failed.length}" errors="0">`,
      ...cases,
      ...out,
      '  </testsuite>',
    ]
    return { tests: cases.length, failures: failed.length, xml: lines.join('\n') }
  })
  const sum = (of: 'tests' | 'failures'): number => suites.reduce((total, suite) => total + suite[of], 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="speechgen" tests="${sum('tests')}" failures="${sum('failures')}" errors="0">`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>',
    '',
  ].join('\n')
}

function testCase(of: Diagnostic, file: string): string {
  const rule = ruleOf(of.code)
  const at = of.place === undefined ? '' : ` ${of.place.line}:${of.place.column}`
  return (
    `    <testcase classname="${file}" name="${attribute(rule + at)}">\n` +
    `      <failure type="${of.severity}" message="${attribute(wording(of).text)}">${escaped(told(of))}</failure>\n` +
    '    </testcase>'
  )
}

function told(of: Diagnostic): string {
  const { text, hint } = wording(of)
  const { place, origin } = of
  return [
    `${place === undefined ? '' : `${place.file}:${place.line}:${place.column} `}${text}`,
    ...(hint === undefined ? [] : [hint]),
    ...(origin === undefined ? [] : [`模板 ${origin.file}:${origin.line}`]),
  ].join('\n')
}

function escaped(text: string): string {
  // XML has no way to write control characters
  return text
    .replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

const attribute = (text: string): string =>
  escaped(text)
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n]/g, ' ')
