import { Command, CommanderError } from 'commander'
import { registerBuild } from './build.ts'
import { registerCatalogue } from './catalogue.ts'
import { registerCheck } from './check.ts'
import { registerCompletion } from './completion.ts'
import type { CommandTree } from './completion/tree.ts'
import { commandTree } from './completion/tree.ts'
import { registerInit } from './init.ts'
import { registerDiff } from './diff.ts'
import { registerImport } from './import.ts'
import { registerMerge } from './merge.ts'
import { registerPreview } from './preview.ts'
import { registerRender } from './render.ts'
import { registerSchema } from './schema.ts'
import type { Register, Status, Surroundings } from './surroundings.ts'
import { registerTemplates } from './templates.ts'
import { registerWatch } from './watch.ts'
import { version } from './version.ts'

/** Every command by its name, in the order of the help. */
const commands = {
  init: registerInit,
  build: registerBuild,
  merge: registerMerge,
  watch: registerWatch,
  preview: registerPreview,
  check: registerCheck,
  render: registerRender,
  import: registerImport,
  diff: registerDiff,
  templates: registerTemplates,
  catalogue: registerCatalogue,
  schema: registerSchema,
  completion: registerCompletion,
} as const satisfies Readonly<Record<string, Register>>

/** Runs one command line. @returns the exit status: 0 done, 1 errors in the input, 2 could not run */
export async function run(argv: readonly string[], around: Surroundings): Promise<Status> {
  let status: Status = 0
  // What a variable that is not set leaves behind: "$FILE" of a script
  if (argv.some((word) => /^(?:--[a-z-]+=)?\s*$/u.test(word))) {
    around.err('命令行里有一个空的参数。文件名、选项的值都不能空着；用脚本调用的，看看变量有没有设好。\n')
    return 2
  }
  let told = ''
  const program = new Command('speechgen')
    .description('由一个轮次文件生成整套巡察动员会讲话稿')
    .version(version(), '-V, --version', '显示版本')
    .helpOption('-h, --help', '显示用法')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: around.out,
      writeErr: (text) => {
        told += text
      },
    })
  // Telling commander of all commands takes longer than many a command: only where none is named are all of them told
  const name = Object.keys(commands).find((known) => known === argv[0] && known !== 'completion')
  const only = name === undefined ? undefined : commands[name as keyof typeof commands]
  for (const register of only === undefined ? Object.values(commands) : [only])
    register(program, around, (ended) => {
      status = ended
    })
  // One word may be a command that wants another behind it: its help is what is told then
  if (argv.length < 2 || argv.includes('--help') || argv.includes('-h')) {
    const { explainCommands } = await import('./help/help.ts')
    explainCommands(program)
  }
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    around.err(error.code === 'commander.help' ? told : `${usageError(error)}\n`)
    return 2
  }
  return status
}

/** Every command with its arguments and options, as data. @param program to be told of them */
export function programTree(program: Command): CommandTree {
  const nowhere: Surroundings = { out: () => {}, err: () => {}, terminal: false, color: false, cwd: '.' }
  for (const register of Object.values(commands)) register(program, nowhere, () => {})
  return commandTree(program)
}

/** Commander's messages are English; these are ours. */
function usageError(error: CommanderError): string {
  const [, what = ''] = /'([^']*)'/.exec(error.message) ?? []
  switch (error.code) {
    case 'speechgen.date':
    case 'speechgen.format':
    case 'speechgen.port':
    case 'speechgen.shard':
    case 'speechgen.jobs':
      return error.message
    case 'commander.unknownCommand':
      return `没有“${what}”这个命令。可用的命令见 speechgen --help。`
    case 'commander.unknownOption':
      return `没有“${what}”这个选项。可用的选项见 speechgen <命令> --help。`
    case 'commander.missingArgument':
      return `缺少“${what}”。用法见 speechgen <命令> --help。`
    case 'commander.optionMissingArgument':
      return `选项“${what}”后面要跟一个值。`
    case 'commander.excessArguments':
      return '参数太多。用法见 speechgen <命令> --help。'
    case 'commander.invalidArgument':
      return `选项的值不对：${what}。用法见 speechgen <命令> --help。`
    default:
      return `命令行不对（${error.code}）。用法见 speechgen --help。`
  }
}
