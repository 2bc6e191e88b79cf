import { diagnostic } from '../../model/diagnostic.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { manuscriptLimits } from '../../parse/limits.ts'
import { isManuscript } from '../../parse/manuscript.ts'
import { folderPath } from '../../workspace/path.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** A file of the command line, or of a folder there. */
export interface Found {
  readonly path: string
  readonly bytes: Uint8Array
  /** on the command line, not found in a folder */
  readonly named: boolean
}

/** Reads the files, and those of the folders: .md, .txt and .docx, but no guides, no files of Word's own, nothing hidden. */
export function findFiles(
  paths: readonly string[],
  user: Workspace,
): { readonly files: readonly Found[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const files = new Map<string, Omit<Found, 'path'>>()
  const add = (path: string, named: boolean): boolean => {
    const bytes = read(path, user)
    if (bytes instanceof Uint8Array) files.set(path, { bytes, named: named || files.get(path)?.named === true })
    return bytes instanceof Uint8Array
  }
  for (const given of paths) {
    const path = folderPath(given)
    const inside = user.list(path)
    if (inside.length === 0) {
      if (add(path, true)) continue
      const folder = read(path, user) === 'folder'
      diagnostics.push(
        folder
          ? diagnostic('manuscript/nothing-to-read', { folder: path })
          : diagnostic('out/no-such-file', { file: path }),
      )
      continue
    }
    const wanted = inside.filter(isWanted)
    if (wanted.length === 0) diagnostics.push(diagnostic('manuscript/nothing-to-read', { folder: path }))
    for (const each of wanted) add(path === '.' ? each : `${path}/${each}`, false)
  }
  return { files: Array.from(files, ([path, file]) => ({ path, ...file })), diagnostics }
}

function isWanted(path: string): boolean {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const hidden = parts.some((part) => part.startsWith('.') || part === 'node_modules')
  return isManuscript(name) && !hidden && !name.startsWith('~$') && !/^readme\b.*\.md$/iu.test(name)
}

function read(path: string, user: Workspace): Uint8Array | 'folder' | undefined {
  try {
    return user.read(path, manuscriptLimits.file + 1)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') return 'folder'
    throw error
  }
}
