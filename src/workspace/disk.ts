import {
  closeSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import type { Dirent } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { makeFolder, removeEmpty } from './folders.ts'
import { lockFolder } from './lock.ts'
import { isRunning, me } from './maker.ts'
import type { Stamp, Workspace } from './workspace.ts'
import { soon } from './workspace.ts'

/** How a file is called while it is being written: maker, moment at which its thread began, and a number, so that no two writers share one. */
const unfinished = /^\.([0-9a-f]{8})-(\d+)-\d+-\d+\.unfinished$/
let written = 0
/** What tells the threads of a process apart; Node's own number of them would bring all that threads need with it. */
const thread = process.hrtime.bigint().toString()

/** The real file system below `root`. Errors of the system other than “no such file” are thrown as they come. */
export function openDisk(root: string): Workspace {
  const real = (path: string) => resolve(root, path)
  const swept = new Set<string>()
  const unfinishedIn = (folder: string): string => {
    if (!swept.has(folder)) {
      makeFolder(folder)
      sweep(folder, false)
      swept.add(folder)
    }
    return join(folder, `.${me.host}-${me.pid}-${thread}-${written++}.unfinished`)
  }
  return {
    read: (path, most) =>
      orMissing(() => (most === undefined ? plain(readFileSync(real(path))) : readStart(real(path), most))),
    size: (path) => orMissing(() => statSync(real(path), { throwIfNoEntry: false })?.size),
    stamp(folder, before) {
      const from = real(folder)
      const at = (path: string): string => `${from}/${path}`
      const still = before !== undefined && foldersHaveTimes ? stillTrue(before, at) : undefined
      if (still !== undefined) return still
      const [found, folders]: [string[], string[]] = [[], ['.']]
      listInto(found, from, '', folders)
      return stampOf([...folders, ...found].sort(), at)
    },
    stampOf: (paths) => stampOf(paths, real),
    list(folder) {
      const found: string[] = []
      listInto(found, real(folder), '')
      return found.sort()
    },
    write(path, bytes) {
      const beside = unfinishedIn(dirname(real(path)))
      writeBeside(beside, bytes)
      putInPlace(beside, real(path))
    },
    stage(path, bytes) {
      const beside = unfinishedIn(dirname(real(path)))
      writeBeside(beside, bytes)
      return beside
    },
    put: (staged, path) => putInPlace(staged, real(path)),
    remove(path) {
      rmSync(real(path), { force: true })
      removeEmpty(dirname(real(path)), resolve(root))
    },
    lock: (folder, share) =>
      lockFolder(real(folder), share, {
        clear: () => sweepBelow(real(folder), resolve(root)),
        tidy: (left) => removeEmpty(left, resolve(root)),
      }),
    clear: (folder) => sweepBelow(real(folder), resolve(root)),
    today() {
      const now = new Date()
      return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
        .map((part) => String(part).padStart(2, '0'))
        .join('-')
    },
  }
}

/** Whether a folder's own times tell what was added to it and taken away: on some drives that Windows writes to they never change. */
const foldersHaveTimes = process.platform !== 'win32'

function stampOf(paths: readonly string[], real: (path: string) => string): Stamp {
  const lines = paths.map((path) => lineOf(path, real))
  return stampWith(lines.map(({ text }) => text).join('\n'), Math.max(0, ...lines.map(({ last }) => last)))
}

/** A stamp whose text is still true; what comes after its first line that is not is not asked for. */
function stillTrue(before: string, real: (path: string) => string): Stamp | undefined {
  let latest = 0
  for (const line of before.split('\n')) {
    const { text, last } = lineOf(line.slice(0, Math.max(0, line.indexOf('\t'))), real)
    if (text !== line) return undefined
    latest = Math.max(latest, last)
  }
  return stampWith(before, latest)
}

const stampWith = (text: string, last: number): Stamp => ({ text, last, settles: last + soon < Date.now() })

/** What a stamp says of one path. */
function lineOf(path: string, real: (path: string) => string): Pick<Stamp, 'text' | 'last'> {
  const found = orMissing(() => statSync(real(path), { throwIfNoEntry: false }))
  if (found === undefined) return { text: `${path}\t-`, last: 0 }
  const { size, mtimeMs, ctimeMs, ino } = found
  return { text: `${path}\t${size} ${mtimeMs} ${ctimeMs} ${ino}`, last: Math.max(mtimeMs, ctimeMs) }
}

/** Node's own kind of bytes as those that everybody knows, without copying them. */
const plain = ({ buffer, byteOffset, byteLength }: Buffer): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength)

