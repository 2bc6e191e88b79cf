/** `一、` `（一）` `1.` `（1）` `第一，` and, told apart by their last character, `一是` `一要`. */
export type OrdinalFamily = '一、' | '（一）' | '1.' | '（1）' | '第一，' | '一是'

/** A number in an ordinal: 一 to 九十九, as a pattern. */
export const ordinalNumeral = '[一二三四五六七八九十]{1,3}'

/** 一是 and 一要 as a pattern with the number and the last character as groups, guarded against 是否 and 要求. */
export const spokenOrdinal =
  '([一二三四五六七八九]|十[一二三四五]?)(是(?![非否]|[一二三四五六七八九十]、?[，。])|要(?![素求点件义领害务]))'

/** How a text begins with an ordinal of each family; the first group is the number. */
const openings: readonly (readonly [family: OrdinalFamily, pattern: RegExp])[] = [
  ['一、', new RegExp(`^(${ordinalNumeral})、`, 'u')],
  ['（一）', new RegExp(`^[（(](${ordinalNumeral})[）)]`, 'u')],
  // 2.5% and 1.2亿元 are no ordinals
  ['1.', /^(\d{1,2})(?:[.．](?!\d)|、)/u],
  ['（1）', /^[（(](\d{1,2})[）)]/u],
  ['第一，', new RegExp(`^第(${ordinalNumeral})[，,、：:]`, 'u')],
  ['一是', new RegExp(`^${spokenOrdinal}`, 'u')],
]
/** What copied web pages put before a line. */
const residue = /^[\s>＞►●•]+/u
const mayBegin = /^[\s>＞►●•一二三四五六七八九十第（(\d]/u

/** An ordinal that a text begins with. */
export interface OpeningOrdinal {
  readonly family: OrdinalFamily
  /** as it is written: 三, 12 */
  readonly number: string
  /** 是 or 要 after the number, for 一是 only */
  readonly suffix: string
  /** where it begins, behind what web pages left, and where the text behind it begins */
  readonly from: number
  readonly to: number
}

/** Where the words of a text begin, behind what copied web pages put before a line. */
export const wordsBegin = (text: string): number => residue.exec(text)?.[0].length ?? 0

/** The ordinal that a text begins with; undefined where it has none. */
export function openingOrdinal(text: string): OpeningOrdinal | undefined {
  if (!mayBegin.test(text)) return undefined
  const from = wordsBegin(text)
  const rest = text.slice(from, from + 8)
  for (const [family, pattern] of openings) {
    const match = pattern.exec(rest)
    if (match === null) continue
    const [words, number = '', suffix = ''] = match
    return { family, number, suffix, from, to: from + words.length }
  }
  return undefined
}
