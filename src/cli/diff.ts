import { folderPath } from '../workspace/path.ts'
import type { Register, Status, Surroundings } from './surroundings.ts'
import { report } from './surroundings.ts'

interface DiffFlags {
  readonly output?: string
  readonly force: boolean
}

/** `speechgen diff` */
export const registerDiff: Register = (program, around, done) => {
  program
    .command('diff')
    .description('比较两份稿子；加 -o 写成花脸稿（带修订的 DOCX）')
    .argument('<old>', '旧稿 .md、.docx，或旧的输出文件夹；只写一个时，和它上次生成的原稿比')
    .argument('[new]', '新稿，或新的输出文件夹')
    .option('-o, --output <file>', '花脸稿写到这里；比较文件夹时是一个文件夹')
    .option('--force', '覆盖已有的文件', false)
    .action(async (before: string, after: string | undefined, options: DiffFlags) => {
      done(await diff(before, after, options, around))
    })
}

async function diff(
  before: string,
  after: string | undefined,
  { output, force }: DiffFlags,
  around: Surroundings,
): Promise<Status> {
  const { diffFiles } = await import('../commands/diff.ts')
  const { openDisk } = await import('../workspace/disk.ts')
  const { text, diagnostics, status } = await diffFiles(openDisk(around.cwd), {
    before: folderPath(before),
    ...(after === undefined ? {} : { after: folderPath(after) }),
    ...(output === undefined ? {} : { target: folderPath(output) }),
    force,
  })
  await report(diagnostics, new Map(), around)
  around.out(text)
  if (output !== undefined && status === 0) around.err(`${output} 写好了。\n`)
  return status
}
