import { deserialize } from 'node:v8'
import { workerData } from 'node:worker_threads'
import { openDisk } from '../../workspace/disk.ts'
import { discard } from '../../workspace/parcel.ts'
import { refusal } from '../../workspace/refused.ts'
import type { Assets } from '../assets.ts'
import { openAssets } from '../ready.ts'
import type { Making } from './making.ts'
import { openMaking } from './making.ts'
import type { Delivery, MeetingResult } from './meetings.ts'
import { buildMeeting } from './meetings.ts'
import { tidyUp } from './tidy.ts'
import type { Ground, Job, Share, Task } from './pool.ts'

// Tinypool hands its own data over in front of ours
const [, ground] = workerData as readonly [unknown, Ground]
const user = openDisk(ground.cwd)
let assets: Promise<Assets> | undefined

/** A job as this thread has opened it. */
interface Opened {
  readonly number: number
  readonly making: Making
  readonly delivery: Delivery
}
let opened: Opened | undefined

async function open({ number, job }: Task): Promise<Opened> {
  assets ??= openAssets({ own: openDisk(ground.home), user, ...ground.over }, new Map())
  // Node reads no memory that threads share: a copy
  const { round, places, options, delivery } = deserialize(new Uint8Array(job).slice()) as Job
  return { number, delivery, making: await openMaking({ value: round, places }, await assets, options) }
}

/**
 * Makes some meetings of a round.
 * @returns what was made of them, in their order; or why the system refused, and then nothing of them is left
 * @throws what is no refusal of the system
 */
export async function makeShare(task: Task): Promise<Share> {
  if (opened?.number !== task.number) {
    // The round before must not stand beside this one in memory
    if (opened !== undefined) {
      opened = undefined
      tidyUp()
    }
    opened = await open(task)
  }
  const { making, delivery } = opened
  const results: MeetingResult[] = []
  try {
    for (const index of task.indices) {
      const sitting = making.sittings[index]
      if (sitting !== undefined) results.push(await buildMeeting(making.build, sitting, user, delivery))
    }
    return { results }
  } catch (error) {
    for (const { parcel } of results) discard(user, parcel)
    // What an error of the system says besides its message is lost on the way to another thread
    const refused = refusal(error)
    if (refused === undefined) throw error
    return { refused }
  }
}
