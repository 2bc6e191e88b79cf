import type { Manuscript } from '../model/manuscript.ts'
import { numberOf } from '../model/numerals.ts'
import type { OrdinalFamily } from '../model/ordinal.ts'
import { openingOrdinal, ordinalNumeral, spokenOrdinal, wordsBegin } from '../model/ordinal.ts'

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

const inside = new RegExp(`第(${ordinalNumeral})[，,、：:]|${spokenOrdinal}`, 'gu')
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
    const start = wordsBegin(text)
    const marks: OrdinalMark[] = []
    const opening = openingOrdinal(text)
    if (opening !== undefined) {
      const number = numberOf(opening.number)
      if (number !== undefined) marks.push({ ...opening, number, paragraph, opens: true })
    }
    for (const match of text.matchAll(inside)) {
      if (match.index > start && !boundary.includes(text.charAt(match.index - 1))) continue
      const number = numberOf(match[1] ?? match[2] ?? '')
      if (number === undefined || marks[0]?.from === match.index) continue
      const family = match[1] === undefined ? '一是' : '第一，'
      const at = { paragraph, from: match.index, to: match.index + match[0].length, opens: match.index <= start }
      marks.push({ family, suffix: match[3] ?? '', number, ...at })
    }
    return marks
  })
}
