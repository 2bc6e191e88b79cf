import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, it, vi } from 'vitest'
import type { Walk } from '../scripts/docs/quick-start.ts'
import type { CommandTree } from '../src/cli/completion/tree.ts'
import { withBelow } from '../src/cli/completion/tree.ts'
import { examples } from '../src/cli/help/examples.ts'
import { programTree } from '../src/cli/run.ts'
import { parseRound } from '../src/parse/round.ts'
import { callIn } from './cli-call.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'

const read = (file: string): string => readFileSync(file, 'utf8')
const below = (folder: string): readonly string[] =>
  readdirSync(folder, { encoding: 'utf8' }).flatMap((name) => (name.endsWith('.md') ? [`${folder}/${name}`] : []))
const pages = [
  ...below('.').map((path) => path.slice(2)),
  ...['docs', 'src', 'data', 'templates', 'tests'].flatMap(below),
]

/** A heading as GitHub makes an anchor of it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/gu, '-')
const anchorsOf = (file: string): readonly string[] =>
  Array.from(read(file).matchAll(/^#+ (.+)$/gmu), ([, heading = '']) => anchorOf(heading))

describe('links', () => {
  it.each(pages)('of %s lead somewhere', (file) => {
    const text = read(file)
      .replaceAll(/^```.*?^```$/gmsu, '')
      .replaceAll(/`[^`\n]*`/gu, '')
    const dead = Array.from(text.matchAll(/\]\(([^)\s]+)\)/gu), ([, to = '']) => to)
      .filter((to) => !/^[a-z]+:/u.test(to))
      .filter((to) => {
        const [path = '', anchor] = decodeURI(to).split('#')
        const target = path === '' ? file : join(dirname(file), path)
        if (!existsSync(target)) return true
        return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor)
      })
    expect(dead).toEqual([])
  })
})

describe('the ratios that are quoted', () => {
  const ratioOf = (row: string): string | undefined =>
    new RegExp(`^\\| ${row}[^|]* \\| (\\d[\\d.]*) \\|`, 'mu').exec(read('docs/benchmark.md'))?.[1]
  const rows = ['冷启动 build 12 家', '一个文件 1 000 篇', 'build 没有要做的']
  it.each(['README.md', 'README.zh-CN.md'])('in %s are those of the last benchmark, each of its row', (file) => {
    const quoted = Array.from(read(file).matchAll(/(\d+\.\d+) (?:倍|times)/gu), ([, ratio]) => ratio)
    expect(quoted).toEqual(rows.map(ratioOf))
  })
})

const trees = withBelow(programTree(new Command('speechgen')))
const treeOf = (path: string): CommandTree | undefined => trees.find((tree) => tree.path === path)

/** What is wrong with a command line as it stands in a document. */
function wrongIn(line: string): string | undefined {
  const words = line
    .replace(/\s+#.*$/u, '')
    .split(/\s+/u)
    .slice(1)
  const two = treeOf(words.slice(0, 2).join(' '))
  const tree = two ?? treeOf(words[0] ?? '')
  if (tree === undefined || tree.path === '')
    return words[0]?.startsWith('-') === true ? undefined : `no command: ${line}`
  const given = words.filter((word) => /^--?[a-z]/u.test(word))
  const unknown = given.find((word) => !tree.options.some(({ names }) => names.includes(word)))
  return unknown === undefined ? undefined : `no option ${unknown}: ${line}`
}

describe('command lines', () => {
  it.each(pages)('in %s are such as there are', (file) => {
    const blocks = Array.from(read(file).matchAll(/^```(?:sh|console)\n(.*?)^```$/gmsu), ([, block = '']) => block)
    const lines = blocks
      .flatMap((block) => block.split('\n'))
      .map((line) => line.replace(/^\$ /u, '').replace(/ [>|] .*$/u, ''))
    expect(
      lines
        .filter((line) => line.startsWith('speechgen '))
        .map(wrongIn)
        .filter((wrong) => wrong !== undefined),
    ).toEqual([])
  })

  it('of npm in documents are scripts of package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }
    const named = pages.flatMap((file) =>
      Array.from(read(file).matchAll(/npm run (?:-s )?([a-z:-]+)/gu), ([, name = '']) => name),
    )
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  })

  it('are shown as examples by every command', () => {
    const commands = trees.map(({ path }) => path).filter((path) => path !== '')
    expect(Object.keys(examples).toSorted()).toEqual(commands.toSorted())
    const lines = Object.entries(examples).flatMap(([path, own]) => own.map(({ line }) => ({ path, line })))
    expect(lines.map(({ line }) => wrongIn(line)).filter((wrong) => wrong !== undefined)).toEqual([])
    for (const { path, line } of lines) expect(line).toMatch(new RegExp(`^speechgen ${path}`, 'u'))
  })
})

describe('round files in documents', () => {
  const rounds = pages.flatMap((file) =>
    Array.from(read(file).matchAll(/^```yaml\n((?:#[^\n]*\n)*(?:round|轮次):.*?)^```$/gmsu), ([, text = '']) => ({
      file,
      text,
    })),
  )
  it.each(rounds)('in $file have no error', ({ text }) => {
    const { diagnostics } = parseRound('round.yaml', Buffer.from(text), shippedCatalogue())
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('pictures', () => {
  const pictures = readdirSync('docs').filter((name) => /\.(?:png|jpg|svg)$/u.test(name))
  it('are small, and each stands in a page', () => {
    expect(pictures.length).toBeGreaterThan(4)
    expect(pictures.filter((name) => statSync(join('docs', name)).size > 150 * 1024)).toEqual([])
    const texts = pages.map(read).join('\n')
    expect(pictures.filter((name) => !texts.includes(name))).toEqual([])
  })
})

describe('numbers', () => {
  it('of the quick start are those of a walk with this version', () => {
    const { about, steps } = JSON.parse(read('docs/walk.json')) as Walk
    const { version } = JSON.parse(read('package.json')) as { version: string }
    expect(about.speechgen).toBe(version)
    expect(
      steps
        .map(({ line }) => line)
        .filter((line) => line.startsWith('speechgen '))
        .map(wrongIn),
    ).toEqual(steps.filter(({ line }) => line.startsWith('speechgen ')).map(() => undefined))
  })

  it('of the quick start are those that are printed', { timeout: 60_000 }, async () => {
    const { about, steps } = JSON.parse(read('docs/walk.json')) as Walk
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(about.date) })
    const folder = mkdtempSync(join(tmpdir(), 'speechgen-docs-'))
    try {
      await callIn(folder)('init', '第一轮', '--yes', '--level', '县')
      const { err } = await callIn(join(folder, '第一轮'))('build', 'round.yaml')
      const told = steps.find(({ name }) => name === '先看看')?.answer.split('\n') ?? []
      expect(told).toEqual(err.trim().split('\n').slice(-2))
    } finally {
      vi.useRealTimers()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('of Node.js are the same wherever it is named', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } }
    const least = engines.node.replace('>=', '')
    expect(read('scripts/launch.cjs')).toContain(`要 Node.js ${least} 以上`)
    for (const file of ['README.md', 'README.zh-CN.md', 'docs/quick-start.md']) expect(read(file)).toContain(least)
  })
})
