import { serialize } from 'node:v8'
import { Tinypool } from 'tinypool'
import type { Place } from '../../model/place.ts'
import type { Round } from '../../model/round.ts'
import type { Refused } from '../../workspace/refused.ts'
import type { Roots } from '../assets.ts'
import type { Making } from './making.ts'
import type { Delivery, MeetingResult } from './meetings.ts'
import { tidyUpOften } from './tidy.ts'

/** What every thread of a build is given when it starts: the package's folder and the user's, and what he lays over it. */
export interface Ground {
  readonly home: string
  readonly cwd: string
  readonly over: Pick<Roots, 'templates' | 'data'>
}

/** A round that threads make meetings of: plain data. */
export interface Job {
  readonly round: Round
  readonly places: ReadonlyMap<string, Place>
  readonly options: Making['options']
  readonly delivery: Delivery
}

/** What a thread is asked for. */
export interface Task {
  /** which of the jobs of a build this is: a thread reads each of them once */
  readonly number: number
  /** the job as `node:v8` serializes it, in memory that all threads see */
  readonly job: SharedArrayBuffer
  /** of the meetings among `sittingsOf(round)` */
  readonly indices: readonly number[]
}

/** What was made of some meetings, or the system's reason why not. */
export type Share = { readonly results: readonly MeetingResult[] } | { readonly refused: Refused }

/** The threads of a build, for one round after the other. */
export interface Threads {
  /**
   * Makes meetings of a round.
   * @param indices of the meetings among `sittingsOf(round)`
   * @returns what was made, in the order of `indices`
   */
  readonly make: (job: Job, indices: readonly number[]) => AsyncGenerator<Share, void, undefined>
  readonly close: () => Promise<void>
}

/** So many meetings go to a thread at once: enough that asking costs nothing, few enough that all end together. */
const largest = 16

/**
 * Starts the threads of a build, which stay for all of its rounds.
 * @param script the compiled thread
 * @param count how many
 */
export function openThreads(script: string, ground: Ground, count: number): Threads {
  let pool: Tinypool | undefined
  let jobs = 0
  const close = async (): Promise<void> => {
    const closing = pool
    pool = undefined
    await closing?.destroy()
  }
  async function* make(job: Job, indices: readonly number[]): AsyncGenerator<Share, void, undefined> {
    pool ??= new Tinypool({
      filename: script,
      workerData: ground,
      minThreads: count,
      maxThreads: count,
      isolateWorkers: false,
      // Left to itself V8 takes much more for what is new, and is no quicker for it (the benchmark's rows on memory)
      resourceLimits: { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 512 },
    })
    // Not for the first round: the threads would no longer take the code that was kept for other flags
    if (jobs === 1) tidyUpOften()
    const task = { number: jobs++, job: shared(serialize(job)) }
    const size = Math.max(1, Math.min(largest, Math.ceil(indices.length / (count * 4))))
    const shares: Promise<Share>[] = []
    let whole = false
    try {
      for (let i = 0; i < indices.length; i += size) {
        const asked: Task = { ...task, indices: indices.slice(i, i + size) }
        const share = pool.run(asked, { name: 'makeShare' }) as Promise<Share>
        // One that fails while an earlier one is waited for would end the process before anybody hears of it
        share.catch(() => undefined)
        shares.push(share)
      }
      for (const share of shares) yield await share
      whole = true
    } finally {
      // Nobody waits any more where one of them was refused, and nothing more may be written
      if (!whole) await close()
    }
  }
  return { make, close }
}

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.byteLength)
  new Uint8Array(memory).set(bytes)
  return memory
}
