import * as v from 'valibot'
import type { Document } from 'yaml'
import { isScalar } from 'yaml'
import type { Diagnostic, Parsed } from '../model/diagnostic.ts'
import { byPlace, diagnostic, isError } from '../model/diagnostic.ts'
import type { Place } from '../model/place.ts'
import { locate } from '../model/place.ts'
import type { Round } from '../model/round.ts'
import { roundLimits } from './limits.ts'
import { writtenRound } from './round/definition.ts'
import { resolveRound } from './round/resolve.ts'
import type { Facts } from './round/resolving.ts'
import { resolving } from './round/resolving.ts'
import { roundShape } from './round/shape.ts'
import { readYaml } from './round/syntax.ts'
import { walk } from './round/walk.ts'
import type { Decoded } from './text.ts'
import { decodeText, decodeUtf8 } from './text.ts'

/** A round, and where each data path (`teams.0.contact.phone`) stands in its file. */
export type ParsedRound = Parsed<Round> & { readonly places: ReadonlyMap<string, Place> }

/**
 * Reads a round file, contract.md §1. All that is wrong is told at once, sorted by place; there is a value only where
 * nothing is an error.
 * @param file the name for messages
 */
export function parseRound(file: string, bytes: Uint8Array, facts: Facts): ParsedRound {
  if (bytes.length > roundLimits.bytes) {
    const told = diagnostic('round/too-large', { most: roundLimits.bytes }, locate(file, '')(0))
    return { diagnostics: [told], places: new Map() }
  }
  const decoded = decodeText(bytes)
  if (!('text' in decoded)) return { diagnostics: [notUtf8(file, bytes, decoded)], places: new Map() }
  const { text } = decoded
  const locator = locate(file, text)
  const { document, text: repaired, origin, diagnostics: syntax, brokenFrom } = readYaml(text, locator)
  if (isBlank(document) && syntax.length === 0) {
    return { diagnostics: [diagnostic('round/empty-file', {}, locator(0))], places: new Map() }
  }
  const walked = walk(document, repaired, roundShape, (from, to) => locator(origin(from), origin(to)))
  const references: Diagnostic[] = []
  // The walk gives what the definition accepts, or salvages it; that this throws would be our own mistake
  const written = v.parse(writtenRound, walked.data)
  const round = resolveRound(resolving(facts, walked, references), file, written)
  const content = walked.abandoned
    ? walked.diagnostics
    : brokenFrom === undefined
      ? [...walked.diagnostics, ...references]
      : walked.diagnostics.filter((each) => isSure(each, locator(brokenFrom)))
  const diagnostics = [...syntax, ...content]
    .filter((each) => !isSecond(each, content))
    .toSorted(byPlace)
    .filter(isNew)
  const failed = diagnostics.some(isError)
  const told = atMost(diagnostics, walked.abandoned)
  return { ...(failed ? {} : { value: round }), diagnostics: told, places: walked.places }
}

/** A file without a value: nothing but blanks, comments, or empty quotes. */
function isBlank({ contents }: Document): boolean {
  return contents === null || (isScalar(contents) && (contents.source ?? '').trim() === '')
}

/** As many findings as can be read; how many there are beyond those, at the place of the first that is not told. */
function atMost(diagnostics: readonly Diagnostic[], abandoned: boolean): readonly Diagnostic[] {
  const grave = diagnostics.filter(({ severity }) => severity !== 'info')
  if (grave.length <= roundLimits.findings) return diagnostics
  const told = grave.slice(0, roundLimits.findings)
  const next = grave[roundLimits.findings]
  const count = abandoned ? 0 : grave.length - told.length
  return [...told, diagnostic('round/more-findings', { count }, next?.place)]
}

/** After an error of syntax nothing is sure, least of all that something is missing. */
function isSure({ code, place }: Diagnostic, broken: Place): boolean {
  const missing = ['round/missing-key', 'round/one-of', 'round/wrong-shape'].includes(code)
  return !missing && place !== undefined && place.line < broken.line
}

/** That a comma may be wrong need not be told where the item is told to be wrong. */
function isSecond({ code, place }: Diagnostic, all: readonly Diagnostic[]): boolean {
  return (
    code === 'round/comma-in-list' &&
    all.some(
      (other) => other.code !== code && other.place?.line === place?.line && other.place?.column === place?.column,
    )
  )
}

/** What stands behind an anchor is read once for every reference, but told once. Expects them sorted. */
function isNew(each: Diagnostic, index: number, all: readonly Diagnostic[]): boolean {
  if (all[index - 1]?.code !== each.code) return true
  const same = (other: Diagnostic | undefined): boolean =>
    JSON.stringify([other?.code, other?.place, other?.args]) === JSON.stringify([each.code, each.place, each.args])
  return !same(all[index - 1])
}

/** A text that is damaged at a few places, as by a broken memory stick: where the first NUL stands. */
function nulIn(file: string, bytes: Uint8Array): Diagnostic | undefined {
  if (bytes.filter((byte) => byte === 0).length > bytes.length / 10) return undefined
  const text = decodeUtf8(bytes)
  const at = text?.indexOf('\0') ?? -1
  if (text === undefined || at < 0) return undefined
  const args = { key: '文件', code: 'U+0000', what: '空字符，文件在拷贝时可能坏了', before: '', after: '' }
  return diagnostic('round/unprintable', args, locate(file, text)(at, at + 1))
}

function notUtf8(file: string, bytes: Uint8Array, decoded: Exclude<Decoded, { readonly text: string }>): Diagnostic {
  const { encoding, guess } = decoded
  const nul = encoding === 'unknown' ? nulIn(file, bytes) : undefined
  if (nul !== undefined) return nul
  if (guess === undefined) return diagnostic('round/not-utf8', { encoding }, locate(file, '')(0))
  const at = Math.max(guess.search(/\P{ASCII}/u), 0)
  const line = /[^\r\n]*/.exec(guess.slice(guess.lastIndexOf('\n', at) + 1))?.[0] ?? ''
  return diagnostic(
    'round/not-utf8',
    { encoding, line: Array.from(line.trim()).slice(0, 40).join('') },
    locate(file, guess)(at, at + 1),
  )
}