/** The first bytes of a file; of a device or a pipe, whose size is not known beforehand, as many as come. */
function readStart(path: string, most: number): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const pieces: Uint8Array[] = []
    for (let left = most; left > 0;) {
      const piece = new Uint8Array(Math.min(left, 65_536))
      const count = readSync(file, piece)
      if (count === 0) break
      pieces.push(piece.subarray(0, count))
      left -= count
    }
    return plain(Buffer.concat(pieces))
  } finally {
    closeSync(file)
  }
}

/** Writes a file that is to be renamed: a killed run leaves the old file or the new one, never half of it. */
function writeBeside(beside: string, bytes: Uint8Array): void {
  try {
    try {
      writeFileSync(beside, bytes)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      // The folder was there a moment ago: somebody tidied up
      makeFolder(dirname(beside))
      writeFileSync(beside, bytes)
    }
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

function putInPlace(beside: string, path: string): void {
  try {
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** What a process of another machine left unfinished may be taken away after so many milliseconds: a day. */
const forgotten = 86_400_000

/**
 * Removes what killed runs left unfinished in a folder; what a living process is writing stays.
 * @param ours what this process left goes, too
 * @returns whether anything was there
 */
function sweep(folder: string, ours: boolean): boolean {
  let swept = false
  for (const name of readdirSync(folder)) {
    const [, host, pid] = unfinished.exec(name) ?? []
    if (host === undefined) continue
    const [maker, path] = [{ host, pid: Number(pid) }, join(folder, name)]
    const isOurs = ours && maker.host === me.host && maker.pid === me.pid
    if (!isOurs && (isRunning(maker) ?? isRecent(path))) continue
    rmSync(path, { force: true })
    swept = true
  }
  return swept
}

const isRecent = (path: string): boolean =>
  Date.now() - (lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < forgotten

/** The same for all folders below one; those that this leaves empty go, too. */
function sweepBelow(folder: string, root: string): void {
  for (const entry of orMissing(() => readdirSync(folder, { withFileTypes: true })) ?? [])
    if (entry.isDirectory()) sweepBelow(join(folder, entry.name), root)
  if (orMissing(() => sweep(folder, true)) === true) removeEmpty(folder, root)
}

/** Node's own recursive listing asks the system about every file once more. @param folders those that were come to */
function listInto(found: string[], folder: string, prefix: string, folders?: string[]): void {
  for (const entry of entriesOf(folder, prefix !== '')) {
    if (entry.isDirectory()) {
      folders?.push(prefix + entry.name)
      listInto(found, `${folder}/${entry.name}`, `${prefix}${entry.name}/`, folders)
    } else if (entry.isFile() && !unfinished.test(entry.name)) found.push(prefix + entry.name)
  }
}

/** @param below whether the folder lies in the one that was asked for: what may not be read there is somebody else's */
function entriesOf(folder: string, below: boolean): readonly Dirent[] {
  try {
    return orMissing(() => readdirSync(folder, { withFileTypes: true })) ?? []
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (below && (code === 'EACCES' || code === 'EPERM')) return []
    throw error
  }
}

/** There is nothing at a path, or there can be nothing: a name that is too long, or with a NUL in it. */
const missing: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE'])

function orMissing<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (missing.has(code)) return undefined
    throw error
  }
}
