import * as v from 'valibot'
import type { Diagnostic, Parsed } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { SpeechKind } from '../model/round.ts'
import { levels, ordinalStyles, partyOrganisations, roundTypes, speechKinds } from '../model/round.ts'
import type { OutlineTemplate, PartialTemplate, SectionTemplate, Templates } from '../model/template.ts'
import type { FrontMatter } from './front-matter.ts'
import { parseFrontMatter } from './front-matter.ts'

const day = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, '日期写成 2019-09-06、2019-09 或 2019'))
const one = <S extends v.GenericSchema>(item: S) =>
  v.optional(
    v.union([
      v.array(item),
      v.pipe(
        item,
        v.transform((value) => [value]),
      ),
    ]),
  )

const when = v.optional(
  v.strictObject({
    from: v.optional(day),
    until: v.optional(day),
    level: one(v.picklist(levels)),
    type: one(v.picklist(roundTypes)),
    unit_kind: one(v.string()),
    party: one(v.picklist([...partyOrganisations, '未写明'])),
    focus: one(v.string()),
    context: one(v.string()),
    after: one(v.picklist(speechKinds)),
    before: one(v.picklist(speechKinds)),
    length: one(v.picklist(['简', '标准', '详'])),
    audience: one(v.string()),
    several: v.optional(v.boolean()),
  }),
  {},
)
// YAML reads a bare `1.` as the number 1
const style = v.union([
  v.picklist(ordinalStyles),
  v.pipe(
    v.literal(1),
    v.transform(() => '1.' as const),
  ),
])
const sectionSettings = v.strictObject({ when, weight: v.optional(v.number(), 0), leads: v.optional(style) })
const outlineSettings = v.strictObject({
  title: v.string(),
  salutation: v.string(),
  slots: v.pipe(v.array(v.string()), v.minLength(1)),
  ordinals: v.optional(v.array(style), ['一、', '（一）', '1.']),
  leads: v.optional(style, '一要'),
  inline: v.optional(style, '一是'),
  headings: v.optional(v.picklist(['alone', 'run-in']), 'alone'),
  weight: v.optional(v.number(), 0),
  when,
})

/**
 * Reads all templates. Where a file stands says what it is; nothing has to be registered.
 * @param files path below the templates folder → text
 * @param nameOf what a path is called in messages: `templates/…`, or where the user's own file lies
 */
export function parseTemplates(
  files: ReadonlyMap<string, string>,
  nameOf: (path: string) => string = (path) => `templates/${path}`,
): Parsed<Templates> {
  const diagnostics: Diagnostic[] = []
  const outlines: OutlineTemplate[] = []
  const sections: SectionTemplate[] = []
  const partials: PartialTemplate[] = []
  for (const [path, text] of files) {
    if (!path.endsWith('.md') || path === 'README.md' || path.endsWith('/README.md')) continue
    const file = nameOf(path)
    const id = path.replace(/^[^/]+\//, '').replace(/\.md$/, '')
    const parts = path.split('/')
    const front = parseFrontMatter(file, text)
    diagnostics.push(...front.diagnostics)
    if (front.diagnostics.length > 0) continue
    const kind = speechKinds.find((known) => known === parts[1])
    if (parts[0] === 'partials' && parts.length >= 2) {
      partials.push({ id, file, body: front.body, bodyLine: front.bodyLine })
    } else if (parts[0] === 'outlines' && kind !== undefined && parts.length === 3) {
      const settings = read(outlineSettings, front, diagnostics)
      if (settings !== undefined) outlines.push(outline(settings, { id, file, kind, front }))
    } else if (parts[0] === 'sections' && kind !== undefined && parts.length === 4) {
      const settings = read(sectionSettings, front, diagnostics)
      if (settings !== undefined) sections.push(section(settings, { id, file, kind, slot: parts[2] ?? '', front }))
    } else {
      diagnostics.push(diagnostic('template/misplaced', { file }, front.at([])))
    }
  }
  const bodies = new Map(partials.map(({ id, body }) => [id, body]))
  const counted: SectionTemplate[] = []
  for (const each of sections) counted.push({ ...each, chapters: chaptersIn(each.body, bodies, new Set()) })
  return { value: { outlines, sections: counted, partials }, diagnostics }
}

/** Chapters (`## …`) of a body, with those that its partials bring. @param within the partials it stands in */
function chaptersIn(body: string, bodies: ReadonlyMap<string, string>, within: ReadonlySet<string>): number {
  const own = body.match(/^## /gm)?.length ?? 0
  const included = Array.from(body.matchAll(/\{\{>\s*([^\s}]+)/g), ([, id = '']) => id)
  return included.reduce((sum, id) => {
    const text = within.has(id) ? undefined : bodies.get(id)
    return text === undefined ? sum : sum + chaptersIn(text, bodies, new Set([...within, id]))
  }, own)
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
    whenLine: front.at(['when']).line,
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
    whenLine: front.at(['when']).line,
    weight: settings.weight,
    ...(leads === undefined ? {} : { leads }),
    chapters: 0,
    body: front.body,
    bodyLine: front.bodyLine,
  }
}

/** The settings, validated; every issue becomes a diagnostic at its place. */
function read<S extends v.GenericSchema>(
  schema: S,
  front: FrontMatter,
  diagnostics: Diagnostic[],
): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, front.data)
  if (result.success) return result.output
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map((step) => step.key as string | number)
    const key = String(path.at(-1) ?? '')
    const place = front.at(path)
    if (issue.type === 'strict_object' && issue.expected === 'never') {
      const suggestion = nearest(key, knownKeys(schema, path.slice(0, -1)))
      diagnostics.push(
        diagnostic('template/unknown-setting', suggestion === undefined ? { key } : { key, suggestion }, place),
      )
    } else {
      const detail =
        issue.received === 'undefined' ? `缺少 ${key}` : `${key} 不能是 ${issue.received}，${issue.message}`
      diagnostics.push(diagnostic('template/front-matter', { detail }, place))
    }
  }
  return undefined
}

function knownKeys(schema: v.GenericSchema, path: readonly (string | number)[]): readonly string[] {
  let at: unknown = schema
  for (const step of path) {
    const entries = (at as { entries?: Record<string, { wrapped?: unknown }> }).entries
    at = entries?.[step]?.wrapped ?? entries?.[step]
  }
  return Object.keys((at as { entries?: object }).entries ?? {})
}
