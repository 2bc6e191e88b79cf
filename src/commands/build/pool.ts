import { Tinypool } from 'tinypool'
import type { Place } from '../../model/place.ts'
import type { Round } from '../../model/round.ts'
import type { Refused } from '../../workspace/refused.ts'
import type { Roots } from '../assets.ts'
import type { Delivery, MeetingResult } from './meetings.ts'
import type { Making } from './making.ts'

/** What every thread of a build is given when it starts: plain data, copied. */
export interface Job {
  /** the package's folder and the user's, and what the user lays over templates and facts */
  readonly home: string
  readonly cwd: string
  readonly over: Pick<Roots, 'templates' | 'data'>
  readonly round: Round
  readonly places: ReadonlyMap<string, Place>
  readonly options: Making['options']
  readonly delivery: Delivery
}

/** What was made of some meetings, or the system's reason why not. */
export type Share = { readonly results: readonly MeetingResult[] } | { readonly refused: Refused }

/** So many meetings go to a thread at once: enough that asking costs nothing, few enough that all end together. */
const largest = 16

/**
 * Makes the meetings of a round in several threads.
 * @param script the compiled thread
 * @param indices of the meetings among `sittingsOf(round)`
 * @returns what was made, in the order of `indices`
 */
export async function* inThreads(
  script: string,
  job: Job,
  indices: readonly number[],
  jobs: number,
): AsyncGenerator<Share, void, undefined> {
  const pool = new Tinypool({
    filename: script,
    workerData: job,
    minThreads: jobs,
    maxThreads: jobs,
    isolateWorkers: false,
    // V8 would take twice as much for what is new, in every thread, and be no quicker for it
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
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
