import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { threadId } from 'node:worker_threads'
import { withSlashes } from './path.ts'
import type { Workspace } from './workspace.ts'

/** How a file is called while it is being written: process and thread, so that parallel runs do not share one. */
const unfinished = /^\.(\d+)-\d+\.unfinished$/

/** The real file system below `root`. Errors of the system other than “no such file” are thrown as they come. */
export function openDisk(root: string): Workspace {
  const real = (path: string) => resolve(root, path)
  const swept = new Set<string>()
  return {
    read: (path) => orMissing(() => new Uint8Array(readFileSync(real(path)))),
    list(folder) {
      const from = real(folder)
      const entries = orMissing(() => readdirSync(from, { recursive: true, withFileTypes: true })) ?? []
      return entries
        .filter((entry) => entry.isFile() && !unfinished.test(entry.name))
        .map((entry) => withSlashes(relative(from, join(entry.parentPath, entry.name))))
        .sort()
    },
    write(path, bytes) {
      const folder = dirname(real(path))
      mkdirSync(folder, { recursive: true })
      if (!swept.has(folder)) sweep(folder)
      swept.add(folder)
      writeWhole(real(path), bytes)
    },
    remove: (path) => rmSync(real(path), { force: true }),
    today() {
      const now = new Date()
      return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
        .map((part) => String(part).padStart(2, '0'))
        .join('-')
    },
  }
}

/** Writes beside the file, then renames: a killed run leaves the old file or the new one, never half of it. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const beside = join(dirname(path), `.${process.pid}-${threadId}.unfinished`)
  try {
    // Flushed, or after a power cut the name could stand for an empty file
    writeFileSync(beside, bytes, { flush: true })
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** Removes what killed runs left unfinished in a folder; what a living process is writing stays. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = unfinished.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, but is another user's
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function orMissing<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
