import { hostname } from 'node:os'
import { digest } from './digest.ts'

/** Who makes a file: a machine, by the digest of its name, and a process there. Several machines may share a folder. */
export interface Maker {
  readonly host: string
  readonly pid: number
}

let here: string | undefined

/** This process. */
export const me: Maker = {
  get host() {
    return (here ??= digest(hostname()).slice(7, 15))
  },
  pid: process.pid,
}

/** Whether a process of this machine still runs; undefined where another machine would have to be asked. */
export function isRunning({ host, pid }: Maker): boolean | undefined {
  if (host !== me.host) return undefined
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, but is another user's
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
