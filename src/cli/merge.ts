import type { Texts } from '../commands/assets.ts'
import { folderPath } from '../workspace/path.ts'
import type { Register, Status, Surroundings } from './surroundings.ts'
import { report, roots, statusOf } from './surroundings.ts'

/** `speechgen merge` */
export const registerMerge: Register = (program, around, done) => {
  program
    .command('merge')
    .description('把 build --shard 分份生成的清单合成一份，找出缺的和重的')
    .argument('<folder...>', '轮次的文件夹，如 out/十三届县委第一轮巡察')
    .action(async (folders: string[]) => done(await merge(folders, around)))
}

async function merge(folders: readonly string[], around: Surroundings): Promise<Status> {
  const { mergeShares } = await import('../commands/merge.ts')
  const { user } = await roots({}, around)
  const texts: Texts = new Map()
  let status: Status = 0
  for (const given of folders) {
    const folder = folderPath(given)
    const { manifest, diagnostics } = mergeShares(user, folder)
    await report(diagnostics, texts, around)
    if (manifest !== undefined) around.err(`${manifest.round}：${manifest.speeches.length}篇讲话，在 ${folder}/\n`)
    const own = statusOf(diagnostics)
    if (own > status) status = own
  }
  return status
}
