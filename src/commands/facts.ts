import { fileURLToPath } from 'node:url'
import type { Catalogue } from '../model/catalogue.ts'
import type { Parsed } from '../model/diagnostic.ts'
import { digest } from '../workspace/digest.ts'
import { openDisk } from '../workspace/disk.ts'
import type { Roots, Texts } from './assets.ts'

/** The catalogue as it was read when the program was built, and the digest of the files that it was read from. */
interface Prepared {
  readonly key: string
  readonly catalogue: Catalogue
}

/** Beside the compiled program; there is none beside the source. */
const prepared = 'catalogue.json'

/**
 * The facts, as `readCatalogue` reads them: reading its YAML takes ten times as long as the whole check of a speech, so
 * that what was read at build time is taken, as long as not a byte of the files has changed since.
 */
export async function openCatalogue(roots: Roots, texts: Texts): Promise<Parsed<Catalogue>> {
  const bytes = roots.data === undefined ? besideProgram().read(prepared) : undefined
  if (bytes !== undefined) {
    const { key, catalogue } = JSON.parse(new TextDecoder().decode(bytes)) as Prepared
    if (key === keyOf(roots)) return { value: catalogue, diagnostics: [] }
  }
  const { readCatalogue } = await import('./assets.ts')
  return readCatalogue(roots, texts)
}

/**
 * Reads the facts and lays them beside the compiled program (`scripts/prepare.mjs`).
 * @returns whether there were any to lay there
 * @public
 */
export async function prepareCatalogue(roots: Roots): Promise<boolean> {
  const { readCatalogue } = await import('./assets.ts')
  const { value, diagnostics } = readCatalogue(roots, new Map())
  if (value === undefined || diagnostics.length > 0) return false
  const made: Prepared = { key: keyOf(roots), catalogue: value }
  besideProgram().write(prepared, new TextEncoder().encode(JSON.stringify(made)))
  return true
}

const besideProgram = () => openDisk(fileURLToPath(new URL('..', import.meta.url)))

function keyOf({ own }: Roots): string {
  const files = own.list('data').filter((path) => /^[^/]+\.ya?ml$/.test(path))
  return digest(files.map((path) => `${path} ${digest(own.read(`data/${path}`) ?? '')}`).join('\n'))
}
