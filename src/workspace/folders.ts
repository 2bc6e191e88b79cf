import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it, where they are not there. Node's own recursive way says of a disk that is
 * read-only that the folder was not found.
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error
    makeFolder(dirname(folder))
    mkdirSync(folder, { recursive: true })
  }
}

/** Takes away a folder and those above it, below the root, as far as nothing is in them. */
export function removeEmpty(folder: string, root: string): void {
  for (let at = folder; at.length > root.length; at = dirname(at))
    try {
      rmdirSync(at)
    } catch {
      return
    }
}
