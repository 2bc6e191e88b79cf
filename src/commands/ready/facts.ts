import type { Lexicon } from '../../check/lexicon.ts'
import { keepLexicon } from '../../check/kept-lexicon.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Parsed } from '../../model/diagnostic.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Roots, Texts } from '../assets.ts'
import { beside, folder, readyState } from './state.ts'
import { openTables } from './tables.ts'

/** The facts alone: as they were made ready, where that is still true of them, else from their files. */
export async function openCatalogue(roots: Roots, texts: Texts): Promise<Parsed<Catalogue>> {
  const ready = readyCatalogue(roots)
  if (ready !== undefined) return { value: ready, diagnostics: [] }
  const { readCatalogue } = await import('../assets.ts')
  return readCatalogue(roots, texts)
}

/** The facts as they were made ready; undefined where they are no longer true, or others are laid over them. */
export function readyCatalogue(roots: Roots): Catalogue | undefined {
  return areReady(roots) ? catalogueFrom(beside()) : undefined
}

/** Whether the facts are what they were when they were made ready, and nothing is laid over them. */
export const areReady = (roots: Roots): boolean =>
  roots.data === undefined && readyState(roots.own, ['data']) !== undefined

/** Facts as they were made ready. */
export interface ReadyFacts {
  readonly catalogue: Catalogue
  /** `Assets.facts` */
  readonly digest: string
}

/** The facts as they were made ready, whatever has become of their files since; undefined where there are none. */
export function openReadyFacts(): ReadyFacts | undefined {
  const shelf = beside()
  const catalogue = catalogueFrom(shelf)
  const index = tableFile(shelf, 'templates') as { readonly facts: string } | undefined
  return catalogue === undefined || index === undefined ? undefined : { catalogue, digest: index.facts }
}

/** The facts, and what the rules look for in them; where they come from is a fifth of them, and stands apart. */
export function catalogueFrom(shelf: Workspace): Catalogue | undefined {
  const catalogue = tableFile(shelf, 'catalogue', {
    sources: () => (tableFile(shelf, 'sources') as Pick<Catalogue, 'sources'> | undefined)?.sources,
  }) as Catalogue | undefined
  if (catalogue !== undefined) keepLexicon(catalogue, () => tableFile(shelf, 'lexicon') as Lexicon | undefined)
  return catalogue
}

/** A file of tables beside the compiled program; undefined where there is none. */
export function tableFile(
  shelf: Workspace,
  name: string,
  others?: Readonly<Record<string, () => unknown>>,
): object | undefined {
  const bytes = shelf.read(`${folder}/${name}`)
  return bytes === undefined ? undefined : openTables(bytes, others)
}
