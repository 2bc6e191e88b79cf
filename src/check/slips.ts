import type { Catalogue, Correction } from '../model/catalogue.ts'
import { within } from '../model/date.ts'
import type { Manuscript } from '../model/manuscript.ts'
import type { Cover } from './cover.ts'
import { openCover, stretchesOf } from './cover.ts'
import type { Finding, Reading } from './rule.ts'
import { wholeOf } from './whole.ts'

/** A pattern of the corrections, or one pair of words, ready to be looked for. */
interface Slip {
  readonly correction: Correction
  readonly right: string
}

/** A word, with what must not stand beside it. */
interface Word extends Slip {
  readonly wrong: string
  readonly guard?: RegExp
}

interface Sought {
  readonly patterns: readonly (Slip & { readonly find: RegExp })[]
  /** words by their first two characters */
  readonly words: ReadonlyMap<string, readonly Word[]>
  /** whether a word begins with a character, by its code: asked for every character of a text */
  readonly begins: Uint8Array
  readonly excepts: ReadonlyMap<Correction, RegExp>
}

/** A place where a text has what a slip calls wrong. */
interface Slipped extends Slip {
  readonly from: number
  readonly found: string
}

const made = new WeakMap<Catalogue, Sought>()
const known = new WeakMap<Manuscript, { readonly catalogue: Catalogue; readonly all: readonly Slipped[] }>()

/** The slips of the pen that corrections of some kinds find, each with what to write. */
export function slipsIn(reading: Reading, kinds: ReadonlySet<string>): readonly Finding[] {
  const { manuscript, catalogue, date, words: own, round } = reading
  const whole = wholeOf(manuscript)
  let found = known.get(manuscript)
  if (found?.catalogue !== catalogue)
    known.set(manuscript, (found = { catalogue, all: allSlips(whole.text, catalogue) }))
  return found.all.flatMap(({ correction, right, from, found: words }): readonly Finding[] => {
    if (!kinds.has(correction.kind) || own.some((word) => word.includes(words))) return []
    // Worth a thought in a text; in a round file it is chosen, and the template that takes it over cannot help it
    if (correction.severity === 'info' && round?.method?.includes(words) === true) return []
    const timed = correction.from !== undefined || correction.until !== undefined
    if (timed && (date === undefined || !within(correction, date))) return []
    const fixable = correction.fixable === true
    return [
      {
        ...whole.at(from, from + words.length),
        severity: correction.severity,
        message: fixable ? `“${words}”应为“${right}”。` : messageFor(correction, words, right),
        hint: correction.notes?.[0] ?? hintFor(correction, right),
        ...(fixable ? { fix: right } : {}),
      },
    ]
  })
}

/** What is only worth a thought is not called wrong. */
const messageFor = ({ severity }: Correction, words: string, right: string): string =>
  severity === 'info' ? `“${words}”另有写法：${right}。` : `“${words}”有误或不规范。`

function hintFor({ fixable, severity }: Correction, right: string): string {
  if (fixable === true) return '改正；特意这样写的，加进自己的词表。'
  return severity === 'info' ? '全篇用一种写法即可。' : `规范的写法：${right}。`
}

/** Every slip in a text in its order, whatever its kind; found once a text, for several rules ask. */
function allSlips(text: string, catalogue: Catalogue): readonly Slipped[] {
  let sought = made.get(catalogue)
  if (sought === undefined) made.set(catalogue, (sought = compile(catalogue)))
  const { patterns, words, begins, excepts } = sought
  const all: Slipped[] = []
  const barred = new Map<Correction, Cover>()
  const add = ({ correction, right }: Slip, from: number, found: string): void => {
    const except = excepts.get(correction)
    if (except !== undefined) {
      let cover = barred.get(correction)
      if (cover === undefined) barred.set(correction, (cover = openCover(stretchesOf(text, except))))
      if (cover.touches(from, from + found.length)) return
    }
    all.push({ correction, right, from, found })
  }
  for (const slip of patterns) for (const match of text.matchAll(slip.find)) add(slip, match.index, match[0])
  for (let at = 0; at < text.length - 1; at++) {
    if (begins[text.charCodeAt(at)] === 0) continue
    for (const slip of words.get(text.slice(at, at + 2)) ?? [])
      if (text.startsWith(slip.wrong, at) && passes(slip.guard, text, at)) add(slip, at, slip.wrong)
  }
  return all.toSorted((a, b) => a.from - b.from)
}

/** A pattern that is one word with something barred before or behind it. */
const guarded = /^(?:\(\?<[!=][^()]*\))*(\p{Script=Han}{2,})(?:\(\?[!=][^()]*\))*$/u

function compile({ corrections }: Catalogue): Sought {
  const words = new Map<string, Word[]>()
  const begins = new Uint8Array(65_536)
  const patterns: (Slip & { find: RegExp })[] = []
  const add = (slip: Word): void => {
    const key = slip.wrong.slice(0, 2)
    begins[key.charCodeAt(0)] = 1
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
  return { words, patterns, begins, excepts: new Map(excepts) }
}

function passes(guard: RegExp | undefined, text: string, at: number): boolean {
  if (guard === undefined) return true
  guard.lastIndex = at
  return guard.test(text)
}
