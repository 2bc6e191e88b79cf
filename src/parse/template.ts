import type * as v from 'valibot'
import type { Diagnostic, Parsed } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { SpeechKind } from '../model/round.ts'
import { speechKinds } from '../model/round.ts'
import type { Place } from '../model/place.ts'
import { locate } from '../model/place.ts'
import type { OutlineTemplate, PartialTemplate, SectionTemplate, Templates } from '../model/template.ts'
import { includedIn } from '../model/template.ts'
import { findUnprintable } from './characters.ts'
import type { FrontMatter } from './front-matter.ts'
import { parseFrontMatter } from './front-matter.ts'
import { outlineSettings, readSettings, sectionSettings } from './template-settings.ts'

/** What one file is, and what was found in it. */
interface ParsedFile {
  readonly text: string
  readonly outline?: OutlineTemplate
  readonly section?: SectionTemplate
  readonly partial?: PartialTemplate
  readonly diagnostics: readonly Diagnostic[]
}

/** Files as they were read last, by the name that messages give them: what has not changed is not read again. */
export type TemplateMemory = Map<string, ParsedFile>

/**
 * Reads all templates. Where a file stands says what it is; nothing has to be registered.
 * @param files path below the templates folder → text
 * @param nameOf what a path is called in messages: `templates/…`, or where the user's own file lies
 */
export function parseTemplates(
  files: ReadonlyMap<string, string>,
  nameOf: (path: string) => string = (path) => `templates/${path}`,
  memory: TemplateMemory = new Map(),
): Parsed<Templates> {
  const diagnostics: Diagnostic[] = []
  const outlines: OutlineTemplate[] = []
  const sections: SectionTemplate[] = []
  const partials: PartialTemplate[] = []
  for (const [path, text] of files) {
    if (!path.endsWith('.md') || path === 'README.md' || path.endsWith('/README.md')) continue
    const file = nameOf(path)
    const known = memory.get(file)
    const parsed = known?.text === text ? known : parseFile(path, file, text)
    memory.set(file, parsed)
    diagnostics.push(...parsed.diagnostics)
    if (parsed.outline !== undefined) outlines.push(parsed.outline)
    if (parsed.section !== undefined) sections.push(parsed.section)
    if (parsed.partial !== undefined) partials.push(parsed.partial)
  }
  const chapters = chapterCounter(new Map(partials.map(({ id, body }) => [id, body])))
  const counted: SectionTemplate[] = []
  for (const each of sections) counted.push({ ...each, chapters: chapters(each.body) })
  return { value: { outlines, sections: counted, partials }, diagnostics }
}

function parseFile(path: string, file: string, text: string): ParsedFile {
  const unreadable = whyUnreadable(file, text)
  if (unreadable !== undefined) return { text, diagnostics: [unreadable] }
  const front = parseFrontMatter(file, text)
  if (front.diagnostics.length > 0) return { text, diagnostics: front.diagnostics }
  const diagnostics: Diagnostic[] = []
  const id = path.replace(/^[^/]+\//, '').replace(/\.md$/, '')
  const parts = path.split('/')
  const kind = speechKinds.find((known) => known === parts[1])
  if (parts[0] === 'partials' && parts.length >= 2) {
    return { text, partial: { id, file, body: front.body, bodyLine: front.bodyLine }, diagnostics }
  }
  if (parts[0] === 'outlines' && kind !== undefined && parts.length === 3) {
    const settings = readSettings(outlineSettings, front, diagnostics)
    const found = { id, file, kind, front }
    return { text, ...(settings === undefined ? {} : { outline: outline(settings, found) }), diagnostics }
  }
  if (parts[0] === 'sections' && kind !== undefined && parts.length === 4) {
    const settings = readSettings(sectionSettings, front, diagnostics)
    const found = { id, file, kind, slot: parts[2] ?? '', front }
    return { text, ...(settings === undefined ? {} : { section: section(settings, found) }), diagnostics }
  }
  return { text, diagnostics: [diagnostic('template/misplaced', { file }, front.at([]))] }
}

/** Counts the chapters (`## …`) of a body, with those that its partials bring; a partial within itself counts once. */
function chapterCounter(bodies: ReadonlyMap<string, string>): (body: string) => number {
  // Each partial is counted once: thirty of them that include each other twice would take forever
  const known = new Map<string, number>()
  const count = (body: string): number => includedIn(body).reduce((sum, id) => sum + countOf(id), ownChapters(body))
  const countOf = (id: string): number => {
    const body = bodies.get(id)
    if (body === undefined) return 0
    const found = known.get(id)
    if (found !== undefined) return found
    known.set(id, 0)
    const total = Math.min(count(body), 1000)
    known.set(id, total)
    return total
  }
  return count
}

const ownChapters = (body: string): number => body.match(/^## /gm)?.length ?? 0

/** The largest template, in UTF-16 units: far beyond what anybody reads aloud */
const longest = 200_000

/** Why a file cannot be a template: too long, or not text; what is not UTF-8 has `�` in it. */
function whyUnreadable(file: string, text: string): Diagnostic | undefined {
  const at = locate(file, text)
  if (text.length > longest) return diagnostic('template/unreadable', { what: `有 ${text.length} 个字符` }, at(0, 1))
  if (isDeep(text)) return diagnostic('template/unreadable', { what: '套了一百多层' }, at(0, 1))
  const bad = findUnprintable(text)
  if (bad === undefined) return undefined
  return diagnostic('template/unreadable', { what: `有 ${bad.code}（${bad.what}）` }, at(bad.at, bad.at + bad.length))
}

/** Whether blocks lie in each other more deeply than anybody can follow; parsing them takes long. */
function isDeep(text: string): boolean {
  let depth = 0
  for (const [tag] of text.matchAll(/\{\{~?[#^/]/gu)) {
    depth += tag.endsWith('/') ? -1 : 1
    if (depth > 100) return true
  }
  return false
}

interface Found {
  readonly id: string
  readonly file: string
  readonly kind: SpeechKind
  readonly front: FrontMatter
}

function outline(settings: v.InferOutput<typeof outlineSettings>, found: Found): OutlineTemplate {
  const { id, file, kind, front } = found
  return {
    ...settings,
    // valibot's optional keys are `T | undefined`; absent here means absent
    when: settings.when as OutlineTemplate['when'],
    whenPlaces: namesIn(settings.when, front),
    id,
    file,
    kind,
    name: id.split('/').at(-1) ?? id,
    lines: { title: front.at(['title']).line, salutation: front.at(['salutation']).line },
  }
}

function section(
  settings: v.InferOutput<typeof sectionSettings>,
  found: Found & { readonly slot: string },
): SectionTemplate {
  const { id, file, kind, slot, front } = found
  const { leads } = settings
  return {
    id,
    file,
    kind,
    slot,
    when: settings.when as SectionTemplate['when'],
    whenPlaces: namesIn(settings.when, front),
    weight: settings.weight,
    ...(leads === undefined ? {} : { leads }),
    chapters: 0,
    body: front.body,
    bodyLine: front.bodyLine,
  }
}

/** Where each name of the catalogue stands that the conditions state. */
function namesIn(when: v.InferOutput<typeof sectionSettings>['when'], front: FrontMatter): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const key of ['focus', 'unit_kind', 'context'] as const)
    for (const [i, name] of (when[key] ?? []).entries()) places.set(name, front.at(['when', key, i]))
  return places
}
