import type { Catalogue, Correction } from '../model/catalogue.ts'
import { within } from '../model/date.ts'
import type { Manuscript } from '../model/manuscript.ts'
import type { Cover } from './cover.ts'
import { openCover, stretchesOf } from './cover.ts'
import { lexiconOf } from './lexicon.ts'
import { mayMatch, patternOf } from './patterns.ts'
import type { Finding, Reading } from './rule.ts'
import type { Whole } from './whole.ts'
import { wholeOf } from './whole.ts'

/** A place where a text has what a slip calls wrong. */
interface Slipped {
  readonly correction: Correction
  readonly right: string
  readonly from: number
  readonly found: string
}

const known = new WeakMap<Manuscript, { readonly catalogue: Catalogue; readonly all: readonly Slipped[] }>()

/** The slips of the pen that corrections of some kinds find, each with what to write. */
export function slipsIn(reading: Reading, kinds: ReadonlySet<string>): readonly Finding[] {
  const { manuscript, catalogue, date, words: own, round } = reading
  const whole = wholeOf(manuscript)
  let found = known.get(manuscript)
  if (found?.catalogue !== catalogue) known.set(manuscript, (found = { catalogue, all: allSlips(whole, catalogue) }))
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
function allSlips(whole: Whole, catalogue: Catalogue): readonly Slipped[] {
  const { text } = whole
  const { slips } = lexiconOf(catalogue)
  const all: Slipped[] = []
  const barred = new Map<number, Cover>()
  const add = (place: number, right: string, from: number, found: string): void => {
    const correction = catalogue.corrections[place]
    if (correction === undefined) return
    const except = slips.excepts[place]
    if (except !== undefined) {
      let cover = barred.get(place)
      if (cover === undefined) barred.set(place, (cover = openCover(stretchesOf(text, patternOf(except, 'gu')))))
      if (cover.touches(from, from + found.length)) return
    }
    all.push({ correction, right, from, found })
  }
  for (const { correction, right, find, needles } of slips.patterns)
    if (mayMatch(whole, needles))
      for (const match of text.matchAll(patternOf(find, 'gu'))) add(correction, right, match.index, match[0])
  for (const [beginning, words] of Object.entries(slips.words)) {
    if (!whole.mayHold(beginning)) continue
    for (const { correction, right, wrong, guard } of words)
      for (let at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + 1))
        if (passes(guard, text, at)) add(correction, right, at, wrong)
  }
  return all.toSorted((a, b) => a.from - b.from)
}

function passes(guard: string | undefined, text: string, at: number): boolean {
  if (guard === undefined) return true
  const pattern = patternOf(guard, 'uy')
  pattern.lastIndex = at
  return pattern.test(text)
}
