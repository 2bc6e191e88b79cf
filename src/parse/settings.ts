import * as v from 'valibot'
import type { Document } from 'yaml'
import { isMap, isNode, isScalar, parseDocument } from 'yaml'
import type { Formulation } from '../model/catalogue.ts'
import type { Diagnostic, Parsed, Severity } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { Place } from '../model/place.ts'
import { locate } from '../model/place.ts'
import { plainValue } from './plain-value.ts'
import { decodeText } from './text.ts'

/** What `.speechgen.yml` says: how grave each rule is, words that are right here, formulations that are in use here. */
export interface Settings {
  readonly rules: Readonly<Record<string, Severity | 'off'>>
  readonly words: readonly string[]
  readonly formulations: readonly Formulation[]
}

const level = v.picklist(['error', 'warning', 'info', 'off'])
const date = v.pipe(v.string(), v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/))
const formulation = v.strictObject({
  text: v.pipe(v.string(), v.minLength(2)),
  from: v.optional(date),
  until: v.optional(date),
})
const shape = v.strictObject({
  rules: v.optional(v.record(v.string(), level), {}),
  words: v.optional(v.array(v.pipe(v.string(), v.minLength(1))), []),
  formulations: v.optional(v.array(formulation), []),
})

/** What is to be written, by the first key of the path; the last key of a formulation is more exact. */
const wanted: Readonly<Record<string, string>> = {
  rules: ' error、warning、info 或 off',
  words: '一列词语，如 [某词, 另一词]',
  formulations: '一列提法，如 [{text: 某提法, from: 2024-01}]',
  from: '日期，如 2024-01 或 2024-01-15',
  until: '日期，如 2024-01 或 2024-01-15',
}

/**
 * Reads the settings of the proofreader. Everything that is wrong is told; there is a value only where nothing is.
 * @param ruleIds the rules that there are
 */
export function parseSettings(file: string, bytes: Uint8Array, ruleIds: readonly string[]): Parsed<Settings> {
  const decoded = decodeText(bytes)
  if (!('text' in decoded))
    return { diagnostics: [diagnostic('settings/not-text', { encoding: decoded.encoding }, locate(file, '')(0))] }
  const { text } = decoded
  const locator = locate(file, text)
  const document = parseDocument(text)
  const broken = document.errors.map((error) =>
    diagnostic(
      'settings/syntax',
      { detail: error.message.split('\n')[0]?.replace(/:$/, '') ?? '' },
      locator(error.pos[0], error.pos[1]),
    ),
  )
  if (broken.length > 0) return { diagnostics: broken }
  const plain = plainValue(document)
  if ('detail' in plain)
    return { diagnostics: [diagnostic('settings/syntax', { detail: plain.detail }, locator(plain.from, plain.to))] }
  const data = plain.value ?? {}
  const at = (path: readonly unknown[], key = false): Place => {
    const [from, to] = rangeOf(document, path, key)
    return locator(from, to)
  }
  const parsed = v.safeParse(shape, data)
  const diagnostics: Diagnostic[] = (parsed.issues ?? []).map((issue) => {
    const path = (issue.path ?? []).map(({ key }) =>
      typeof key === 'number' ? key : typeof key === 'string' ? key : '',
    )
    const last = path.at(-1)
    if (issue.type === 'strict_object' && issue.expected === 'never' && last !== undefined) {
      const known = path.length === 1 ? Object.keys(shape.entries) : Object.keys(formulation.entries)
      return diagnostic(
        'settings/unknown-key',
        { key: String(last), suggestion: nearest(String(last), known) },
        at(path, true),
      )
    }
    const what = wanted[String(last)] ?? wanted[String(path[0])] ?? ' rules、words、formulations'
    return diagnostic('settings/bad-value', { key: path.join('.'), wanted: what }, at(path))
  })
  for (const rule of Object.keys(parsed.success ? parsed.output.rules : {}))
    if (!ruleIds.includes(rule))
      diagnostics.push(
        diagnostic('settings/unknown-rule', { rule, suggestion: nearest(rule, ruleIds) }, at(['rules', rule], true)),
      )
  if (!parsed.success || diagnostics.length > 0) return { diagnostics }
  const { rules, words, formulations } = parsed.output
  return { value: { rules, words, formulations: formulations.map(localFormulation) }, diagnostics }
}

/** A formulation of the place, as the catalogue has its own. */
function localFormulation({ text, from, until }: v.InferOutput<typeof formulation>, index: number): Formulation {
  return {
    id: `local-${index + 1}`,
    text,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    severity: 'error',
    confidence: 'high',
    sources: [],
  }
}

/** Where a value stands, or its key; of what is nearest above it, where it is not there. */
function rangeOf(document: Document, path: readonly unknown[], key: boolean): readonly [number, number] {
  for (let depth = path.length; depth >= 0; depth--) {
    const parent = depth === 0 ? undefined : document.getIn(path.slice(0, depth - 1), true)
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && item.key.value === path[depth - 1])
      : undefined
    const found =
      key && depth === path.length && pair !== undefined ? pair.key : document.getIn(path.slice(0, depth), true)
    if (isNode(found) && found.range != null) return [found.range[0], found.range[1]]
  }
  return [0, 0]
}
