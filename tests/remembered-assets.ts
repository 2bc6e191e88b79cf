import type { AssetMemory, ReadAssets, Roots, Texts } from '../src/commands/assets.ts'
import { noAssets, readAssets as readAnew, readCatalogue as readCatalogueAnew } from '../src/commands/assets.ts'
import type { ReadyFacts } from '../src/commands/ready/facts.ts'
import type { Catalogue } from '../src/model/catalogue.ts'
import type { Parsed } from '../src/model/diagnostic.ts'

// Takes the place of src/commands/assets.ts in the tests (vitest.config.ts): who reads templates and facts without
// saying what is remembered of them remembers what was read before in this worker, as `watch` and `preview` do, so that
// only what is not as it was is read again. tests/compose/prepare/memory.test.ts holds that to reading all anew.
export * from '../src/commands/assets.ts'

const shipped = noAssets()
/** Files that the user lays over those that ship begin with what is known of these, and leave that as it is. */
const memoryFor = ({ templates, data }: Roots): AssetMemory => {
  if (templates === undefined && data === undefined) return shipped
  const { prepared, pieces, files, numbers, catalogue } = shipped.programs
  return {
    ...shipped,
    programs: {
      prepared: new Map(prepared),
      pieces: new Map(pieces),
      files: [...files],
      numbers: new Map(numbers),
      ...(catalogue === undefined ? {} : { catalogue }),
    },
  }
}

/** `readAssets` */
export const readAssets = (
  roots: Roots,
  texts: Texts,
  memory: AssetMemory = memoryFor(roots),
  ready?: ReadyFacts,
): ReadAssets => readAnew(roots, texts, memory, ready)

/** `readCatalogue` */
export const readCatalogue = (roots: Roots, texts: Texts, memory: AssetMemory = memoryFor(roots)): Parsed<Catalogue> =>
  readCatalogueAnew(roots, texts, memory)
