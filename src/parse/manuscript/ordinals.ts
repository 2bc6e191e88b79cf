import type { OrdinalFamily } from '../../model/ordinal.ts'
import { openingOrdinal, wordsBegin } from '../../model/ordinal.ts'

/** The levels that ordinals stand for; of 第一， and 一是 it follows from what is around them. */
const levels: Readonly<Partial<Record<OrdinalFamily, 1 | 2 | 3 | 4>>> = { '一、': 1, '（一）': 2, '1.': 3, '（1）': 4 }
const circled = /^[①-⑳]/u
const inWords = /^(?:首先|其次|再次|最后)，/u

/** An ordinal at the beginning of a text. */
export interface Ordinal {
  /** as printed: `（一）` */
  readonly text: string
  /** where the text behind it begins */
  readonly end: number
  /** which style: ordinals of one style are siblings. 一要 and 一是 are: that they are mixed is a slip */
  readonly style: OrdinalFamily | '首先，'
  readonly level?: 1 | 2 | 3 | 4
}

/** The ordinal that a text begins with; undefined where it has none. */
export function ordinalOf(text: string): Ordinal | undefined {
  const counted = openingOrdinal(text)
  if (counted !== undefined) {
    const { family, from, to } = counted
    const level = levels[family]
    return { text: text.slice(from, to), end: to, style: family, ...(level === undefined ? {} : { level }) }
  }
  const start = wordsBegin(text)
  const rest = text.slice(start, start + 8)
  const sign = circled.exec(rest)?.[0]
  if (sign !== undefined) return { text: sign, end: start + sign.length, style: '（1）', level: 4 }
  const words = inWords.exec(rest)?.[0]
  return words === undefined ? undefined : { text: words, end: start + words.length, style: '首先，' }
}
