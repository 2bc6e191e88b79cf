import type { Assets, Texts } from '../commands/assets.ts'
import type { Change } from '../commands/watch.ts'
import type { Format } from '../model/manifest.ts'
import { readFormats } from './formats.ts'
import type { DirFlags, Register, Status, Surroundings } from './surroundings.ts'
import { report, ownRoots, withDirs } from './surroundings.ts'

interface WatchFlags extends DirFlags {
  readonly out: string
  readonly format: readonly Format[]
  readonly only?: string
  readonly strict: boolean
}

/** `speechgen watch` */
export const registerWatch: Register = (program, around, done) => {
  const command = program
    .command('watch')
    .description('轮次文件、模板、资料一改就重新生成，Ctrl-C 结束')
    .argument('<round.yaml...>', '轮次文件')
    .option('--out <dir>', '输出文件夹', 'out')
    .option('--format <list>', '格式，逗号分隔', readFormats, ['md', 'docx'])
    .option('--only <glob>', '只生成选中的，如 "01-*"、"*/2-领导动员"')
  withDirs(command)
    .option('--strict', '有提醒、有待补也算不成功', false)
    .action(async (files: string[], options: WatchFlags) => {
      done(await watch(files, options, around, `speechgen ${program.version() ?? ''}`))
    })
}

async function watch(files: string[], flags: WatchFlags, around: Surroundings, generator: string): Promise<Status> {
  const [{ openAssets }, { noAssets }, { buildRounds }, { watchRounds }, { untilInterrupted }] = await Promise.all([
    import('../commands/ready.ts'),
    import('../commands/assets.ts'),
    import('../commands/build.ts'),
    import('./watching.ts'),
    import('./until-interrupted.ts'),
  ])
  const where = await ownRoots(flags, around)
  let texts: Texts = new Map()
  let assets: Assets | undefined
  const memory = noAssets()
  const rebuild = async ({ rounds, assets: changed }: Change): Promise<void> => {
    if (changed || assets === undefined) {
      texts = new Map()
      assets = await openAssets(where, texts, memory)
    }
    const result = await buildRounds(
      assets,
      where.user,
      {
        files: changed ? files : rounds,
        out: flags.out.replaceAll('\\', '/').replace(/(?<=.)\/+$/, ''),
        formats: flags.format,
        ...(flags.only === undefined ? {} : { only: flags.only }),
        strict: flags.strict,
        // What was edited by hand while the watch is on is not for the watch to overwrite
        force: false,
        generator,
      },
      texts,
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
  return 0
}
