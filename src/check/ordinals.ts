import type { Manuscript } from '../model/manuscript.ts'
import { numberOf } from './numbers.ts'

/** `一、` `（一）` `1.` `（1）` `第一，` and, told apart by their last character, `一是` `一要`. */
export type OrdinalFamily = '一、' | '（一）' | '1.' | '（1）' | '第一，' | '一是'

/** An ordinal as it stands in a text. */
export interface OrdinalMark {
  readonly family: OrdinalFamily
  /** 是, 要, 抓 … after the number, for 一是 only */
  readonly suffix: string
  readonly number: number
  readonly paragraph: number
  readonly from: number
  readonly to: number
  /** whether its paragraph begins with it */
  readonly opens: boolean
}

const numeral = '[一二三四五六七八九十]{1,3}'
const opening: readonly (readonly [OrdinalFamily, RegExp])[] = [
  ['一、', new RegExp(`^(${numeral})、`, 'u')],
  ['（一）', new RegExp(`^[（(](${numeral})[）)]`, 'u')],
  ['1.', /^(\d{1,2})[.．、](?!\d)/u],
  ['（1）', /^[（(](\d{1,2})[）)]/u],
  ['第一，', new RegExp(`^第(${numeral})[，,、：:]`, 'u')],
]
const inside = new RegExp(
  `第(${numeral})[，,、：]|([一二三四五六七八九]|十[一二三四五]?)(是(?!非|[一二三四五六七八九十]、?[，。])|要(?![素求点件义领害务]))`,
  'gu',
)
const boundary = '。；：，、！？”…）—>＞ \u3000\n'
const made = new WeakMap<Manuscript, readonly OrdinalMark[]>()

/** Every ordinal of a manuscript, in the order of the text. */
export function ordinalsOf(manuscript: Manuscript): readonly OrdinalMark[] {
  let marks = made.get(manuscript)
  if (marks === undefined) made.set(manuscript, (marks = read(manuscript)))
  return marks
}

function read({ paragraphs }: Manuscript): readonly OrdinalMark[] {
  return paragraphs.flatMap(({ text, role }, paragraph): readonly OrdinalMark[] => {
    if (role === 'title' || role === 'note') return []
    // A reader may have left the mark of a quoted line and blanks before the ordinal
    const start = /^[>＞\s]*/u.exec(text)?.[0].length ?? 0
    const marks: OrdinalMark[] = []
    for (const [family, pattern] of opening) {
      const match = pattern.exec(text.slice(start))
      if (match === null) continue
      const number = numberOf(match[1] ?? '')
      const at = { paragraph, from: start, to: start + match[0].length, opens: true }
      if (number !== undefined) marks.push({ family, suffix: '', number, ...at })
      break
    }
    for (const match of text.matchAll(inside)) {
      if (match.index > start && !boundary.includes(text.charAt(match.index - 1))) continue
      const number = numberOf(match[1] ?? match[2] ?? '')
      if (number === undefined || marks.some(({ from }) => from === match.index)) continue
      const family = match[1] === undefined ? '一是' : '第一，'
      const at = { paragraph, from: match.index, to: match.index + match[0].length, opens: match.index <= start }
      marks.push({ family, suffix: match[3] ?? '', number, ...at })
    }
    return marks
  })
}
