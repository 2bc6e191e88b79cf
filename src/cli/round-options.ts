import type { Command } from 'commander'
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
  readonly only?: string
  readonly strict: boolean
}

/** Adds round files, and what is to be made of them, to a command. */
export const withRounds = (command: Command): Command =>
  withDirs(
    command
      .argument('<round.yaml...>', '轮次文件')
      .option('--out <dir>', '输出文件夹', 'out')
      .option('--format <list>', '格式，逗号分隔', readFormats, ['md', 'docx'])
      .option('--only <glob>', '只生成选中的，如 "01-*"、"*/2-领导动员"'),
  ).option('--strict', '有提醒、有待补也算不成功', false)

/** The flags as a build takes them. */
export const roundOptions = (
  files: readonly string[],
  { out, format, only, strict }: RoundFlags,
  generator: string,
): Omit<BuildOptions, 'force'> => ({
  files,
  out: folderPath(out),
  formats: format,
  ...(only === undefined ? {} : { only }),
  strict,
  generator,
})
