import type { Catalogue, Correction } from '../model/catalogue.ts'
import { within } from '../model/date.ts'
import type { Finding, Reading } from './rule.ts'
import { wholeOf } from './whole.ts'

/** A pattern of the corrections, or one pair of words, ready to be looked for. */
interface Slip {
  readonly correction: Correction
  readonly right: string
}

interface Sought {
  readonly patterns: readonly (Slip & { readonly find: RegExp })[]
  /** words, with what must not stand beside them, by their first two characters */
  readonly words: ReadonlyMap<string, readonly (Slip & { readonly wrong: string; readonly guard?: RegExp })[]>
  readonly excepts: ReadonlyMap<Correction, RegExp>
}

const made = new WeakMap<Catalogue, Sought>()

/** The slips of the pen that corrections of some kinds find, each with what to write. */
export function slipsIn(reading: Reading, kinds: ReadonlySet<string>): readonly Finding[] {
  const { catalogue, date, words: own } = reading
  let sought = made.get(catalogue)
  if (sought === undefined) made.set(catalogue, (sought = compile(catalogue)))
  const whole = wholeOf(reading.manuscript)
  const { text } = whole
  const findings: Finding[] = []
  const tell = ({ correction, right }: Slip, from: number, found: string): void => {
    if (!kinds.has(correction.kind) || own.some((word) => word.includes(found))) return
    const timed = correction.from !== undefined || correction.until !== undefined
    if (timed && (date === undefined || !within(correction, date))) return
    const to = from + found.length
    const except = sought.excepts.get(correction)
    if (except !== undefined && touches(except, text, from, to)) return
    const fixable = correction.fixable === true
    findings.push({
      ...whole.at(from, to),
      severity: correction.severity,
      message: fixable ? `“${found}”应为“${right}”。` : `“${found}”有误或不规范。`,
      hint: correction.notes?.[0] ?? (fixable ? '改正；特意这样写的，加进自己的词表。' : `规范的写法：${right}。`),
      ...(fixable ? { fix: right } : {}),
    })
  }
  for (const slip of sought.patterns) {
    if (!kinds.has(slip.correction.kind)) continue
    for (const match of text.matchAll(slip.find)) tell(slip, match.index, match[0])
  }
  for (let at = 0; at < text.length - 1; at++) {
    for (const slip of sought.words.get(text.slice(at, at + 2)) ?? [])
      if (text.startsWith(slip.wrong, at) && passes(slip.guard, text, at)) tell(slip, at, slip.wrong)
  }
  return findings.toSorted((a, b) => a.paragraph - b.paragraph || a.from - b.from)
}

/** A pattern that is one word with something barred before or behind it. */
const guarded = /^(?:\(\?<[!=][^()]*\))*(\p{Script=Han}{2,})(?:\(\?[!=][^()]*\))*$/u

function compile({ corrections }: Catalogue): Sought {
  const words = new Map<string, (Slip & { wrong: string; guard?: RegExp })[]>()
  const patterns: (Slip & { find: RegExp })[] = []
  const add = (slip: Slip & { wrong: string; guard?: RegExp }): void => {
    const key = slip.wrong.slice(0, 2)
    words.set(key, [...(words.get(key) ?? []), slip])
  }
  for (const correction of corrections) {
    const { wrong, right, pattern } = correction
    // Looking for a word is much cheaper than running a pattern over the text
    const word = pattern === undefined ? wrong : guarded.exec(pattern)?.[1]
    if (word === undefined) patterns.push({ correction, right, find: new RegExp(pattern ?? '', 'gu') })
    else add({ correction, right, wrong: word, ...(pattern === undefined ? {} : { guard: new RegExp(pattern, 'uy') }) })
    for (const [other, instead] of Object.entries(correction.also ?? {}))
      add({ correction, wrong: other, right: instead })
  }
  const excepts = corrections.flatMap((correction) =>
    correction.except === undefined ? [] : [[correction, new RegExp(correction.except.join('|'), 'gu')] as const],
  )
  return { words, patterns, excepts: new Map(excepts) }
}

function passes(guard: RegExp | undefined, text: string, at: number): boolean {
  if (guard === undefined) return true
  guard.lastIndex = at
  return guard.test(text)
}

const touches = (except: RegExp, text: string, from: number, to: number): boolean =>
  Array.from(text.matchAll(except)).some(({ index, 0: words }) => from < index + words.length && to > index)
