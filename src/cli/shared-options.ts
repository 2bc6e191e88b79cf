import type { Command } from 'commander'
import { CommanderError, Option } from 'commander'

/** Adds `--templates` and `--data` to a command. */
export const withDirs = (command: Command): Command =>
  command
    .option('--templates <dir>', '自己的模板，同名的代替内置的')
    .option('--data <dir>', '自己的资料，同名的代替内置的')

/** `--on 2018-11-01` */
export const onDay = (): Option => new Option('--on <date>', '某一天通行的，如 2018-11-01').argParser(readDay)

/** Reads a day as users write it. @throws CommanderError where there is no such day */
export function readDay(text: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const real = new Date(`${date}T00:00:00Z`)
  // 2026-02-30 is read as 2 March: only a date that comes back unchanged exists
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== date)
    throw new CommanderError(2, 'speechgen.date', `“${text}”不是日期，写成 2018-11-01。`)
  return date
}
