import type { RenderFormat } from '../commands/render.ts'
import { withSlashes } from '../workspace/path.ts'
import { profileOption } from './round-options.ts'
import type { Register, Status, Surroundings } from './surroundings.ts'
import { report } from './surroundings.ts'

interface RenderFlags {
  readonly output?: string
  readonly format?: string
  readonly profile: 'document' | 'reading'
  readonly force: boolean
}

/** `speechgen render` */
export const registerRender: Register = (program, around, done) => {
  program
    .command('render')
    .description('把（改过的）讲话稿排成 DOCX 或 PDF')
    .argument('<file...>', '.md、.txt 或 .docx 文件')
    .option('-o, --output <file>', '只有一份时写到这里；不写就在原文件旁边')
    .option('--format <list>', '格式，逗号分隔：docx、pdf（PDF 要装有 LibreOffice），默认 docx')
    .addOption(profileOption())
    .option('--force', '覆盖已有的文件', false)
    .action(async (files: string[], options: RenderFlags) => {
      done(await render(files, options, around))
    })
}

async function render(files: readonly string[], flags: RenderFlags, around: Surroundings): Promise<Status> {
  const { renderFile, renderFormats } = await import('../commands/render.ts')
  const target = flags.output === undefined ? undefined : withSlashes(flags.output)
  const named = flags.format ?? (/\.pdf$/iu.test(target ?? '') ? 'pdf' : 'docx')
  const formats = named.split(',').map((format) => format.trim())
  const wrong = formats.find((format) => !renderFormats.some((known) => known === format))
  if (wrong !== undefined) {
    around.err(`不认识格式“${wrong}”。可用的格式：${renderFormats.join('、')}，如 --format docx,pdf。\n`)
    return 2
  }
  if (target !== undefined && files.length > 1) {
    around.err('-o 只能在排一份稿子时用。排几份时不写 -o，各自排在原文件旁边。\n')
    return 2
  }
  const { openDisk } = await import('../workspace/disk.ts')
  const { convertToPdf, findOffice } = await import('../workspace/office.ts')
  let worst: Status = 0
  for (const file of files) {
    const { written, diagnostics, status } = await renderFile(openDisk(around.cwd), {
      file: withSlashes(file),
      ...(target === undefined ? {} : { target }),
      formats: formats as RenderFormat[],
      profile: flags.profile,
      force: flags.force,
      toPdf: (docx) => convertToPdf(docx, findOffice()),
    })
    await report(diagnostics, new Map(), around)
    for (const path of written) around.err(`${path} 写好了。\n`)
    if (status > worst) worst = status
  }
  return worst
}
