import { Tinypool } from 'tinypool'
import type { Place } from '../../model/place.ts'
import type { Round } from '../../model/round.ts'
import type { Refused } from '../../workspace/refused.ts'
import type { Roots } from '../assets.ts'
import type { Delivery, MeetingResult } from './meetings.ts'
import type { BuildOptions } from './options.ts'

/** What every thread of a build is given when it starts: plain data, copied. */
export interface Job {
  /** the package's folder and the user's, and what the user lays over templates and facts */
  readonly home: string
  readonly cwd: string
  readonly over: Pick<Roots, 'templates' | 'data'>
  readonly round: Round
  readonly places: ReadonlyMap<string, Place>
  readonly options: Omit<BuildOptions, 'onProgress'>
  readonly delivery: Delivery
}

/** What was made of some meetings, or the system's reason why not. */
export type Share = { readonly results: readonly MeetingResult[] } | { readonly refused: Refused }

/** So many meetings go to a thread at once: enough that asking costs nothing, few enough that all end together. */
const largest = 16

/** The compiled thread; there is none where the program runs from its source. */
const script = (): URL | undefined =>
  import.meta.url.endsWith('.ts')
    ? undefined
    : new URL(import.meta.url.includes('/commands/') ? './worker.js' : './build-worker.js', import.meta.url)

/**
 * Makes the meetings of a round in several threads.
 * @param indices of the meetings among `sittingsOf(round)`
 * @returns what was made, in the order of `indices`; undefined where threads cannot be had
 */
export async function* inThreads(
  job: Job,
  indices: readonly number[],
  jobs: number,
): AsyncGenerator<Share, void, undefined> {
  const filename = script()
  if (filename === undefined) return
  const pool = new Tinypool({
    filename: filename.href,
    workerData: job,
    minThreads: jobs,
    maxThreads: jobs,
    isolateWorkers: false,
  })
  const shares: Promise<Share>[] = []
  try {
    const size = Math.max(1, Math.min(largest, Math.ceil(indices.length / (jobs * 4))))
    for (let i = 0; i < indices.length; i += size)
      shares.push(pool.run(indices.slice(i, i + size), { name: 'makeShare' }) as Promise<Share>)
    for (const share of shares) yield await share
  } finally {
    // Nobody waits any more for what is called off where one of them was refused
    for (const share of shares) share.catch(() => undefined)
    await pool.destroy()
  }
}

/** Whether the program is compiled, so that it can start threads. */
export const canThread = (): boolean => script() !== undefined
