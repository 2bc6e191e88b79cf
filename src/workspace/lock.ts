import { closeSync, existsSync, lstatSync, openSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './folders.ts'
import type { Maker } from './maker.ts'
import { isRunning, me } from './maker.ts'
import type { Lock, LockShare } from './workspace.ts'

/**
 * Where those stand who are at work in a folder: a file each, with nothing in it, called after the share and the process.
 * None is ever taken over from another, so that no two can take over the same one; what the dead left is only cleared.
 */
const place = '.speechgen/building'
const named = /^(whole|\d+-of-(\d+))\.([0-9a-f]{8})-(\d+)$/

/** Locks of this process: an earlier one that had its number (in a container it often has) left none of these. */
const mine = new Set<string>()

/**
 * So many milliseconds after the last sign a holder counts as dead: a process of another machine cannot be asked, and
 * here its number may have gone to another one.
 */
const silence = 300_000

/** How often somebody else's tidying may take away the folder between its making and its use. */
const tries = 5

/**
 * @see Workspace.lock
 * @param folder on the disk
 * @param clear called where a killed holder was found
 * @param tidy takes away a folder, and those above, where they are empty
 */
export function lockFolder(
  folder: string,
  share: LockShare | undefined,
  { clear, tidy }: { readonly clear: () => void; readonly tidy: (folder: string) => void },
): Lock | undefined {
  const kind = share === undefined ? 'whole' : `${share.index}-of-${share.count}`
  const at = join(folder, place)
  const own = `${kind}.${me.host}-${me.pid}`
  const path = join(at, own)
  if (mine.has(path)) return undefined
  const leave = (): void => {
    rmSync(path, { force: true })
    tidy(at)
  }
  let dead = !create(at, path)
  for (const name of readdirSync(at)) {
    const [, their = '', count, host = '', pid] = named.exec(name) ?? []
    if (their === '' || name === own) continue
    if (!isHeld(join(at, name), { host, pid: Number(pid) })) {
      dead = true
      rmSync(join(at, name), { force: true })
    } else if (their === kind || count === undefined || share?.count !== Number(count)) {
      leave()
      return undefined
    }
  }
  mine.add(path)
  if (dead) clear()
  return {
    beat() {
      const now = new Date()
      try {
        utimesSync(path, now, now)
      } catch {
        // The folder was taken away: what is written next will say so
      }
    },
    release() {
      mine.delete(path)
      leave()
    },
  }
}

/** @returns false where an earlier process that had our number left it */
function create(at: string, path: string): boolean {
  for (let left = tries; ; left--)
    try {
      makeFolder(at)
      closeSync(openSync(path, 'wx'))
      return true
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EEXIST' && existsSync(path)) {
        const now = new Date()
        utimesSync(path, now, now)
        return false
      }
      if (left === 0 || code !== 'ENOENT') throw error
    }
}

function isHeld(path: string, maker: Maker): boolean {
  if (maker.host === me.host && maker.pid === me.pid) return mine.has(path)
  try {
    return Date.now() - lstatSync(path).mtimeMs < silence && isRunning(maker) !== false
  } catch {
    // It was let go just now
    return false
  }
}
