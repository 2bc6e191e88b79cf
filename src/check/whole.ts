import type { Manuscript } from '../model/manuscript.ts'
import type { Finding } from './rule.ts'

/** A whole manuscript as one text, a line a paragraph, so that a pattern is run once and not once a paragraph. */
export interface Whole {
  readonly text: string
  /** the paragraph and the offsets in it of a stretch of `text` that lies in one paragraph */
  readonly at: (from: number, to: number) => Pick<Finding, 'paragraph' | 'from' | 'to'>
  /** false where a text is certainly not in it: quicker than a search, for those who look for hundreds */
  readonly mayHold: (wanted: string) => boolean
}

const known = new WeakMap<Manuscript, Whole>()

/** The manuscript's text in one piece; made once a manuscript. */
export function wholeOf(manuscript: Manuscript): Whole {
  const before = known.get(manuscript)
  if (before !== undefined) return before
  const starts: number[] = []
  let length = 0
  for (const { text } of manuscript.paragraphs) {
    starts.push(length)
    length += text.length + 1
  }
  // A break inside a paragraph must not look like the end of one
  const joined = manuscript.paragraphs.map(({ text }) => text.replaceAll('\n', ' ')).join('\n')
  const pairs = new Uint8Array(65_536)
  for (let i = 0; i + 1 < joined.length; i++) pairs[pairAt(joined, i)] = 1
  const whole: Whole = {
    text: joined,
    mayHold: (wanted) => {
      for (let i = 0; i + 1 < wanted.length; i++) if (pairs[pairAt(wanted, i)] === 0) return false
      return true
    },
    at: (from, to) => {
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if ((starts[middle] ?? 0) <= from) low = middle
        else high = middle - 1
      }
      const start = starts[low] ?? 0
      return { paragraph: low, from: from - start, to: to - start }
    },
  }
  known.set(manuscript, whole)
  return whole
}

/** Two neighbouring characters as one number; some pairs share theirs. */
const pairAt = (text: string, i: number): number => (text.charCodeAt(i) * 31 + text.charCodeAt(i + 1)) & 0xff_ff

/** How far a sentence is followed to either side: what is longer is none, and must not be read again for each of its words. */
const reach = 300

/** The sentence around an offset, and how far into it the offset is. A sentence ends at 。！？ or with its paragraph. */
export function sentenceAt(text: string, offset: number): { readonly text: string; readonly offset: number } {
  const [first, last] = [Math.max(0, offset - reach), Math.min(text.length, offset + reach)]
  let from = offset
  while (from > first && !'。！？\n'.includes(text.charAt(from - 1))) from--
  let to = offset
  while (to < last && !'。！？\n'.includes(text.charAt(to))) to++
  return { text: text.slice(from, to), offset: offset - from }
}

/** Whether an offset stands in a title: behind its 《 and not behind its 》. */
export function inTitle(text: string, offset: number): boolean {
  const open = text.slice(Math.max(0, offset - 60), offset).lastIndexOf('《')
  if (open < 0) return false
  const start = Math.max(0, offset - 60) + open
  const title = text.slice(start, offset + reach)
  return title.indexOf('》') >= offset - start && !title.slice(0, offset - start).includes('\n')
}

/** Whether a stretch stands in a longer quotation that a speaker or a document is named for: 指出：“……”. */
export function inQuotation(text: string, from: number, to: number): boolean {
  const first = Math.max(0, from - reach)
  const open = first + text.slice(first, from + 1).lastIndexOf('“')
  const close = to - 1 + text.slice(to - 1, to + reach).indexOf('”')
  if (open < first || close < to - 1 || close - open - 1 < to - from + 8 || open === from) return false
  if (/[”\n]/u.test(text.slice(open, from))) return false
  return /(?:指出|强调|要求|提出|明确|说|讲|谈到|写道|规定|反复强调)(?:要|了)?[：:，,]?$/u.test(
    text.slice(Math.max(0, open - 8), open),
  )
}
