import type { Catalogue } from '../model/catalogue.ts'
import type { Diagnostic, Parsed } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { checkConsistency } from './catalogue/consistency.ts'
import type { Contents, FileName } from './catalogue/schema.ts'
import { schemas } from './catalogue/schema.ts'
import { checkShape } from './catalogue/shape.ts'
import type { YamlFile } from './catalogue/yaml-file.ts'
import { readYaml } from './catalogue/yaml-file.ts'

/**
 * Reads the catalogue of facts from the files of data/.
 * @param files YAML text by file name; a folder before the name (`data/events.yaml`) is kept for messages, and files
 *   that are not the catalogue's are passed over
 */
export function parseCatalogue(files: ReadonlyMap<string, string>): Parsed<Catalogue> {
  const diagnostics: Diagnostic[] = []
  const yaml: Partial<Record<FileName, YamlFile>> = {}
  const read: Partial<Record<FileName, unknown>> = {}
  for (const name of Object.keys(schemas) as FileName[]) {
    const found = findFile(files, `${name}.yaml`)
    if (found === undefined) {
      diagnostics.push(diagnostic('catalogue/missing-file', { file: `${name}.yaml` }))
      continue
    }
    const file = readYaml(found.path, found.text)
    diagnostics.push(...file.diagnostics)
    if (file.diagnostics.length > 0) continue
    const shape = checkShape(schemas[name], file)
    diagnostics.push(...shape.diagnostics)
    yaml[name] = file
    if (shape.value !== undefined) read[name] = shape.value
  }
  diagnostics.push(...checkConsistency(read as Partial<Contents>, yaml))
  return diagnostics.length > 0 ? { diagnostics } : { value: assemble(read as Contents), diagnostics }
}

/** The file of that name which lies least deep, so that `examples/` cannot hide a file of the catalogue. */
function findFile(
  files: ReadonlyMap<string, string>,
  name: string,
): { readonly path: string; readonly text: string } | undefined {
  return [...files]
    .filter(([path]) => path === name || path.endsWith(`/${name}`))
    .map(([path, text]) => ({ path, text }))
    .toSorted((a, b) => a.path.split('/').length - b.path.split('/').length)[0]
}

function assemble(contents: Contents): Catalogue {
  return {
    verified_until: contents.catalogue.verified_until,
    frameworks: contents.frameworks,
    formulations: contents.formulations,
    documents: contents.documents,
    events: contents.events,
    unit_kinds: contents['unit-kinds'],
    round_types: contents['round-types'],
    contexts: contents.contexts,
    renamings: contents.renamings,
    persons: contents.persons,
    corrections: contents.corrections,
    regions: contents.regions,
    measure_words: contents['measure-words'],
    sources: contents.sources,
  }
}
