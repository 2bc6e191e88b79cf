import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import * as fc from 'fast-check'
import type { CommandTree } from '../../../src/cli/completion/tree.ts'
import { programTree } from '../../../src/cli/run.ts'
import { callIn } from '../../cli-call.ts'
import { junk, word } from './words.ts'

const tree = programTree(new Command('speechgen'))
const leaves = (of: CommandTree): readonly CommandTree[] => (of.below.length === 0 ? [of] : of.below.flatMap(leaves))
/** `preview` and `watch` run until they are stopped, `init` lays files: they are only called wrongly, or for help. */
const endless = new Set(['preview', 'watch'])
const all = leaves(tree)
/** Those that read all templates take a second; each of the others comes ten times as often. */
const often = all.flatMap((each) => Array<CommandTree>(each.path.startsWith('templates') ? 1 : 10).fill(each))
const optionNames = [...new Set(all.flatMap(({ options }) => options.flatMap(({ names }) => names)))]
const choices = [
  ...new Set(all.flatMap((each) => [...each.options, ...each.arguments].flatMap((one) => one.choices))),
  'md',
  'docx',
  'md,docx',
  '市,县',
]

const files = [
  'round.yaml',
  'bad.yaml',
  'a.md',
  'b.md',
  'a.txt',
  'a.docx',
  'out',
  'templates',
  'nowhere.md',
  '.',
  'sub',
]

/** Nothing that leads out of the folder, or that starts a program of the system. */
const inside = (text: string): string =>
  text
    .replace(/^[/\\~]+/u, '')
    .replaceAll('..', '.')
    .replace('pdf', 'docx')

const value = fc
  .oneof(
    { weight: 5, arbitrary: fc.constantFrom(...files) },
    { weight: 3, arbitrary: fc.constantFrom(...choices) },
    { weight: 2, arbitrary: junk },
    { weight: 1, arbitrary: word },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '',
        ' ',
        '-',
        '--',
        '---',
        '--=',
        '0',
        '-1',
        '1/0',
        '2/1',
        '1/2',
        '1e9',
        '2024-02-30',
        '2024-05-08',
        'NaN',
        '[',
        '*',
        '**/*',
        '01-*',
        'a\0b',
        'x'.repeat(5000),
        '长'.repeat(300),
        '领导动员',
        '两个维护',
        'null',
        '__proto__',
        'constructor',
      ),
    },
  )
  .map(inside)

const option = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...optionNames) },
  { weight: 1, arbitrary: value.map((text) => `--${text}`) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...optionNames), value).map(([name, text]) => `${name}=${text}`) },
  { weight: 1, arbitrary: fc.constantFrom('-x', '-of', '--no-open', '--no-such', '--help', '-h', '-V', '--version') },
)

/** Behind a command its arguments, options of its own with and without values, options of others, anything at all. */
const behind: fc.Arbitrary<readonly string[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 2, arbitrary: option }),
  { maxLength: 5 },
)

const rightly = (leaf: CommandTree): fc.Arbitrary<readonly string[]> =>
  fc
    .tuple(
      fc.array(value, { minLength: leaf.arguments.length, maxLength: leaf.arguments.length + 1 }),
      fc.array(
        leaf.options.length === 0
          ? fc.constant<string[]>([])
          : fc
              .constantFrom(...leaf.options)
              .chain(({ names, takesValue, choices: own }) =>
                fc
                  .tuple(fc.constantFrom(...names), own.length === 0 ? value : fc.constantFrom(...own))
                  .map(([name, text]) => (takesValue ? [name, inside(text)] : [name])),
              ),
        { maxLength: 3 },
      ),
    )
    .map(([args, options]) => args.concat(options.flat()))

/** Command lines: of every command, right and wrong. */
export const commandLine: fc.Arbitrary<readonly string[]> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(...often).chain((leaf) =>
      fc.oneof({ weight: 3, arbitrary: behind }, { weight: 1, arbitrary: rightly(leaf) }).map((rest) => {
        const path = leaf.path.split(' ')
        return (endless.has(leaf.path) ? path.concat('--no-such') : path).concat(rest)
      }),
    ),
  },
  // What is no command at all must not become one that never ends
  { weight: 1, arbitrary: behind.map((rest) => rest.filter((each) => !endless.has(each))) },
)

const round = readFileSync('data/examples/shortest.yaml', 'utf8')

/** Runs a command line in a folder of its own. It ends with 0, 1 or 2; where not with 0, it says why, in Chinese. */
export async function tryCommandLine(argv: readonly string[]): Promise<void> {
  const cwd = mkdtempSync(join(tmpdir(), 'speechgen-fuzz-'))
  try {
    writeFileSync(join(cwd, 'round.yaml'), round)
    writeFileSync(join(cwd, 'bad.yaml'), 'round: {name: 甲, comittee: 市委}\nunits: []\n')
    writeFileSync(join(cwd, 'a.md'), '# 在会上的讲话\n\n同志们：\n\n一、提高站位\n\n做好做好工作。\n')
    writeFileSync(join(cwd, 'b.md'), '# 在会上的讲话\n\n同志们：\n\n做好工作。\n')
    writeFileSync(join(cwd, 'a.txt'), '同志们：\n做好工作。。\n')
    writeFileSync(join(cwd, 'a.docx'), 'no zip')
    mkdirSync(join(cwd, 'sub'))
    cpSync(join(cwd, 'a.md'), join(cwd, 'sub/c.md'))
    const { status, out, err } = await callIn(cwd)(...argv)
    if (![0, 1, 2].includes(status)) throw new Error(`ends with ${status}`)
    // Formats for machines go to stdout
    if (status !== 0 && !/\p{Script=Han}/u.test(err) && !/\p{Script=Han}/u.test(out)) throw new Error(`says “${err}”`)
    if (/undefined|\[object|NaN\b/u.test(err) && !/undefined|\[object|NaN/u.test(argv.join(' ')))
      throw new Error(`badly said: ${err}`)
    if (err.includes(cwd)) throw new Error(`names the folder: ${err}`)
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}
