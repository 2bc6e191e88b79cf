import type { Segment } from './piece.ts'

/** The text of a line without its marks, and where its letters stand. */
export interface Inline {
  readonly text: string
  readonly segments: readonly Segment[]
  /** length of a bold beginning */
  readonly lead?: number
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0' }
// A line break that was left out (NUL) is one too
const punctuation = /[\0\s\p{P}\p{S}]/u
/** Asked for first: a class of Unicode takes long to compile. */
const common = '。，、；：！？“”（）《》—…'

/**
 * Takes the marks of Markdown out of a line: backslashes, bold, addresses of links, the blanks of comments (NUL). A `*`
 * or `_` that is not bold stays, for in a draft it stands for a name.
 * @param start offset of the line in the raw text
 */
export function inline(line: string, start: number): Inline {
  const marks = boldMarks(line)
  const segments: Segment[] = []
  let text = ''
  let next = -1
  let opened: number | undefined
  let lead: number | undefined
  const add = (letters: string, at: number, marked = false): void => {
    if (at !== next || marked) segments.push({ at: text.length, raw: start + at, ...(marked ? { marked: true } : {}) })
    text += letters
    // An entity is longer than its letter, so that what follows is a new segment
    next = marked ? -1 : at + letters.length
  }
  for (let i = 0; i < line.length; i++) {
    // What is no mark is taken in one piece
    const plain = unmarked(line, i)
    if (plain > i) {
      add(line.slice(i, plain), i)
      i = plain - 1
      continue
    }
    const letter = line[i] ?? ''
    const rest = line.slice(i, i + 8)
    const entity = letter === '&' ? /^&(amp|lt|gt|quot|nbsp);/u.exec(rest) : null
    if (marks.has(i)) {
      if (opened === undefined) opened = text.length
      else {
        if (opened === 0) lead ??= text.length
        opened = undefined
      }
      i++
    } else if (letter === '\\' && /^[!-/:-@[-`{-~]$/u.test(line[i + 1] ?? '')) {
      add(line[i + 1] ?? '', i + 1, true)
      i++
    } else if (entity !== null) {
      add(entities[entity[1] ?? ''] ?? '', i, true)
      i += entity[0].length - 1
    } else if (letter === '[' || letter === ']') {
      const target = letter === ']' ? /^\]\([^()\s]*\)/u.exec(line.slice(i)) : null
      if (target !== null) i += target[0].length - 1
      else if (letter === ']' || !/^\[[^[\]]*\]\([^()\s]*\)/u.test(line.slice(i))) add(letter, i)
    } else if (letter !== '\0') add(letter, i)
  }
  return {
    text,
    segments: segments.length === 0 ? [{ at: 0, raw: start }] : segments,
    ...(lead === undefined ? {} : { lead }),
  }
}

const mark = /[\\&[\]*\0]/gu

/** The offset of the next letter, from an offset on, that may be a mark. */
function unmarked(line: string, from: number): number {
  mark.lastIndex = from
  return mark.exec(line)?.index ?? line.length
}

/** Where `**` opens and closes bold text, by the rules of CommonMark for what stands beside it. */
function boldMarks(line: string): ReadonlySet<number> {
  const marks = new Set<number>()
  if (!line.includes('**')) return marks
  let open: number | undefined
  for (const { index } of line.matchAll(/(?<![\\*])\*\*(?!\*)/gu)) {
    const before = line[index - 1] ?? ' '
    const after = line[index + 2] ?? ' '
    const opens = !/\s/u.test(after) && (!isPunctuation(after) || isPunctuation(before))
    const closes = !/\s/u.test(before) && (!isPunctuation(before) || isPunctuation(after))
    if (open !== undefined && closes) {
      marks.add(open).add(index)
      open = undefined
    } else if (opens) open = index
  }
  return marks
}

function isPunctuation(letter: string): boolean {
  const code = letter.charCodeAt(0)
  if (code >= 0x34_00 && code <= 0x9f_ff) return false
  return common.includes(letter) || punctuation.test(letter)
}
