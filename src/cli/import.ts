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
    .argument('<file>', '.docx 文件')
    .option('-o, --output <file>', '写到这里；不写就在原文件旁边')
    .addOption(
      new Option('--changes <how>', '修订：accept 全部接受，keep 用 {++增++}{--删--} 留着')
        .choices(['accept', 'keep'])
        .default('accept'),
    )
    .option('--force', '覆盖已有的文件', false)
    .action(async (file: string, options: ImportFlags) => {
      done(await bring(file, options, around))
    })
}

async function bring(file: string, flags: ImportFlags, around: Surroundings): Promise<Status> {
  const { importFile } = await import('../commands/import.ts')
  const { openDisk } = await import('../workspace/disk.ts')
  const { output, changes, force } = flags
  const { written, diagnostics, status } = await importFile(openDisk(around.cwd), {
    file: withSlashes(file),
    ...(output === undefined ? {} : { target: withSlashes(output) }),
    changes,
    force,
  })
  await report(diagnostics, new Map(), around)
  if (written !== undefined) around.err(`${written} 写好了。\n`)
  return status
}
