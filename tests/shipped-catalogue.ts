import { readdirSync, readFileSync } from 'node:fs'
import type { Catalogue } from '../src/model/catalogue.ts'
import { parseCatalogue } from '../src/parse/catalogue.ts'

const folder = new URL('../data/', import.meta.url)

/** The files of data/ as they ship, by name. */
export function shippedFiles(): Map<string, string> {
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [`data/${name}`, readFileSync(new URL(name, folder), 'utf8')]),
  )
}

/** data/README.md */
export function shippedGuide(): string {
  return readFileSync(new URL('README.md', folder), 'utf8')
}

let shipped: Catalogue | undefined

/** The catalogue as it ships, read once for all test files of a worker. */
export function shippedCatalogue(): Catalogue {
  shipped ??= read()
  return shipped
}

function read(): Catalogue {
  const { value, diagnostics } = parseCatalogue(shippedFiles())
  if (value === undefined) throw new Error(JSON.stringify(diagnostics, null, 2))
  return value
}
