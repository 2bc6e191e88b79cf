import type { Command } from 'commander'
import { Option } from 'commander'
import { readFormats } from './formats.ts'
import { roundDefaults } from './round-flags.ts'
import { withDirs } from './shared-options.ts'

/** `--profile reading`: how a DOCX or a PDF is laid out. */
export const profileOption = (): Option =>
  new Option('--profile <profile>', '版式：document 公文版式，reading 朗读稿（大字）')
    .choices(['document', 'reading'])
    .default(roundDefaults.profile)

/** Adds round files, and what is to be made of them, to a command. */
export const withRounds = (command: Command): Command =>
  withDirs(
    command
      .argument('<round.yaml...>', '轮次文件')
      .option('--out <dir>', '输出文件夹', roundDefaults.out)
      .option(
        '--format <list>',
        '格式，逗号分隔：md、docx、pdf（PDF 要装有 LibreOffice）',
        readFormats,
        roundDefaults.format,
      )
      .addOption(profileOption())
      .option('--only <glob>', '只生成选中的，如 "01-*"、"*/2-领导动员"'),
  ).option('--strict', '有提醒、有待补也算不成功', roundDefaults.strict)
