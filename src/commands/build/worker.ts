import { workerData } from 'node:worker_threads'
import { openDisk } from '../../workspace/disk.ts'
import { discard } from '../../workspace/parcel.ts'
import { refusal } from '../../workspace/refused.ts'
import type { Assets } from '../assets.ts'
import { openAssets } from '../ready.ts'
import type { Making } from './making.ts'
import { openMaking } from './making.ts'
import type { MeetingResult } from './meetings.ts'
import { buildMeeting } from './meetings.ts'
import type { Job, Share } from './pool.ts'

// Tinypool hands its own data over in front of ours
const [, job] = workerData as readonly [unknown, Job]
const user = openDisk(job.cwd)
let making: Promise<Making> | undefined

async function open(): Promise<Making> {
  const assets: Assets = await openAssets({ own: openDisk(job.home), user, ...job.over }, new Map())
  return openMaking({ value: job.round, places: job.places }, assets, job.options)
}

/** Makes some meetings of the round that the thread was started with. @param indices among `sittingsOf(round)` */
export async function makeShare(indices: readonly number[]): Promise<Share> {
  const { build, sittings } = await (making ??= open())
  const results: MeetingResult[] = []
  try {
    for (const index of indices) {
      const sitting = sittings[index]
      if (sitting !== undefined) results.push(await buildMeeting(build, sitting, user, job.delivery))
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
