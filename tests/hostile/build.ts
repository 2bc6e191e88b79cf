import type { Assets } from '../../src/commands/assets.ts'
import { readAssets } from '../../src/commands/assets.ts'
import type { BuildResult } from '../../src/commands/build.ts'
import { buildRounds } from '../../src/commands/build.ts'
import type { Format } from '../../src/model/manifest.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

let shipped: Assets | undefined

/** The templates and facts as they ship, read once. */
export function shippedAssets(): Assets {
  shipped ??= readAssets({ own: openDisk('.'), user: openMemory() }, new Map())
  return shipped
}

/** What a build of one round file gave, and the workspace that it was written into. */
export interface Outcome extends BuildResult {
  readonly user: Workspace
}

/** Builds one round file in memory. */
export async function buildOne(
  round: string | Uint8Array,
  formats: readonly Format[] = ['md', 'docx'],
  user: Workspace = openMemory({ 'round.yaml': round }),
): Promise<Outcome> {
  const options = { files: ['round.yaml'], out: 'out', formats, strict: false, force: false, generator: 'speechgen' }
  return { ...(await buildRounds(shippedAssets(), user, options, new Map())), user }
}
