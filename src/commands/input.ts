import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** The bytes of a file that the user named, or why there are none. */
export type Input = { readonly bytes: Uint8Array } | { readonly problem: Diagnostic }

/**
 * Reads a file that the user named. A folder, or what may not be read, is told as what it is.
 * @param most as much as a good file can have, in bytes: of a longer one no more is read than shows that it is longer
 */
export function readInput(user: Workspace, file: string, most: number): Input {
  try {
    const bytes = user.read(file, most + 1)
    return bytes === undefined ? { problem: diagnostic('out/no-such-file', { file }) } : { bytes }
  } catch (error) {
    // Only the system's own refusals (EISDIR, EACCES …) are the user's to mend
    const reason = (error as NodeJS.ErrnoException).code
    if (reason === undefined) throw error
    return { problem: diagnostic('out/cannot-read', { file, reason }) }
  }
}
