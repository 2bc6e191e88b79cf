import type { ReadAssets } from '../src/commands/assets.ts'
import { readAssets } from '../src/commands/assets.ts'
import type { Catalogue } from '../src/model/catalogue.ts'
import { openDisk } from '../src/workspace/disk.ts'
import { openMemory } from '../src/workspace/memory.ts'

/** Templates and facts as they ship, with nothing missing. */
export interface ShippedAssets extends ReadAssets {
  readonly catalogue: Catalogue
  readonly library: NonNullable<ReadAssets['library']>
}

let shipped: ShippedAssets | undefined

/** Templates and facts as they ship, read from their files once for all test files of a worker. */
export function shippedAssets(): ShippedAssets {
  shipped ??= read()
  return shipped
}

function read(): ShippedAssets {
  const assets = readAssets({ own: openDisk('.'), user: openMemory() }, new Map())
  const { catalogue, library, diagnostics } = assets
  if (catalogue === undefined || library === undefined) throw new Error(JSON.stringify(diagnostics, null, 2))
  return { ...assets, catalogue, library }
}
