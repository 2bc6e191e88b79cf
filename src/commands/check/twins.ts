import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Manuscript } from '../../model/manuscript.ts'
import type { Found } from './files.ts'

/** A file that was read. */
interface Read extends Found {
  readonly manuscript: Manuscript
}

/**
 * Leaves out the .docx files of folders that say, paragraph by paragraph, what the .md file beside them says: everything
 * would be told twice. One that was edited in Word says something else, and one that was named is wanted.
 */
export function withoutTwins<T extends Read>(
  read: readonly T[],
): { readonly kept: readonly T[]; readonly diagnostics: readonly Diagnostic[] } {
  const said = new Map(
    read.flatMap(({ path, manuscript }) => (path.endsWith('.md') ? [[path, textOf(manuscript)] as const] : [])),
  )
  const kept = read.filter(
    ({ path, named, manuscript }) =>
      named || !path.endsWith('.docx') || said.get(path.replace(/docx$/u, 'md')) !== textOf(manuscript),
  )
  const count = read.length - kept.length
  return { kept, diagnostics: count === 0 ? [] : [diagnostic('manuscript/twins', { count })] }
}

const textOf = ({ paragraphs }: Manuscript): string => paragraphs.map(({ text }) => text).join('\n')
