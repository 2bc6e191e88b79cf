import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { digestAt, freeName } from './current.ts'
import { openIn } from './in-use.ts'
import { naming, refusal } from './refused.ts'
import type { Workspace } from './workspace.ts'

/** A file that waits beside its place until all of its round are right. */
export interface Staged {
  readonly staged: string
  readonly path: string
  /** of a speech: its digest, and that of what it was found to take the place of */
  readonly speech?: { readonly digest: string; readonly over: string | undefined }
}

/** What was made of one meeting, ready to be put in its place. */
export interface Parcel {
  /** in the order in which they are to be put: what is remembered of a file goes before the file */
  readonly staged: readonly Staged[]
  readonly diagnostics: readonly Diagnostic[]
  readonly written: number
  readonly unchanged: number
  /** files of speeches that the meeting no longer has: by path, what nobody has touched is called */
  readonly left: Readonly<Record<string, string>>
}

/** What a program that has a file open makes the system say, on Windows above all. */
const held: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY'])

/**
 * Puts what was staged in its place. A speech that somebody saved since it was looked at is left as it is, and the new
 * one laid beside it; one that another program holds is told, and the others are put.
 * @throws where the system refuses anything else
 */
export function put(workspace: Workspace, { staged }: Pick<Parcel, 'staged'>): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const { staged: name, path, speech } of staged) {
    if (speech === undefined) {
      naming(path, () => workspace.put(name, path))
      continue
    }
    const found = workspace.size(path) === undefined ? undefined : digestAt(workspace, path)
    if (found === undefined || found === speech.over || found === speech.digest) {
      const refused = tryPut(workspace, name, path)
      if (refused !== undefined) diagnostics.push(refused)
    } else {
      const beside = freeName(workspace, path, speech.digest)
      naming(beside, () => workspace.put(name, beside))
      diagnostics.push(diagnostic('out/hand-edited', { file: path, beside }))
    }
  }
  return diagnostics
}

function tryPut(workspace: Workspace, name: string, path: string): Diagnostic | undefined {
  try {
    workspace.put(name, path)
    return undefined
  } catch (error) {
    const reason = refusal(error)?.code
    if (reason === undefined || !held.has(reason)) throw Object.assign(error as Error, { file: path })
    const program = openIn(workspace, path)
    return diagnostic('out/in-use', { file: path, reason, ...(program === undefined ? {} : { program }) })
  }
}

/** Takes away what was staged for nothing. */
export function discard(workspace: Workspace, { staged }: Pick<Parcel, 'staged'>): void {
  for (const { staged: name } of staged) workspace.remove(name)
}
