import type { Assets, Texts } from '../commands/assets.ts'
import { finisherOf } from '../commands/build/finisher-of.ts'
import type { Change } from '../commands/watch.ts'
import type { RoundFlags } from './round-flags.ts'
import { roundOptions } from './round-flags.ts'
import { withRounds } from './round-options.ts'
import type { Register, Status, Surroundings } from './surroundings.ts'
import { ownRoots, report } from './surroundings.ts'

/** `speechgen watch` */
export const registerWatch: Register = (program, around, done) => {
  const command = program.command('watch').description('轮次文件、模板、资料一改就重新生成，Ctrl-C 结束')
  withRounds(command).action(async (files: string[], options: RoundFlags) => {
    done(await watch(files, options, around, `speechgen ${program.version() ?? ''}`))
  })
}

async function watch(files: string[], flags: RoundFlags, around: Surroundings, generator: string): Promise<Status> {
  const [{ openAssets }, { noAssets }, { buildRounds }, { watchRounds }, { untilInterrupted }] = await Promise.all([
    import('../commands/ready.ts'),
    import('../commands/assets.ts'),
    import('../commands/build.ts'),
    import('./watching.ts'),
    import('./until-interrupted.ts'),
  ])
  let where = await ownRoots(flags, around)
  let texts: Texts = new Map()
  let assets: Assets | undefined
  const memory = noAssets()
  const { finisher, close } = finisherOf()
  const rebuild = async ({ rounds, assets: changed }: Change): Promise<void> => {
    if (changed) where = await ownRoots(flags, around)
    if (changed || assets === undefined) {
      texts = new Map()
      assets = await openAssets(where, texts, memory)
    }
    const result = await buildRounds(
      assets,
      where.user,
      // What was edited by hand while the watch is on is not for the watch to overwrite
      { ...roundOptions(changed ? files : rounds, flags, generator), force: false },
      texts,
      finisher === undefined ? {} : { finisher },
    )
    await report(result.diagnostics, texts, around)
    const { written, unchanged, status } = result
    around.err(
      status === 0
        ? `写了 ${written} 个文件，${unchanged} 个没有变。还在看着，Ctrl-C 结束。\n`
        : '有错，这次没有全部生成；改好保存，会再来一次。Ctrl-C 结束。\n',
    )
  }
  const interrupted = untilInterrupted()
  const failed = (error: unknown): void => around.err(`${(error as Error).message}\n`)
  const watching = await watchRounds(around.cwd, files, where, { rebuild, failed })
  await rebuild({ rounds: files, assets: false }).catch(failed)
  await interrupted
  await watching.stop()
  await close()
  return 0
}
