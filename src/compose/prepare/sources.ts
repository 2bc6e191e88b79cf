import type { Catalogue } from '../../model/catalogue.ts'
import type { PartialTemplate, Templates } from '../../model/template.ts'
import { includedIn } from '../../model/template.ts'
import type { Library, Stretch } from '../library.ts'
import { openLibrary } from '../library.ts'
import type { Program } from '../program.ts'
import type { Prepared } from './prepare.ts'
import { prepare } from './prepare.ts'
import type { Surroundings } from './state.ts'

/** A library whose templates are prepared from their text, and what it has prepared so far. */
export interface SourceLibrary extends Library {
  readonly pieces: ReadonlyMap<string, Program>
  /** the program of a stretch, where it passed its check */
  readonly program: (stretch: Stretch) => Program | undefined
}

/** What was prepared last, by `Stretch.key`: what has not changed, its pieces included, is not prepared again. */
export interface ProgramMemory {
  readonly prepared: Map<
    string,
    { readonly of: Stretch; readonly from: readonly (PartialTemplate | undefined)[]; readonly made: Prepared }
  >
  readonly pieces: Map<string, Program>
  /** files by the number that marks carry; a number once given stays */
  readonly files: string[]
  readonly numbers: Map<string, number>
  catalogue?: Catalogue
}

/** Nothing prepared yet. */
export const noPrograms = (): ProgramMemory => ({
  prepared: new Map(),
  pieces: new Map(),
  files: [],
  numbers: new Map(),
})

/** Opens templates from their text, against the catalogue's facts. */
export function openSources(
  templates: Templates,
  catalogue: Catalogue,
  memory: ProgramMemory = noPrograms(),
): SourceLibrary {
  const { files, numbers, pieces, prepared } = memory
  if (memory.catalogue !== catalogue) prepared.clear()
  memory.catalogue = catalogue
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
  const partials = new Map(templates.partials.map((partial) => [partial.id, partial]))
  const make = (of: Stretch): Prepared => {
    const from = piecesOf(of.text, partials)
    const known = prepared.get(of.key)
    if (known !== undefined && isSame(known.of, of) && known.from.length === from.length)
      if (known.from.every((piece, i) => piece === from[i])) return known.made
    const made = prepare(of.file, of.text, of.line, around)
    prepared.set(of.key, { of, from, made })
    return made
  }
  const library = openLibrary(undefined, make, { files, pieces })
  return { ...library, pieces, program: (stretch) => library.compiled(stretch).program }
}

const isSame = (a: Stretch, b: Stretch): boolean => a.file === b.file && a.text === b.text && a.line === b.line

/** Every piece that a text includes, and those that these include; undefined stands for one that there is not. */
function piecesOf(
  text: string,
  partials: ReadonlyMap<string, PartialTemplate>,
): readonly (PartialTemplate | undefined)[] {
  const found = new Map<string, PartialTemplate | undefined>()
  const add = (of: string): void => {
    for (const id of includedIn(of)) {
      if (found.has(id)) continue
      const partial = partials.get(id)
      found.set(id, partial)
      if (partial !== undefined) add(partial.body)
    }
  }
  add(text)
  return [...found.values()]
}
