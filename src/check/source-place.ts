import type { Place } from '../model/place.ts'
import type { Source } from '../model/speech.ts'

/** The line of a template (or of the round file) that a paragraph comes from, as a place; none where it is unknown. */
export function sourcePlace(source: Source): Place | undefined {
  if (source.file === '') return undefined
  return { file: source.file, line: source.line, column: 1, endLine: source.line, endColumn: 1 }
}
