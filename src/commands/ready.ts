import { fileURLToPath } from 'node:url'
import type { Library, Ready } from '../compose/library.ts'
import { openLibrary, stretchesOf } from '../compose/library.ts'
import type { Program } from '../compose/program.ts'
import type { ProfileName } from '../emit/docx/layout.ts'
import type { Shell } from '../emit/docx/shell.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { Parsed } from '../model/diagnostic.ts'
import type { Place } from '../model/place.ts'
import type { Templates } from '../model/template.ts'
import { digest } from '../workspace/digest.ts'
import { openDisk } from '../workspace/disk.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Assets, Roots, Texts } from './assets.ts'
import type { Footprint } from './footprints.ts'

/**
 * What `scripts/prepare.mjs` lays beside the compiled program: templates and facts as they were read and checked when
 * the package was built. Reading and checking them anew takes thirty times as long as writing a speech, so that it is
 * only done where a byte of them has changed since, or the user lays files of his own over them.
 */
const folder = 'ready'

/** `templates.json`. Bodies of templates are left out: their programs stand in `programs.json`. */
interface Index {
  /** of all templates and facts */
  readonly key: string
  /** `Assets.facts` */
  readonly facts: string
  readonly files: readonly string[]
  readonly templates: Pick<Templates, 'outlines' | 'sections'>
  /** where a program stands in `programs.json`: first byte, and the one behind its last */
  readonly programs: Readonly<Record<string, readonly [number, number]>>
  readonly pieces: Readonly<Record<string, readonly [number, number]>>
  readonly footprints: Readonly<Record<string, Footprint>>
}

const beside = (): Workspace => openDisk(fileURLToPath(new URL('..', import.meta.url)))
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const parse = <T>(bytes: Uint8Array): T => JSON.parse(decode(bytes)) as T

/** Whether a path below `templates/` or `data/` is read at all. */
export const isTemplate = (path: string): boolean => path.endsWith('.md')
export const isFacts = (path: string): boolean => /^[^/]+\.ya?ml$/.test(path)

/** The state of the package's own templates and facts: a digest over every file. */
function stateOf(own: Workspace): { readonly key: string; readonly facts: string } {
  const facts = stateOfFiles(own, 'data', isFacts)
  return { key: digest(`${facts} ${stateOfFiles(own, 'templates', isTemplate)}`), facts }
}

const stateOfFiles = (own: Workspace, of: string, wanted: (path: string) => boolean): string =>
  digest(
    own
      .list(of)
      .filter(wanted)
      .map((path) => `${path}\n${digest(own.read(`${of}/${path}`) ?? '')}`)
      .join('\n'),
  )

/** Templates and facts: as they were made ready, where that is still true of them, else from their files. */
export async function openAssets(roots: Roots, texts: Texts): Promise<Assets> {
  const ready = openReady(roots)
  if (ready !== undefined) return ready
  const { readAssets } = await import('./assets.ts')
  return readAssets(roots, texts)
}

/** The facts alone, likewise. */
export async function openCatalogue(roots: Roots, texts: Texts): Promise<Parsed<Catalogue>> {
  const ready = readyCatalogue(roots)
  if (ready !== undefined) return { value: ready, diagnostics: [] }
  const { readCatalogue } = await import('./assets.ts')
  return readCatalogue(roots, texts)
}

/** Templates and facts as they were made ready; undefined where there are none, or they are no longer true. */
function openReady(roots: Roots): Assets | undefined {
  if (roots.templates !== undefined || roots.data !== undefined) return undefined
  const shelf = beside()
  const bytes = shelf.read(`${folder}/templates.json`)
  if (bytes === undefined) return undefined
  const index = parse<Index>(bytes)
  if (index.key !== stateOf(roots.own).key) return undefined
  const catalogue = parse<Catalogue>(shelf.read(`${folder}/catalogue.json`) ?? new Uint8Array())
  const { outlines, sections } = index.templates
  const templates: Templates = { outlines, sections, partials: [] }
  return {
    templates,
    catalogue,
    library: libraryOf(index, shelf),
    diagnostics: [],
    checked: true,
    facts: index.facts,
    footprint: (key) => index.footprints[key] ?? { digest: '', fields: [] },
    source: (name) => {
      const found = roots.own.read(name)
      return found === undefined ? undefined : decode(found)
    },
  }
}

