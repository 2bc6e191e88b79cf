import type { Whole } from './whole.ts'

const made = new Map<string, RegExp>()
/** So many are kept: more than the facts have. */
const most = 2000

/**
 * A regular expression by its source, made when it is first asked for: most of those that the facts hold are never
 * needed in a run, for their plain words do not stand in the text.
 */
export function patternOf(source: string, flags: 'u' | 'gu' | 'uy'): RegExp {
  const name = `${flags} ${source}`
  const before = made.get(name)
  if (before !== undefined) return before
  if (made.size >= most) made.clear()
  const pattern = new RegExp(source, flags)
  made.set(name, pattern)
  return pattern
}

/**
 * Texts of which one stands in every hit of a regular expression, the longest that each of its alternatives has: looking
 * for them is quick. Undefined where an alternative has none of two characters or more.
 */
export function needlesOf(source: string): readonly string[] | undefined {
  let plain = source
  // Groups, classes and what may be missing are no text that must be there; inner groups first
  for (let before = ''; before !== plain;) {
    before = plain
    plain = plain.replaceAll(/\([^()]*\)|\[[^\]]*\]|.[?*]|.\{[^}]*\}/gu, ' ')
  }
  const needles = plain.split('|').map((part) => {
    const runs = part.match(/[\p{Script=Han}“”、，。；：]+/gu) ?? []
    return runs.toSorted((a, b) => b.length - a.length)[0] ?? ''
  })
  return needles.every((needle) => needle.length >= 2) ? needles : undefined
}

/** Whether a text may have a hit of a regular expression with these needles. */
export const mayMatch = ({ text, mayHold }: Whole, needles: readonly string[] | undefined): boolean =>
  needles === undefined || needles.some((needle) => mayHold(needle) && text.includes(needle))
