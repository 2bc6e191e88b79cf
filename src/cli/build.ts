import type { Texts } from '../commands/assets.ts'
import type { Format } from '../model/manifest.ts'
import type { DirFlags, Register, Status, Surroundings } from './surroundings.ts'
import { report, roots, withDirs } from './surroundings.ts'

interface BuildFlags extends DirFlags {
  readonly out: string
  readonly format: string
  readonly only?: string
  readonly strict: boolean
  readonly force: boolean
  readonly json: boolean
}

/** `speechgen build` */
export const registerBuild: Register = (program, around, done) => {
  const command = program
    .command('build')
    .description('生成讲话稿')
    .argument('<round.yaml...>', '轮次文件')
    .option('--out <dir>', '输出文件夹', 'out')
    .option('--format <list>', '格式，逗号分隔', 'md,docx')
    .option('--only <glob>', '只生成选中的，如 "01-*"、"*/2-领导动员"')
  withDirs(command)
    .option('--strict', '有提醒、有待补也算不成功', false)
    .option('--force', '覆盖手工改过的稿子', false)
    .option('--json', '把清单和诊断以 JSON 写到标准输出', false)
    .action(async (files: string[], options: BuildFlags) => {
      done(await build(files, options, around, `speechgen ${program.version() ?? ''}`))
    })
}

async function build(files: string[], flags: BuildFlags, around: Surroundings, generator: string): Promise<Status> {
  const formats = flags.format.split(',').map((format) => format.trim())
  const wrong = formats.find((format) => format !== 'md' && format !== 'docx')
  if (wrong !== undefined) {
    around.err(`不认识格式“${wrong}”。可用的格式：md、docx，如 --format md,docx。\n`)
    return 2
  }
  const { openAssets } = await import('../commands/ready.ts')
  const { buildRounds } = await import('../commands/build.ts')
  const texts: Texts = new Map()
  const showProgress = around.terminal && !flags.json
  const where = await roots(flags, around)
  const result = await buildRounds(
    await openAssets(where, texts),
    where.user,
    {
      files,
      out: flags.out.replaceAll('\\', '/').replace(/(?<=.)\/+$/, ''),
      formats: formats as Format[],
      ...(flags.only === undefined ? {} : { only: flags.only }),
      strict: flags.strict,
      force: flags.force,
      generator,
      ...(showProgress
        ? { onProgress: (done, total, title) => around.err(`\r\u001B[2K${done}/${total} ${title.replaceAll('|', '')}`) }
        : {}),
    },
    texts,
  )
  if (showProgress) around.err('\r\u001B[2K')
  await report(result.diagnostics, texts, around)
  if (flags.json) {
    const { findingsJson } = await import('../report/json.ts')
    const diagnostics = findingsJson(result.diagnostics, texts)
    const rounds = result.manifests.map(({ folder, manifest }) => ({ folder, ...manifest }))
    around.out(`${JSON.stringify({ version: 1, rounds, diagnostics }, undefined, 2)}\n`)
  }
  for (const { folder, manifest } of result.manifests)
    around.err(`${manifest.round}：${manifest.speeches.length}篇讲话，在 ${folder}/\n`)
  return result.status
}
