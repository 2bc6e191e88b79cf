import type { Library } from '../compose/library.ts'
import { openLibrary } from '../compose/library.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { Diagnostic, Parsed } from '../model/diagnostic.ts'
import { byPlace } from '../model/diagnostic.ts'
import type { Templates } from '../model/template.ts'
import { parseCatalogue } from '../parse/catalogue.ts'
import { parseTemplates } from '../parse/template.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Texts of files that messages may show an excerpt of, by the name messages use. */
export type Texts = Map<string, string>

/** Where the built-in templates and data are, and what the user lays over them. */
export interface Roots {
  /** the package's own folder */
  readonly own: Workspace
  /** the user's working folder */
  readonly user: Workspace
  readonly templates?: string
  readonly data?: string
}

/** Templates and facts of a run, and everything that is wrong with them. */
export interface Assets {
  readonly templates: Templates
  readonly catalogue: Catalogue | undefined
  /** the templates against the facts, where there are facts */
  readonly library: Library | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the facts alone, for those who need no templates. */
export function readCatalogue(roots: Roots, texts: Texts): Parsed<Catalogue> {
  return parseCatalogue(named('data', overlay(roots, 'data', roots.data, isFacts, texts)))
}

const isFacts = (path: string): boolean => /^[^/]+\.ya?ml$/.test(path)

/** Reads templates and catalogue: the user's file takes the place of the built-in one with the same path. */
export function readAssets(roots: Roots, texts: Texts): Assets {
  const templateFiles = overlay(roots, 'templates', roots.templates, (path) => path.endsWith('.md'), texts)
  const parsed = parseTemplates(templateFiles)
  const templates = parsed.value ?? { outlines: [], sections: [], partials: [] }
  const catalogue = readCatalogue(roots, texts)
  return {
    templates,
    catalogue: catalogue.value,
    library: catalogue.value === undefined ? undefined : openLibrary(templates, catalogue.value),
    diagnostics: [...catalogue.diagnostics, ...parsed.diagnostics].toSorted(byPlace),
  }
}

/** The files under the names that messages give them. */
const named = (folder: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map(Array.from(files, ([path, text]) => [`${folder}/${path}`, text]))

function overlay(
  roots: Roots,
  folder: string,
  over: string | undefined,
  wanted: (path: string) => boolean,
  texts: Texts,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const add = (workspace: Workspace, from: string): void => {
    for (const path of workspace.list(from)) {
      const bytes = wanted(path) ? workspace.read(`${from}/${path}`) : undefined
      if (bytes === undefined) continue
      const text = new TextDecoder().decode(bytes)
      files.set(path, text)
      texts.set(`${folder}/${path}`, text)
    }
  }
  add(roots.own, folder)
  if (over !== undefined) add(roots.user, over)
  return files
}
