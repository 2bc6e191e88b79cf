import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Manuscript } from '../../model/manuscript.ts'
import type { Locator } from '../../model/place.ts'
import { locate } from '../../model/place.ts'
import type { Piece, Segment } from './piece.ts'
import { mapped } from './piece.ts'
import { withRoles } from './roles.ts'
import type { WrittenLine } from './wrapped.ts'
import { between, joinedLines } from './wrapped.ts'

/** A manuscript as it was read, with the text that its places point into. */
export interface ManuscriptRead {
  readonly manuscript: Manuscript
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads plain text: a line that is not empty is a paragraph, unless the whole file was broken at a fixed width. */
export function readText(file: string, text: string): ManuscriptRead {
  const locator = locate(file, text)
  const pieces = joinedLines(linesOf(text)).map((lines) => pieceOf(lines, locator))
  const { paragraphs, title, date } = withRoles(pieces)
  return {
    manuscript: {
      file,
      paragraphs,
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { date }),
    },
    text,
    diagnostics: [],
  }
}

interface Line extends WrittenLine {
  /** an empty line stands before it */
  readonly apart: boolean
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let apart = false
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+|\r?\n(?=\r?\n)/gu)) {
    const words = line.trim()
    if (words === '') {
      apart = true
      continue
    }
    // An indent of full-width blanks is layout, not text
    const indent = line.length - line.trimStart().length
    lines.push({ words, from: index + indent, opens: apart || indent > 0, apart })
    apart = false
  }
  return lines
}

function pieceOf(lines: readonly Line[], locator: Locator): Piece {
  const segments: Segment[] = []
  let words = ''
  let end = 0
  for (const line of lines) {
    const blank = words === '' ? '' : between(words, line.words)
    // The blank stands for the line break
    if (blank !== '') segments.push({ at: words.length, raw: end })
    segments.push({ at: words.length + blank.length, raw: line.from })
    words += blank + line.words
    end = line.from + line.words.length
  }
  return { ...mapped(words, segments, locator), ...(lines[0]?.apart === true ? { apart: true } : {}) }
}
