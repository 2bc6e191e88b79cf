import type { Command } from 'commander'
import { Option } from 'commander'
import type { BuildOptions } from '../commands/build/options.ts'
import type { Format } from '../model/manifest.ts'
import { folderPath } from '../workspace/path.ts'
import { readFormats } from './formats.ts'
import type { DirFlags } from './surroundings.ts'
import { withDirs } from './surroundings.ts'

/** What `build` and `watch` are asked for alike. */
export interface RoundFlags extends DirFlags {
  readonly out: string
  readonly format: readonly Format[]
  readonly profile: 'document' | 'reading'
  readonly only?: string
  readonly strict: boolean
}

/** `--profile reading`: how a DOCX or a PDF is laid out. */
export const profileOption = (): Option =>
  new Option('--profile <profile>', '版式：document 公文版式，reading 朗读稿（大字）')
    .choices(['document', 'reading'])
    .default('document')

/** Adds round files, and what is to be made of them, to a command. */
export const withRounds = (command: Command): Command =>
  withDirs(
    command
      .argument('<round.yaml...>', '轮次文件')
      .option('--out <dir>', '输出文件夹', 'out')
      .option('--format <list>', '格式，逗号分隔：md、docx、pdf（PDF 要装有 LibreOffice）', readFormats, ['md', 'docx'])
      .addOption(profileOption())
      .option('--only <glob>', '只生成选中的，如 "01-*"、"*/2-领导动员"'),
  ).option('--strict', '有提醒、有待补也算不成功', false)

/** The flags as a build takes them. */
export const roundOptions = (
  files: readonly string[],
  { out, format, profile, only, strict }: RoundFlags,
  generator: string,
): Omit<BuildOptions, 'force'> => ({
  files,
  out: folderPath(out),
  formats: format,
  profile,
  toPdf: async (docx) => {
    const { convertToPdf, findOffice } = await import('../workspace/office.ts')
    return convertToPdf(docx, findOffice())
  },
  ...(only === undefined ? {} : { only }),
  strict,
  generator,
})
