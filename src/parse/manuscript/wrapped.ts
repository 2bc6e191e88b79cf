import { ordinalOf } from './ordinals.ts'

/** A line of a text file that is not empty. */
export interface WrittenLine {
  /** without the blanks around it */
  readonly words: string
  /** where the words begin in the file */
  readonly from: number
  /** whether something new begins: an empty line or an indent stands before it, or a mark of Markdown */
  readonly opens: boolean
}

/** How far, in columns, a full line may stay below or above the others: no sign may begin a line, no word is cut. */
const ragged = 6
/** Full lines of less columns than this are lists; of more, paragraphs. */
const narrowest = 40
const widest = 160
/** So many lines that break off inside a sentence are no chance. */
const fewest = 3
const closed = /[。！？：；…][”’）》]*$/u

/**
 * Puts lines that an editor broke at a fixed width together again: a group of lines is one paragraph. In this trade a
 * line is a paragraph, whatever its length, so that lines are joined only where the whole file shows that they were
 * broken: most of its lines are equally wide, hardly any is wider, and more than half of those break off inside a sentence.
 */
export function joinedLines<T extends WrittenLine>(lines: readonly T[]): readonly (readonly T[])[] {
  // Most texts have an empty line between any two, and need not be measured
  if (lines.every(({ opens }, i) => opens || i === 0)) return lines.map((line) => [line])
  const width = wrapWidth(lines)
  // Where neither empty lines nor indents part paragraphs, a full line that ends a sentence may be the last of one
  const parted = lines.filter(({ opens }) => opens).length > 2
  const groups: T[][] = []
  let last: T | undefined
  for (const line of lines) {
    if (width !== undefined && last !== undefined && goesOn(last, line, width, parted)) groups.at(-1)?.push(line)
    else groups.push([line])
    last = line
  }
  return groups
}

/** What stands between two lines that are joined: a blank between two words of Latin letters, else nothing. */
export const between = (before: string, after: string): string =>
  /[\w,.;:]$/u.test(before) && /^\w/u.test(after) ? ' ' : ''

function goesOn(before: WrittenLine, line: WrittenLine, width: number, parted: boolean): boolean {
  if (line.opens || columns(before.words) < width - ragged) return false
  return !closed.test(before.words) || (parted && ordinalOf(line.words) === undefined)
}

/** The width at which the lines were broken; undefined where they were not. */
function wrapWidth(lines: readonly WrittenLine[]): number | undefined {
  const widths = lines.map(({ words }) => columns(words))
  // Three of four lines of a broken text are full, those that end a paragraph are not
  const width = widths.toSorted((a, b) => a - b)[Math.floor(widths.length * 0.75)] ?? 0
  if (width < narrowest || width > widest) return undefined
  const wider = widths.filter((each) => each > width + ragged).length
  if (wider > lines.length * 0.05) return undefined
  const full = lines.filter((_, i) => (widths[i] ?? 0) >= width - ragged)
  const broken = lines.filter((line, i) => {
    const next = lines[i + 1]
    if (next === undefined || next.opens || (widths[i] ?? 0) < width - ragged) return false
    return !closed.test(line.words) && ordinalOf(next.words) === undefined
  })
  return broken.length >= fewest && broken.length * 2 > full.length ? width : undefined
}

/** Han characters and full-width signs take two columns. */
function columns(words: string): number {
  let count = 0
  for (let i = 0; i < words.length; i++) count += words.charCodeAt(i) >= 0x2000 ? 2 : 1
  return count
}
