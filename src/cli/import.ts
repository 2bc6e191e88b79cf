import { Option } from 'commander'
import { withSlashes } from '../workspace/path.ts'
import type { Register, Status, Surroundings } from './surroundings.ts'
import { report } from './surroundings.ts'

interface ImportFlags {
  readonly output?: string
  readonly changes: 'accept' | 'keep'
  readonly force: boolean
}

/** `speechgen import` */
export const registerImport: Register = (program, around, done) => {
  program
    .command('import')
    .description('把在 Word、WPS 里改过的讲话稿收回成 Markdown')
    .argument('<file...>', '.docx 文件')
    .option('-o, --output <file>', '只有一份时写到这里；不写就在原文件旁边')
    .addOption(
      new Option('--changes <how>', '修订：accept 全部接受，keep 用 {++增++}{--删--} 留着')
        .choices(['accept', 'keep'])
        .default('accept'),
    )
    .option('--force', '覆盖已有的文件', false)
    .action(async (files: string[], options: ImportFlags) => {
      done(await bring(files, options, around))
    })
}

async function bring(files: readonly string[], flags: ImportFlags, around: Surroundings): Promise<Status> {
  const { importFile } = await import('../commands/import.ts')
  const { openDisk } = await import('../workspace/disk.ts')
  const { output, changes, force } = flags
  if (output !== undefined && files.length > 1) {
    around.err('-o 只能在收回一份稿子时用。收回几份时不写 -o，各自写在原文件旁边。\n')
    return 2
  }
  let worst: Status = 0
  for (const file of files) {
    const { written, diagnostics, status } = await importFile(openDisk(around.cwd), {
      file: withSlashes(file),
      ...(output === undefined ? {} : { target: withSlashes(output) }),
      changes,
      force,
    })
    await report(diagnostics, new Map(), around)
    if (written !== undefined) around.err(`${written} 写好了。\n`)
    if (status > worst) worst = status
  }
  return worst
}
