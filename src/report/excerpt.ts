import { eastAsianWidth } from 'get-east-asian-width'
import type { Place } from '../model/place.ts'

/** A line of a text as it is shown under a message, and the caret line that goes under it. */
export interface Excerpt {
  readonly line: string
  readonly carets: string
}

/** How wide (in columns of a terminal) an excerpt may be */
const room = 96
const tab = '  '

/** Columns that a text takes in a terminal: 2 for what is full-width, 0 for what is put over the letter before it. */
export function columns(text: string): number {
  let width = 0
  for (const letter of text) width += columnsOf(letter)
  return width
}

/** Of the letters that were asked for: the tables are slow. */
const widths = new Map<string, number>()

function columnsOf(letter: string): number {
  const point = letter.codePointAt(0) ?? 0
  // Almost every letter of a speech and of a round file: Chinese, its punctuation, ASCII, quotation marks and dashes
  if (point >= 0x4e00 && point <= 0x9fff) return 2
  if ((point >= 0x3000 && point <= 0x3029) || (point >= 0xff01 && point <= 0xff60)) return 2
  if ((point >= 0x20 && point < 0x7f) || (point >= 0x2010 && point <= 0x2027)) return 1
  const width = widths.get(letter) ?? (/[\p{M}\p{Cf}]/u.test(letter) ? 0 : eastAsianWidth(point))
  // A text may hold all letters that there are
  if (widths.size < 1000) widths.set(letter, width)
  return width
}

/** The line on which a place begins, cut around it where it is long; undefined where the text has no such line. */
export function excerptOf(place: Place, text: string): Excerpt | undefined {
  const letters = lettersOf(text, place.line)
  if (letters === undefined) return undefined
  const from = Math.min(place.column - 1, letters.length)
  // What goes on over several lines is marked to the end of the first
  const to = place.endLine > place.line ? letters.length : Math.min(Math.max(place.endColumn - 1, from), letters.length)
  const shown = cut(letters, from, to)
  const before = shown.letters.slice(0, shown.from).map(expand).join('')
  const marked = shown.letters.slice(shown.from, shown.to).map(expand).join('')
  return {
    line: shown.letters.map(expand).join(''),
    carets: ' '.repeat(columns(before)) + '^'.repeat(Math.max(columns(marked), 1)),
  }
}

/** The text that a place covers. */
export function coveredText(place: Place, text: string): string {
  const lines: string[] = []
  for (let line = place.line; line <= place.endLine; line++) {
    const letters = lettersOf(text, line)
    if (letters === undefined) break
    const end = line === place.endLine ? place.endColumn - 1 : letters.length
    lines.push(letters.slice(line === place.line ? place.column - 1 : 0, end).join(''))
  }
  return lines.join('\n')
}

/** The text that was looked at last: what is told of one line often has to do with the line before. */
let latest: {
  readonly text: string
  readonly lines: readonly string[]
  readonly letters: Map<number, readonly string[]>
} = { text: '', lines: [''], letters: new Map() }

/** The letters of a line, taken apart once for all that is told of a text one after the other. */
function lettersOf(text: string, number: number): readonly string[] | undefined {
  if (latest.text !== text) latest = { text, lines: text.split('\n'), letters: new Map() }
  const known = latest.letters.get(number)
  if (known !== undefined) return known
  const line = latest.lines[number - 1]
  if (line === undefined) return undefined
  const letters = Array.from(line.replace(/\r$/, ''))
  latest.letters.set(number, letters)
  return letters
}

function expand(letter: string): string {
  const code = letter.charCodeAt(0)
  // Almost every letter: a pattern that is asked for each of them takes longer than all the rest
  if ((code >= 0x3000 && code <= 0x9fff) || (code >= 0x20 && code < 0x7f)) return letter
  return letter === '\t' ? tab : harmless(letter)
}

/** What a terminal would obey instead of showing it: controls, and what turns the direction of writing. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const obeyed = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A text of which a terminal shows every letter; those that it would obey are boxes. */
export function harmless(text: string): string {
  return text.replaceAll(obeyed, '▯')
}

interface Cut {
  readonly letters: readonly string[]
  readonly from: number
  readonly to: number
}

/** Keeps what is marked, as far as there is room for it, and as much as fits on both sides; … stands for the rest. */
function cut(all: readonly string[], first: number, last: number): Cut {
  // The line of a template is a paragraph: what is too far away to be shown is not measured
  const skipped = Math.max(0, first - room)
  const letters = all.slice(skipped, last + room)
  const isWhole = letters.length === all.length
  const [from, to] = [first - skipped, last - skipped]
  const until = [0]
  for (const letter of letters) until.push((until.at(-1) ?? 0) + columns(expand(letter)))
  const width = (start: number, end: number): number => (until[end] ?? 0) - (until[start] ?? 0)
  if (isWhole && width(0, letters.length) <= room) return { letters, from, to }
  let end = to
  while (end > from + 1 && width(from, end) > room / 2) end -= 1
  let start = from
  while (start > 0 && width(start - 1, end) <= (room * 2) / 3) start -= 1
  let stop = end
  while (stop < letters.length && width(start, stop + 1) <= room) stop += 1
  const head = start + skipped > 0 ? ['…'] : []
  return {
    letters: [...head, ...letters.slice(start, stop), ...(skipped + stop < all.length ? ['…'] : [])],
    from: from - start + head.length,
    to: end - start + head.length,
  }
}