function readyCatalogue(roots: Roots): Catalogue | undefined {
  if (roots.data !== undefined) return undefined
  const shelf = beside()
  const state = shelf.read(`${folder}/facts.json`)
  const bytes = shelf.read(`${folder}/catalogue.json`)
  if (state === undefined || bytes === undefined) return undefined
  return parse<{ readonly facts: string }>(state).facts === stateOfFiles(roots.own, 'data', isFacts)
    ? parse<Catalogue>(bytes)
    : undefined
}

/** The shell of a profile, where it was laid beside the program. */
export function readyShell(profile: ProfileName): Shell | undefined {
  const bytes = beside().read(`${folder}/${profile}.json`)
  if (bytes === undefined) return undefined
  const { fixed, ...rest } = parse<StoredShell>(bytes)
  return { ...rest, fixed: fixed.map((entry) => ({ ...entry, deflated: Buffer.from(entry.deflated, 'base64') })) }
}

type StoredShell = Omit<Shell, 'fixed'> & {
  readonly fixed: readonly (Omit<Shell['fixed'][number], 'deflated'> & { readonly deflated: string })[]
}

function libraryOf(index: Index, shelf: Workspace): Library {
  let programs: Buffer | undefined
  const loaded = new Map<string, Program | undefined>()
  const load = (kind: 'programs' | 'pieces', key: string): Program | undefined => {
    const name = `${kind} ${key}`
    if (loaded.has(name)) return loaded.get(name)
    const span = index[kind][key]
    programs ??= Buffer.from(shelf.read(`${folder}/programs.json`) ?? [])
    const program = span === undefined ? undefined : (JSON.parse(programs.toString('utf8', ...span)) as Program)
    loaded.set(name, program)
    return program
  }
  const ready: Ready = {
    files: index.files,
    program: (key) => load('programs', key),
    piece: (key) => load('pieces', key) ?? [],
  }
  const unprepared = (file: string): never => {
    throw new Error(`${file} was not made ready`)
  }
  return openLibrary(ready, unprepared, { files: index.files, pieces: new Map() })
}

/**
 * Lays templates, facts and shells beside the compiled program.
 * @param assets as read from their files, with nothing wrong with them
 * @returns whether they were fit for it
 * @public
 */
export async function makeReady(roots: Roots): Promise<boolean> {
  const [{ readAssets, checkAssets }, { makeShell }] = await Promise.all([
    import('./assets.ts'),
    import('../emit/docx/shell.ts'),
  ])
  const assets = readAssets(roots, new Map())
  const { templates, catalogue, library } = assets
  if (catalogue === undefined || library === undefined || checkAssets(assets).length > 0) return false
  const shelf = beside()
  const write = (name: string, value: unknown): void =>
    shelf.write(`${folder}/${name}`, new TextEncoder().encode(JSON.stringify(value)))
  const chunks: string[] = []
  let at = 0
  const spans = (programs: Iterable<readonly [string, Program]>): Record<string, readonly [number, number]> =>
    Object.fromEntries(
      Array.from(programs, ([key, program]) => {
        const text = JSON.stringify(program)
        chunks.push(text)
        const from = at
        at += Buffer.byteLength(text)
        return [key, [from, at]] as const
      }),
    )
  const stretches = stretchesOf(templates)
  const programs = spans(stretches.map((stretch) => [stretch.key, library.program(stretch) ?? []]))
  const pieces = spans(library.pieces)
  const state = stateOf(roots.own)
  const index: Index = {
    key: state.key,
    facts: assets.facts,
    files: library.files,
    templates: withoutBodies(templates),
    programs,
    pieces,
    footprints: Object.fromEntries(stretches.map(({ key }) => [key, assets.footprint(key)])),
  }
  shelf.write(`${folder}/programs.json`, new TextEncoder().encode(chunks.join('')))
  write('catalogue.json', catalogue)
  write('facts.json', { facts: state.facts })
  for (const profile of ['document', 'reading'] as const) {
    const { fixed, ...rest } = await makeShell(profile)
    const stored: StoredShell = {
      ...rest,
      fixed: fixed.map((entry) => ({ ...entry, deflated: Buffer.from(entry.deflated).toString('base64') })),
    }
    write(`${profile}.json`, stored)
  }
  // Last: what is here makes all the others true
  write('templates.json', index)
  return true
}

function withoutBodies({ outlines, sections }: Templates): Index['templates'] {
  // Only messages about conditions need to know where they stand, and these have been checked
  const whenPlaces: ReadonlyMap<string, Place> = new Map()
  return {
    outlines: outlines.map((outline) => ({ ...outline, whenPlaces })),
    sections: sections.map((section) => ({ ...section, body: '', whenPlaces })),
  }
}
