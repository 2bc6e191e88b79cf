import { Command } from 'commander'
import type { CommandTree, OptionWord } from '../../src/cli/completion/tree.ts'
import { withBelow } from '../../src/cli/completion/tree.ts'
import { examples } from '../../src/cli/help/examples.ts'
import { programTree } from '../../src/cli/run.ts'
import { code, page, table } from './page.ts'

/** `docs/commands.md`, from the commands as the command line knows them. */
export function commandsPage(): string {
  const all = withBelow(programTree(new Command('speechgen'))).filter(({ path }) => path !== '')
  return page([
    '# 命令',
    '`speechgen <命令> --help` 说的和这里一样。退出状态：0 做好了；1 轮次文件或稿子有错，什么也没写；2 没能运行。',
    table(
      ['命令', '做什么'],
      all.map(({ path, about }) => [`[${path}](#${path.replaceAll(' ', '-')})`, about]),
    ),
    ...all.map(sectionOf),
  ])
}

function sectionOf(tree: CommandTree): string {
  const given = examples[tree.path] ?? []
  return [
    `## ${tree.path}`,
    `${tree.about}。`,
    `\`${tree.usage}\``,
    ...(tree.arguments.some(({ about }) => about !== '')
      ? [
          table(
            ['参数', ''],
            tree.arguments.map(({ name, about, choices }) => [name, withChoices(about, choices)]),
          ),
        ]
      : []),
    ...(tree.options.length > 1 ? [table(['选项', ''], tree.options.flatMap(optionRow))] : []),
    ...(given.length === 0
      ? []
      : [`\`\`\`sh\n${given.map(({ line, about }) => `${line}    # ${about}`).join('\n')}\n\`\`\``]),
  ].join('\n\n')
}

function optionRow({ flags, about, choices, otherwise }: OptionWord): readonly (readonly string[])[] {
  if (flags.includes('--help')) return []
  return [[code(flags), withChoices(about, choices) + (otherwise === undefined ? '' : `。默认 ${code(otherwise)}`)]]
}

const withChoices = (about: string, choices: readonly string[]): string =>
  choices.length === 0 ? about : `${about}：${choices.map(code).join('、')}`
