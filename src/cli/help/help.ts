import type { Argument, Command, Option } from 'commander'
import { defaultOf, pathOf } from '../completion/tree.ts'
import { examples } from './examples.ts'

/** Commander's headings, as `--help` has them. */
const headings: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

const inChinese = (usage: string): string => usage.replace('[options]', '[选项]').replace('[command]', '[命令]')

/** What commander would say in English beside an option or an argument. */
function describe(of: Option | Argument): string {
  const otherwise = defaultOf(of)
  const said = [
    ...(of.argChoices === undefined ? [] : [`可选 ${of.argChoices.join('、')}`]),
    ...(otherwise === undefined ? [] : [`默认 ${otherwise}`]),
  ]
  return said.length === 0 ? of.description : `${of.description}（${said.join('；')}）`
}

/** Puts the help of a command, and of all below it, into Chinese, with examples at its end. */
export function explainCommands(command: Command): void {
  command.configureHelp({
    styleTitle: (title) => headings[title] ?? title,
    styleUsage: inChinese,
    styleSubcommandTerm: inChinese,
    optionDescription: describe,
    argumentDescription: describe,
  })
  const own = (examples[pathOf(command)] ?? []).map(({ line, about }) => `  ${line}\n      ${about}`)
  if (own.length > 0) command.addHelpText('after', `\n例：\n${own.join('\n')}`)
  for (const below of command.commands) explainCommands(below)
}
