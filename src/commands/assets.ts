import type { Library } from '../compose/library.ts'
import { checkTemplates } from '../compose/library.ts'
import { checkConditions } from '../compose/check-conditions.ts'
import type { ProgramMemory, SourceLibrary } from '../compose/prepare/sources.ts'
import { noPrograms, openSources } from '../compose/prepare/sources.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { Diagnostic, Parsed } from '../model/diagnostic.ts'
import { byPlace, diagnostic } from '../model/diagnostic.ts'
import type { Templates } from '../model/template.ts'
import { parseCatalogue } from '../parse/catalogue.ts'
import type { TemplateMemory } from '../parse/template.ts'
import { parseTemplates } from '../parse/template.ts'
import { digest } from '../workspace/digest.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Footprints } from './footprints.ts'
import { openFootprints } from './footprints.ts'
import type { ReadyFacts } from './ready/facts.ts'
import type { ReadyState } from './ready/state.ts'
import { isFacts, isTemplate } from './ready/state.ts'
import { withSlashes } from '../workspace/path.ts'

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
  /** whether the templates have passed their check already */
  readonly checked: boolean
  /** what they were made ready from; missing where they were read just now */
  readonly ready?: ReadyState
  /** digest of the facts */
  readonly facts: string
  readonly footprint: Footprints
  /** the text of a template or a file of facts by the name that messages give it */
  readonly source: (name: string) => string | undefined
}

/** Assets that were read from their files just now. */
export interface ReadAssets extends Assets {
  readonly library: SourceLibrary | undefined
}

/** What was read last: only what has changed since is read and checked again. */
export interface AssetMemory {
  /** the package's own files by their folder: not even read again while the system says that nobody has touched them */
  readonly own: Map<string, { readonly stamp: string; readonly files: ReadonlyMap<string, Named> }>
  readonly templates: TemplateMemory
  readonly programs: ProgramMemory
  facts?: { readonly texts: string; readonly parsed: Parsed<Catalogue> }
  /** facts that need not be read: the same ones while they are true, or every template would be checked against them anew */
  ready?: ReadyFacts
}

/** Nothing read yet. */
export const noAssets = (): AssetMemory => ({ own: new Map(), templates: new Map(), programs: noPrograms() })

/** Reads the facts alone, for those who need no templates. */
export function readCatalogue(roots: Roots, texts: Texts, memory?: AssetMemory): Parsed<Catalogue> {
  const { files, diagnostics } = overlay(roots, 'data', roots.data, isFacts, texts, memory)
  const written = Array.from(files.values(), ({ name, text }) => [name, text] as const)
  const all = JSON.stringify(written)
  const parsed = memory?.facts?.texts === all ? memory.facts.parsed : parseCatalogue(new Map(written))
  if (memory !== undefined) memory.facts = { texts: all, parsed }
  return { ...parsed, diagnostics: [...diagnostics, ...parsed.diagnostics] }
}

/**
 * Reads templates and catalogue: the user's file takes the place of the built-in one with the same path.
 * @param ready facts that are not to be read
 */
export function readAssets(
  roots: Roots,
  texts: Texts,
  memory: AssetMemory = noAssets(),
  ready?: ReadyFacts,
): ReadAssets {
  const { files, diagnostics } = overlay(roots, 'templates', roots.templates, isTemplate, texts, memory)
  const parsed = parseTemplates(
    new Map(Array.from(files, ([path, { text }]) => [path, text])),
    (path) => files.get(path)?.name ?? path,
    memory.templates,
  )
  const templates = parsed.value ?? { outlines: [], sections: [], partials: [] }
  const catalogue: Parsed<Catalogue> =
    ready === undefined ? readCatalogue(roots, texts, memory) : { value: ready.catalogue, diagnostics: [] }
  const library = catalogue.value === undefined ? undefined : openSources(templates, catalogue.value, memory.programs)
  return {
    templates,
    catalogue: catalogue.value,
    library,
    diagnostics: [...diagnostics, ...catalogue.diagnostics, ...parsed.diagnostics].toSorted(byPlace),
    checked: false,
    // Facts that could not be read have errors to tell, and nothing is built from them
    facts: ready?.digest ?? (catalogue.value === undefined ? '' : digest(JSON.stringify(catalogue.value))),
    footprint: openFootprints(templates, (stretch) => library?.compiled(stretch).fields ?? []),
    source: (name) => texts.get(name) ?? (ready === undefined ? undefined : textOf(roots.own.read(name))),
  }
}

/** What is wrong with templates that were read from their files, whether a speech uses them or not. */
export function checkAssets({ templates, catalogue, library, checked }: Assets): readonly Diagnostic[] {
  if (checked || catalogue === undefined || library === undefined) return []
  return [...checkTemplates(templates, library), ...checkConditions(templates, catalogue)]
}

const textOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes)

/** A file by the name that messages give it: `templates/…` for a built-in one, else where it lies. */
interface Named {
  readonly name: string
  readonly text: string
}

function overlay(
  roots: Roots,
  folder: 'templates' | 'data',
  over: string | undefined,
  wanted: (path: string) => boolean,
  texts: Texts,
  memory: AssetMemory | undefined,
): { readonly files: ReadonlyMap<string, Named>; readonly diagnostics: readonly Diagnostic[] } {
  const own = ownFiles(roots.own, folder, wanted, memory)
  const others = over === undefined ? new Map<string, Named>() : filesIn(roots.user, over, calledFolder(over), wanted)
  const files = new Map([...own, ...others])
  for (const { name, text } of [...own.values(), ...others.values()]) texts.set(name, text)
  if (over === undefined || others.size > 0) return { files, diagnostics: [] }
  return {
    files,
    diagnostics: [diagnostic('out/no-such-folder', { option: `--${folder}`, folder: calledFolder(over) })],
  }
}

function ownFiles(
  own: Workspace,
  folder: 'templates' | 'data',
  wanted: (path: string) => boolean,
  memory: AssetMemory | undefined,
): ReadonlyMap<string, Named> {
  if (memory === undefined) return filesIn(own, folder, folder, wanted)
  const { text: stamp, settles } = own.stamp(folder)
  const before = memory.own.get(folder)
  if (before?.stamp === stamp) return before.files
  const files = filesIn(own, folder, folder, wanted)
  if (settles) memory.own.set(folder, { stamp, files })
  return files
}

/** The files below a folder, by their paths there. @param called what messages call the folder */
function filesIn(
  workspace: Workspace,
  folder: string,
  called: string,
  wanted: (path: string) => boolean,
): ReadonlyMap<string, Named> {
  const files = new Map<string, Named>()
  for (const path of workspace.list(folder).filter(wanted)) {
    const text = textOf(workspace.read(`${folder}/${path}`))
    if (text !== undefined) files.set(path, { name: `${called}/${path}`, text })
  }
  return files
}

/** A folder as it was given; of one outside the working folder only its own name, which tells nothing of the machine. */
function calledFolder(over: string): string {
  const parts = withSlashes(over)
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  const outside = /^([/\\]|[a-z]:)/i.test(over) || parts.includes('..')
  return outside ? (parts.at(-1) ?? over) : parts.join('/')
}
