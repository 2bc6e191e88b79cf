import type { Manifest } from '../../model/manifest.ts'
import type { Manuscript } from '../../model/manuscript.ts'
import { paragraphDigest } from '../../workspace/digest.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/**
 * Tells the paragraphs of a generated speech which template they come from, by the manifest above its folder. A paragraph
 * that was changed since is nobody's.
 */
export function withOrigins(manuscript: Manuscript, path: string, user: Workspace): Manuscript {
  const parts = path.split('/')
  const [folder = '', name = ''] = parts.slice(-2)
  if (parts.length < 2) return manuscript
  const bytes = user.read([...parts.slice(0, -2), 'manifest.json'].join('/'))
  const manifest = bytes === undefined ? undefined : manifestIn(bytes)
  // 1-组长动员.new.docx, beside a file that was edited by hand, is the same speech
  const file = `${folder}/${name.replace(/\.new(?:-\d+)?(?=\.[^.]+$)/u, '')}`
  const speech = manifest?.speeches?.find(({ files }) => Object.values(files ?? {}).includes(file))
  if (speech?.paragraphs === undefined) return manuscript
  const known = new Map(speech.paragraphs.map(({ digest, template, line }) => [digest, { template, line }]))
  const paragraphs = manuscript.paragraphs.map((paragraph) => {
    const found = known.get(paragraphDigest(paragraph.text))
    if (found === undefined) return paragraph
    const { template, line } = found
    return { ...paragraph, origin: { file: template, line, column: 1, endLine: line, endColumn: 1 } }
  })
  return { ...manuscript, paragraphs }
}

/** A manifest may be of an older version, or edited: nothing in it is taken for granted. */
function manifestIn(bytes: Uint8Array): Partial<Manifest> | undefined {
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Manifest> | null
    return Array.isArray(manifest?.speeches) ? (manifest ?? undefined) : undefined
  } catch {
    return undefined
  }
}
