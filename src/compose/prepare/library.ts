import type { Catalogue } from '../../model/catalogue.ts'
import type { Templates } from '../../model/template.ts'
import type { Library, Ready, Stretch } from '../library.ts'
import { openLibrary } from '../library.ts'
import type { Program } from '../program.ts'
import { prepare } from './prepare.ts'
import type { Surroundings } from './state.ts'

/** A library whose templates are prepared from their text, and what it has prepared so far. */
export interface SourceLibrary extends Library {
  readonly pieces: ReadonlyMap<string, Program>
  /** the program of a stretch, where it passed its check */
  readonly program: (stretch: Stretch) => Program | undefined
}

/**
 * Opens templates from their text, against the catalogue's facts.
 * @param ready programs of those templates that need not be prepared again
 */
export function openSources(templates: Templates, catalogue: Catalogue, ready?: Ready): SourceLibrary {
  const files = [...(ready?.files ?? [])]
  const numbers = new Map(files.map((file, i) => [file, i]))
  const pieces = new Map<string, Program>()
  const around: Surroundings = {
    catalogue,
    partials: templates.partials,
    fileNumber: (file) => {
      const known = numbers.get(file)
      if (known !== undefined) return known
      numbers.set(file, files.length)
      return files.push(file) - 1
    },
    pieces,
    found: new Map(),
    trees: new Map(),
  }
  const library = openLibrary(ready, (file, text, line) => prepare(file, text, line, around), { files, pieces })
  return { ...library, pieces, program: (stretch) => library.compiled(stretch).program }
}
