import { setTimeout } from 'node:timers/promises'
import type { Lock, Workspace } from '../../workspace/workspace.ts'
import type { Shard } from './options.ts'

/** So often, and after so many milliseconds, a build asks again for a folder that another one is at work in. */
const patience = { times: 25, pause: 200 }

/** Takes the folder of a round, waiting a short while for another build to end; undefined where it does not. */
export async function awaitTurn(user: Workspace, folder: string, shard: Shard | undefined): Promise<Lock | undefined> {
  for (let asked = 1; ; asked++) {
    const lock = user.lock(folder, shard)
    if (lock !== undefined || asked > patience.times) return lock
    // Two that always asked at the same moment would always be in each other's way
    await setTimeout(patience.pause + (process.pid % 61))
  }
}
