import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir, hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { sharedProgram } from '../compiled-program.ts'

/** A folder whose name would be known again wherever it turned up. */
const home = mkdtempSync(join(tmpdir(), 'speechgen-Xq7unmistakable-'))
const cwd = join(home, 'work')
mkdirSync(cwd)
afterAll(() => {
  rmSync(home, { recursive: true })
})
cpSync(join(sharedProgram().home, 'dist'), join(home, 'dist'), { recursive: true })
for (const name of ['templates', 'data', 'node_modules', 'package.json']) symlinkSync(resolve(name), join(home, name))
writeFileSync(join(cwd, 'round.yaml'), readFileSync('data/examples/full.yaml'))
writeFileSync(join(cwd, 'bad.yaml'), 'round: {name: 甲, comittee: 市委}\nfocus: [{{\n')
writeFileSync(join(cwd, 'draft.txt'), '同志们：\n\n要提高站位,认真学习。\n')
mkdirSync(join(cwd, 'mine/sections'), { recursive: true })
writeFileSync(join(cwd, 'mine/sections/坏.md'), '{{轮次.名}}')

const preload = resolve('tests/hostile/no-network.cjs')
const env = {
  PATH: process.env['PATH'] ?? '',
  NODE_OPTIONS: `--require=${JSON.stringify(preload)}`,
  USER: 'Xq7unmistakable-user',
  LOGNAME: 'Xq7unmistakable-user',
  HOME: home,
  CI: '1',
}
/** Runs the program in a process of its own that may not open a socket. */
const speechgen = (...argv: readonly string[]) =>
  spawnSync(process.execPath, [join(home, 'dist/bin/main.js'), ...argv], {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 120_000,
  })

/** Every command as it is used, in an order in which each finds what it needs. */
const uses: readonly (readonly string[])[] = [
  ['init', 'neu', '--yes'],
  ['build', 'round.yaml', '--out', 'out'],
  ['build', 'round.yaml', '--out', 'json', '--format', 'md', '--json'],
  ['build', 'bad.yaml'],
  ['build', 'nowhere.yaml'],
  ['build', '.'],
  ['build', 'round.yaml/x.yaml'],
  ['build', 'round.yaml', '--templates', 'mine'],
  ['build', 'round.yaml', '--data', 'nowhere'],
  ['build', join(cwd, 'round.yaml'), '--out', join(home, 'elsewhere'), '--format', 'md', '--json'],
  ['check', 'out', '--round', 'round.yaml'],
  ['check', 'draft.txt', '--format', 'json'],
  ['check', 'draft.txt', '--format', 'sarif'],
  ['check', join(cwd, 'draft.txt')],
  ['check', '../work/draft.txt', '--format', 'junit'],
  ['check', 'nowhere'],
  ['check', 'round.yaml'],
  ['render', '.'],
  ['import', '.'],
  ['diff', 'nowhere'],
  ['render', 'draft.txt', '-o', 'draft.docx'],
  ['import', 'draft.docx', '-o', 'draft.md'],
  ['diff', 'draft.txt', 'draft.md'],
  ['merge', 'draft.md', 'draft.md'],
  ['completion', 'bash'],
  ['templates', 'list'],
  ['templates', 'check'],
  ['templates', 'explain', 'round.yaml'],
  ['catalogue', 'list'],
  ['catalogue', 'show', '四个落实'],
  ['schema'],
  ['--version'],
  ['--help'],
]

/** What a command of the user's own that goes on until it is stopped does meanwhile. */
const lasting = ['watch', 'preview']

describe('no command opens a socket', () => {
  it.each([
    ['node:net', 'require("node:net").connect(9, "127.0.0.1")'],
    ['a socket by hand', 'new (require("node:net").Socket)().connect(9)'],
    ['node:https', 'require("https").get("https://127.0.0.1:9")'],
    ['an ES module', 'import("node:http").then(({ request }) => request("http://127.0.0.1:9"))'],
    ['fetch', 'fetch("http://127.0.0.1:9")'],
    ['node:dgram', 'require("node:dgram").createSocket("udp4")'],
    ['a name', 'require("node:dns").lookup("localhost", () => {})'],
    ['a server', 'require("node:http").createServer()'],
  ])('and one that did would be seen: %s', (_, code) => {
    const { stderr, status } = spawnSync(process.execPath, ['-e', code], { cwd, env, encoding: 'utf8' })
    expect(stderr).toContain('SOCKET')
    expect(status).not.toBe(0)
  })

  it('every command is tried', () => {
    const listed = Array.from(speechgen('--help').stdout.matchAll(/^ {2}([a-z]+) /gmu), ([, name = '']) => name)
    const tried = new Set([...uses.map(([name]) => name), ...lasting])
    expect(listed.length).toBeGreaterThan(5)
    expect(listed.filter((name) => !tried.has(name))).toEqual([])
  })

  it.each(uses.map((argv) => [argv.join(' ').replaceAll(home, '…'), argv] as const))('%s', (_, argv) => {
    const { status, stdout, stderr, error } = speechgen(...argv)
    expect(error).toBeUndefined()
    expect([0, 1, 2]).toContain(status)
    expect(stderr).not.toContain('SOCKET')
    expect(stderr).not.toMatch(/\n\s+at /u)
    // What the user typed may be said again; nothing else of the machine is
    const said = argv.reduce((text, word) => text.replaceAll(word, ''), stdout + stderr)
    expect(leaks(said)).toEqual([])
  })

  it('watch, until it is stopped', async () => {
    const argv = [join(home, 'dist/bin/main.js'), 'watch', 'round.yaml', '--out', 'watched', '--format', 'md']
    const child = spawn(process.execPath, argv, { cwd, env })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      // Built once, and waiting for changes
      if (said.includes('Ctrl-C 结束')) child.kill('SIGINT')
    })
    await once(child, 'close')
    expect(said).toContain('还在看着')
    expect(said).not.toContain('SOCKET')
  })
})

/** Words of the machine, its user and its folders that stand in a text. */
const leaks = (text: string): readonly string[] =>
  ['Xq7unmistakable', homedir(), hostname(), process.cwd(), tmpdir()].filter(
    (word) => word.length > 3 && text.includes(word),
  )

describe('what is written says nothing of the machine', () => {
  it.each(['out', 'json', 'neu', 'watched'])('%s', (folder) => {
    const files = readdirSync(join(cwd, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    expect(files.length).toBeGreaterThan(2)
    for (const path of files) {
      const bytes = readFileSync(path)
      const texts = path.endsWith('.docx')
        ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
        : [bytes.toString()]
      for (const text of texts) expect(leaks(text)).toEqual([])
    }
  })
})
