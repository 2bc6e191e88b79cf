import type { Manuscript } from '../model/manuscript.ts'
import type { Reading } from './rule.ts'
import { wholeOf } from './whole.ts'

/** A match with its place in its paragraph: `index` counts from the paragraph's beginning. */
export interface Hit {
  readonly paragraph: number
  readonly match: RegExpExecArray
  /** the paragraph's text */
  readonly text: string
}

/**
 * Every match of a pattern (with the flag g), found in the whole manuscript at once: much faster than paragraph by
 * paragraph. The pattern must not run over `\n`; ^ and $ need the flag m.
 */
export function hits({ manuscript }: Pick<Reading, 'manuscript'>, pattern: RegExp): readonly Hit[] {
  return Array.from(wholeOf(manuscript).text.matchAll(pattern), (match) => inParagraph(manuscript, match))
}

/** The same where a cheap test knows at which offsets of the whole text a match (of a pattern with the flag y) may begin. */
export function hitsAt(
  { manuscript }: Pick<Reading, 'manuscript'>,
  pattern: RegExp,
  offsets: readonly number[],
): readonly Hit[] {
  const { text } = wholeOf(manuscript)
  const found: Hit[] = []
  let end = 0
  for (const offset of offsets) {
    if (offset < end) continue
    pattern.lastIndex = offset
    const match = pattern.exec(text)
    if (match === null) continue
    end = offset + match[0].length
    found.push(inParagraph(manuscript, match))
  }
  return found
}

function inParagraph(manuscript: Manuscript, match: RegExpExecArray): Hit {
  const { paragraph, from } = wholeOf(manuscript).at(match.index, match.index)
  match.index = from
  return { paragraph, match, text: manuscript.paragraphs[paragraph]?.text ?? '' }
}

/** What stands around a match, for a message. */
export function around({ match, text }: Pick<Hit, 'match' | 'text'>, reach = 6): string {
  return text.slice(Math.max(0, match.index - reach), match.index + match[0].length + reach)
}

/** Whether a character is Chinese; quicker than a pattern, which is asked for every sign of a text. */
export function isHan(character: string): boolean {
  const code = character.charCodeAt(0)
  return code >= 0x3400 && code <= 0x9fff
}

/** Whether a character may stand in a Chinese name: 〇 as in 二〇一医院, too. */
export const isOfName = (character: string): boolean => isHan(character) || character === '〇'

/** Han characters and figures: what is read aloud. */
export function spokenLength(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39)) count++
  }
  return count
}
