import type { Manuscript } from '../../model/manuscript.ts'
import { paragraphDigest } from '../../workspace/digest.ts'
import { recordOf } from '../../workspace/records.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/**
 * Tells the paragraphs of a generated speech which template they come from, by what the build remembers beside it. A
 * paragraph that was changed since is nobody's.
 */
export function withOrigins(manuscript: Manuscript, path: string, user: Workspace): Manuscript {
  // A record may have been edited: nothing in it is taken for granted
  const remembered = recordOf(user, path)?.paragraphs
  if (!Array.isArray(remembered)) return manuscript
  const known = new Map(remembered.map(({ digest, template, line }) => [digest, { template, line }]))
  const paragraphs = manuscript.paragraphs.map((paragraph) => {
    const found = known.get(paragraphDigest(paragraph.text))
    if (found === undefined) return paragraph
    const { template, line } = found
    return { ...paragraph, origin: { file: template, line, column: 1, endLine: line, endColumn: 1 } }
  })
  return { ...manuscript, paragraphs }
}
