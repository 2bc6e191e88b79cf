import type { ShellName } from './shells.ts'
import type { CommandTree, OptionWord } from './tree.ts'
import { withBelow } from './tree.ts'

/** The script that makes a shell complete the commands of a tree; files where a command or an option takes one. */
export const completionScript = (shell: ShellName, tree: CommandTree): string => writers[shell](tree)

const writers: Readonly<Record<ShellName, (tree: CommandTree) => string>> = { bash, zsh, fish }

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
const namesOf = (options: readonly OptionWord[]): readonly string[] => options.flatMap(({ names }) => names)
const wordsBelow = ({ below }: CommandTree): readonly string[] => below.map(({ path }) => path.split(' ').at(-1) ?? '')
const withValue = (tree: CommandTree): readonly OptionWord[] => tree.options.filter(({ takesValue }) => takesValue)

/** Words and options by the command that they stand behind; no subprocess, and no need of the bash-completion package. */
function bash(program: CommandTree): string {
  const trees = withBelow(program)
  const choices = trees.flatMap((tree) =>
    withValue(tree).map(
      (option) =>
        `    ${option.names.map((name) => quoted(`${tree.path} ${name}`)).join('|')}) values=${quoted(option.choices.join(' '))}; takes=1 ;;`,
    ),
  )
  const cases = trees.map((tree) => {
    const first = tree.arguments[0]?.choices ?? []
    const words = [...wordsBelow(tree), ...first, ...namesOf(tree.options)]
    return `    ${quoted(tree.path)}) words=${quoted(words.join(' '))} ;;`
  })
  const known = trees.filter(({ path }) => path !== '').map(({ path }) => quoted(path))
  return `# speechgen completion bash
_speechgen() {
  local current=\${COMP_WORDS[COMP_CWORD]} before='' path='' word words='' values='' takes='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case "\${path:+$path }$word" in
    ${known.join('|')}) path="\${path:+$path }$word" ;;
    esac
  done
  ((COMP_CWORD > 1)) && before=\${COMP_WORDS[COMP_CWORD - 1]}
  case "$path $before" in
${choices.join('\n')}
  esac
  if [[ -n $takes ]]; then
    words=$values
  else
    case "$path" in
${cases.join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -o bashdefault -F _speechgen speechgen
`
}

function zsh(program: CommandTree): string {
  // Brackets and colons part the fields of a specification
  const said = (text: string): string => text.replace(/[[\]:\\]/gu, (sign) => `\\${sign}`)
  const valueOf = ({ choices }: OptionWord): string =>
    choices.length === 0 ? ':值:_files' : `:值:(${choices.join(' ')})`
  const specification = (option: OptionWord): readonly string[] =>
    option.names.map((name) => quoted(`${name}[${said(option.about)}]${option.takesValue ? valueOf(option) : ''}`))
  const named = ({ path }: CommandTree): string => `_speechgen${path === '' ? '' : `_${path.replaceAll(' ', '_')}`}`
  const functionOf = (tree: CommandTree): string => {
    const options = tree.options.flatMap(specification)
    const first = tree.arguments[0]?.choices ?? []
    if (tree.below.length === 0) {
      const rest = first.length === 0 ? quoted('*:文件:_files') : quoted(`1:值:(${first.join(' ')})`)
      return `${named(tree)}() {\n  _arguments ${[...options, rest].join(' \\\n    ')}\n}`
    }
    const list = tree.below.map((each) => quoted(`${each.path.split(' ').at(-1)}:${said(each.about)}`))
    const cases = tree.below.map((each) => `    ${each.path.split(' ').at(-1)}) ${named(each)} ;;`)
    return `${named(tree)}() {
  local context state line
  _arguments -C ${[...options, "'1: :->command'", "'*:: :->rest'"].join(' \\\n    ')}
  case $state in
  command)
    local -a commands=(${list.join(' \\\n      ')})
    _describe 命令 commands ;;
  rest)
    case $line[1] in
${cases.join('\n')}
    esac ;;
  esac
}`
  }
  const functions = withBelow(program).toReversed().map(functionOf)
  return `#compdef speechgen\n# speechgen completion zsh\n${functions.join('\n')}\ncompdef _speechgen speechgen\n`
}

function fish(program: CommandTree): string {
  const lines = withBelow(program).flatMap((tree) => {
    const parts = tree.path.split(' ').filter((part) => part !== '')
    const below = wordsBelow(tree).join(' ')
    const seen = parts.map((part) => `__fish_seen_subcommand_from ${part}`)
    // `check` is seen in `templates check` too
    const same = program.below.filter((each) => parts.length === 1 && wordsBelow(each).includes(parts[0] ?? ''))
    const elsewhere = same.map((each) => `not __fish_seen_subcommand_from ${each.path}`)
    const open = [...elsewhere, ...(below === '' ? [] : [`not __fish_seen_subcommand_from ${below}`])]
    const when = quoted([...seen, ...open].join('; and '))
    const condition = seen.length + open.length === 0 ? '' : ` -n ${when}`
    const commands = tree.below.map(
      (each) => `complete -c speechgen -f${condition} -a ${each.path.split(' ').at(-1)} -d ${quoted(each.about)}`,
    )
    const first = tree.arguments[0]?.choices ?? []
    const values = first.length === 0 ? [] : [`complete -c speechgen -f${condition} -a ${quoted(first.join(' '))}`]
    const options = tree.options.map((option) => `complete -c speechgen${condition} ${fishOption(option)}`)
    return commands.concat(values, options)
  })
  return `# speechgen completion fish\n${lines.join('\n')}\n`
}

function fishOption({ names, about, takesValue, choices }: OptionWord): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
  const value = !takesValue ? [] : choices.length === 0 ? ['-r'] : ['-x', `-a ${quoted(choices.join(' '))}`]
  return [...flags, ...value, `-d ${quoted(about)}`].join(' ')
}
