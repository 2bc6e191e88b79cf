import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Manuscript } from '../../model/manuscript.ts'
import { locate } from '../../model/place.ts'
import type { Piece } from './piece.ts'
import { mapped } from './piece.ts'
import { withRoles } from './roles.ts'

/** A manuscript as it was read, with the text that its places point into. */
export interface ManuscriptRead {
  readonly manuscript: Manuscript
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads plain text: every line that is not empty is a paragraph. */
export function readText(file: string, text: string): ManuscriptRead {
  const locator = locate(file, text)
  const pieces: Piece[] = []
  let apart = false
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+|\r?\n(?=\r?\n)/gu)) {
    const words = line.trim()
    if (words === '') {
      apart = true
      continue
    }
    // An indent of full-width blanks is layout, not text
    const raw = index + line.length - line.trimStart().length
    pieces.push({ ...mapped(words, [{ at: 0, raw }], locator), ...(apart ? { apart } : {}) })
    apart = false
  }
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
