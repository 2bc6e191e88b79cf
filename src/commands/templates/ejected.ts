import { structuredPatch } from 'diff'
import * as v from 'valibot'
import type { Diagnostic, Parsed } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Templates } from '../../model/template.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Roots } from '../assets.ts'

const origins = v.object({
  version: v.literal(1),
  /** by path below the folder: the built-in template as it was copied. A digest could tell that it changed, not what */
  templates: v.record(v.string(), v.object({ from: v.string(), text: v.string() })),
})

/** From which built-in templates the user's own ones were copied. */
export type Origins = v.InferOutput<typeof origins>['templates']

/** Where that is kept, in the folder of the copies. */
export const originsFile = '.ejected.json'

/** Reads where a folder's templates come from; nothing is known of a folder that nothing was copied to. */
export function readOrigins(user: Workspace, folder: string): Parsed<Origins> {
  const file = `${folder}/${originsFile}`
  const bytes = user.read(file)
  if (bytes === undefined) return { value: {}, diagnostics: [] }
  try {
    const read = v.safeParse(origins, JSON.parse(new TextDecoder().decode(bytes)))
    if (read.success) return { value: read.output.templates, diagnostics: [] }
  } catch {
    // told below, as any other content that is not ours
  }
  return { diagnostics: [diagnostic('template/ejected-unreadable', { file })] }
}

/** Writes where a folder's templates come from. */
export function writeOrigins(user: Workspace, folder: string, templates: Origins): void {
  const sorted = Object.fromEntries(Object.entries(templates).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const text = `${JSON.stringify({ version: 1, templates: sorted }, undefined, 2)}\n`
  user.write(`${folder}/${originsFile}`, new TextEncoder().encode(text))
}

/** What has become of the built-in templates since the user's own ones were copied from them. */
export function checkEjected({ own, user, templates: folder }: Roots, templates: Templates): readonly Diagnostic[] {
  if (folder === undefined) return []
  const { value = {}, diagnostics } = readOrigins(user, folder)
  const files = [...templates.outlines, ...templates.sections, ...templates.partials].map(({ file }) => file)
  const found = Object.entries(value).flatMap(([path, { text: before }]): readonly Diagnostic[] => {
    if (user.read(`${folder}/${path}`) === undefined) return []
    const file = files.find((known) => known.endsWith(`/${path}`)) ?? path
    const place = { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
    const bytes = own.read(`templates/${path}`)
    const name = path.replace(/^[^/]+\//, '').replace(/\.md$/, '')
    if (bytes === undefined) return [diagnostic('template/ejected-gone', { name }, place)]
    const after = new TextDecoder().decode(bytes)
    if (after === before) return []
    return [diagnostic('template/ejected-changed', { name, difference: difference(before, after) }, place)]
  })
  return [...diagnostics, ...found]
}

/** The lines that are not the same, as `- before` and `+ after`. */
function difference(before: string, after: string): readonly string[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 0 })
  return hunks.flatMap(({ lines }) =>
    // “\ No newline at end of file”
    lines.filter((line) => !line.startsWith('\\')).map((line) => `${line.slice(0, 1)} ${line.slice(1)}`),
  )
}
