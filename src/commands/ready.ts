import type { Library, Ready, Stretch } from '../compose/library.ts'
import { openLibrary } from '../compose/library.ts'
import type { Program } from '../compose/program.ts'
import type { Templates } from '../model/template.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { AssetMemory, Assets, Roots, Texts } from './assets.ts'
import type { Footprint } from './footprints.ts'
import type { ReadyFacts } from './ready/facts.ts'
import { areReady, catalogueFrom, openReadyFacts, tableFile } from './ready/facts.ts'
import { beside, folder, readyState } from './ready/state.ts'

/** The file `templates`. Bodies of templates are left out: their programs stand in `programs`. */
export interface Index {
  /** `Assets.facts` */
  readonly facts: string
  readonly files: readonly string[]
  readonly templates: Pick<Templates, 'outlines' | 'sections'>
  /** where a program stands in `programs`: first byte, and the one behind its last */
  readonly programs: Readonly<Record<string, readonly [number, number]>>
  readonly pieces: Readonly<Record<string, readonly [number, number]>>
  readonly footprints: Readonly<Record<string, Footprint>>
}

/**
 * Templates and facts: as they were made ready, where that is still true of them, else from their files. With templates
 * of the user's own the facts may still be ready.
 * @param memory of one call after the other, for those who read them again and again
 */
export async function openAssets(roots: Roots, texts: Texts, memory?: AssetMemory): Promise<Assets> {
  const ready = openReady(roots)
  if (ready !== undefined) return ready
  const { readAssets } = await import('./assets.ts')
  return readAssets(roots, texts, memory, readyFacts(roots, memory))
}

/** Templates and facts as they were made ready; undefined where there are none, or they are no longer true. */
function openReady(roots: Roots): Assets | undefined {
  if (roots.templates !== undefined || roots.data !== undefined) return undefined
  const shelf = beside()
  const index = tableFile(shelf, 'templates') as Index | undefined
  if (index === undefined) return undefined
  const ready = readyState(roots.own, ['templates', 'data'])
  const catalogue = ready === undefined ? undefined : catalogueFrom(shelf)
  if (ready === undefined || catalogue === undefined) return undefined
  const { outlines, sections } = index.templates
  const templates: Templates = { outlines, sections, partials: [] }
  return {
    templates,
    catalogue,
    library: libraryOf(index, shelf),
    diagnostics: [],
    checked: true,
    ready,
    facts: index.facts,
    footprint: (key) => index.footprints[key] ?? { digest: '', fields: [] },
    source: (name) => {
      const found = roots.own.read(name)
      return found === undefined ? undefined : new TextDecoder().decode(found)
    },
  }
}

/** The facts alone, and their digest, likewise. */
function readyFacts(roots: Roots, memory: AssetMemory | undefined): ReadyFacts | undefined {
  const made = areReady(roots) ? (memory?.ready ?? openReadyFacts()) : undefined
  if (memory !== undefined && made !== undefined) memory.ready = made
  return made
}

/** The same bytes, not a copy: all programs together are large, and a speech needs few of them. */
function asBuffer(bytes: Uint8Array = new Uint8Array()): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function libraryOf(index: Index, shelf: Workspace): Library {
  let programs: Buffer | undefined
  const loaded = new Map<string, Program | undefined>()
  const load = (kind: 'programs' | 'pieces', key: string): Program | undefined => {
    const name = `${kind} ${key}`
    if (loaded.has(name)) return loaded.get(name)
    const span = index[kind][key]
    programs ??= asBuffer(shelf.read(`${folder}/programs`))
    const program = span === undefined ? undefined : (JSON.parse(programs.toString('utf8', ...span)) as Program)
    loaded.set(name, program)
    return program
  }
  const ready: Ready = {
    files: index.files,
    program: (key) => load('programs', key),
    piece: (key) => load('pieces', key) ?? [],
  }
  const unprepared = ({ file }: Stretch): never => {
    throw new Error(`${file} was not made ready`)
  }
  return openLibrary(ready, unprepared, { files: index.files, pieces: new Map() })
}
