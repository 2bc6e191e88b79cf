import type { Argument, Command, Option } from 'commander'

/** What can be typed behind a command. */
export interface CommandTree {
  /** `templates list`; empty for the program itself */
  readonly path: string
  readonly about: string
  readonly usage: string
  readonly arguments: readonly ArgumentWord[]
  readonly options: readonly OptionWord[]
  readonly below: readonly CommandTree[]
}

/** An argument by its name, and its values where there are only these. */
export interface ArgumentWord {
  readonly name: string
  readonly about: string
  readonly choices: readonly string[]
}

/** An option as it is typed. */
export interface OptionWord {
  /** `--format <list>` */
  readonly flags: string
  /** `-o`, `--output` */
  readonly names: readonly string[]
  readonly about: string
  readonly takesValue: boolean
  readonly choices: readonly string[]
  /** what holds where it is not given, as it is typed */
  readonly otherwise?: string
}

/** The name of a command with those above it, without the program's own: `templates list`. */
export const pathOf = (command: Command): string =>
  command.parent === null ? '' : `${pathOf(command.parent)} ${command.name()}`.trim()

/** The commands that the program was told of, as data. */
export function commandTree(command: Command): CommandTree {
  const help = command.createHelp()
  return {
    path: pathOf(command),
    about: command.description(),
    usage: help.commandUsage(command).replace(/ \[options\]/u, ''),
    arguments: command.registeredArguments.map(argumentWord),
    options: help.visibleOptions(command).map(optionWord),
    below: help.visibleCommands(command).map(commandTree),
  }
}

const argumentWord = (argument: Argument): ArgumentWord => ({
  name: argument.name(),
  about: argument.description,
  choices: argument.argChoices ?? [],
})

function optionWord(option: Option): OptionWord {
  const { flags, short, long, description, required, optional, argChoices } = option
  const otherwise = defaultOf(option)
  return {
    flags,
    names: [short, long].filter((name) => name !== undefined),
    about: description,
    takesValue: required || optional,
    choices: argChoices ?? [],
    ...(otherwise === undefined ? {} : { otherwise }),
  }
}

/** What holds where an option or argument is not given, as it is typed; undefined where that is only its absence. */
export function defaultOf({ defaultValue }: Option | Argument): string | undefined {
  const given: unknown = defaultValue
  if (Array.isArray(given)) return given.join(',')
  return typeof given === 'string' ? given : undefined
}

/** A tree and all trees below it. */
export const withBelow = (tree: CommandTree): readonly CommandTree[] => [tree, ...tree.below.flatMap(withBelow)]
