import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type * as Keeping from '../src/check/kept-lexicon.ts'
import { makeLexicon } from '../src/check/lexicon.ts'
import type { Assets, Roots } from '../src/commands/assets.ts'
import { checkAssets, noAssets, readAssets } from '../src/commands/assets.ts'
import { buildRounds } from '../src/commands/build.ts'
import type * as Readying from '../src/commands/ready.ts'
import { stretchesOf } from '../src/compose/library.ts'
import { openDisk } from '../src/workspace/disk.ts'
import { openMemory } from '../src/workspace/memory.ts'
import type { Workspace } from '../src/workspace/workspace.ts'
import type { OwnProgram } from './compiled-program.ts'
import { ownProgram } from './compiled-program.ts'

let program: OwnProgram
let roots: Roots
let openReady: () => Promise<Assets>
let keptLexiconOf: typeof Keeping.keptLexicon
/** what reading the sources gives */
let read: Assets
beforeAll(async () => {
  program = ownProgram()
  const own = openDisk(program.home)
  roots = { own, user: openMemory() }
  const { openAssets } = await program.load<typeof Readying>('commands/ready.js')
  openReady = () => openAssets(roots, new Map())
  const { keptLexicon } = await program.load<typeof Keeping>('check/kept-lexicon.js')
  keptLexiconOf = keptLexicon
  // Anew, whatever other tests have read: files are numbered as they are come to
  read = readAssets(roots, new Map(), noAssets())
}, 120_000)
afterAll(() => program.remove())

/** Every file below a folder with its bytes. */
const filesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'base64')]),
  )

/** A working folder with a round in it. */
function workIn(name: string, round: string): string {
  const cwd = join(program.home, name)
  mkdirSync(cwd)
  writeFileSync(join(cwd, 'round.yaml'), round)
  return cwd
}

describe('what was made ready', () => {
  it('is what reading the sources gives', async () => {
    const ready = await openReady()
    expect(ready.checked).toBe(true)
    expect(checkAssets(read)).toEqual([])
    expect(ready.catalogue).toEqual(read.catalogue)
    expect(ready.facts).toBe(read.facts)
    expect(ready.catalogue && keptLexiconOf(ready.catalogue)).toEqual(read.catalogue && makeLexicon(read.catalogue))
    expect(ready.library?.files).toEqual(read.library?.files)
    const stretches = stretchesOf(read.templates)
    expect(stretchesOf(ready.templates).map(({ key }) => key)).toEqual(stretches.map(({ key }) => key))
    for (const stretch of stretches) {
      expect(ready.footprint(stretch.key)).toEqual(read.footprint(stretch.key))
      expect(ready.library?.compiled(stretch).program).toEqual(read.library?.compiled(stretch).program)
    }
  })

  it('gives its facts to templates of the user’s own, which are read and checked', async () => {
    const { openAssets } = await program.load<typeof Readying>('commands/ready.js')
    const path = 'sections/领导动员/结尾/我们的.md'
    const own = (body: string): Roots => ({
      ...roots,
      user: openMemory({ [`mine/${path}`]: `---\n---\n${body}\n` }),
      templates: 'mine',
    })
    const memory = noAssets()
    const good = await openAssets(own('自己的结尾。'), new Map(), memory)
    const known = readAssets(own('自己的结尾。'), new Map(), noAssets())
    expect(good.checked).toBe(false)
    expect(checkAssets(good)).toEqual([])
    expect(good.catalogue).toEqual(known.catalogue)
    expect(good.facts).toBe(known.facts)
    expect(good.footprint(`mine/${path}`)).toEqual(known.footprint(`mine/${path}`))
    expect(good.source('data/formulations.yaml')).toBe(readFileSync('data/formulations.yaml', 'utf8'))
    // The facts were not read: only they would be remembered
    expect(memory.facts).toBeUndefined()
    const bad = await openAssets(own('{{提法 "没有的"}}'), new Map(), memory)
    expect(checkAssets(bad).map(({ code }) => code)).toEqual(['template/unknown-name'])
    expect(bad.catalogue).toBe(good.catalogue)
  })

  it.each(['full.yaml', '2022-citywide.yaml'])('gives the same bytes of %s', async (name) => {
    const round = readFileSync(`data/examples/${name}`, 'utf8')
    const cwd = workIn(`ready-${name}`, round)
    expect(program.speechgen(cwd, 'build', 'round.yaml', '--jobs', '1')).toMatchObject({ status: 0 })
    const user = openMemory({ 'round.yaml': round })
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }
    const options = { files: ['round.yaml'], out: 'out', formats: ['md', 'docx'] as const, strict: false, force: false }
    await buildRounds(read, user, { ...options, generator: `speechgen ${version}` }, new Map())
    const wanted = user.list('out').filter((path) => !path.includes('.speechgen/'))
    const found = [...filesIn(join(cwd, 'out'))].filter(([path]) => !path.includes('.speechgen/'))
    expect(found).toEqual(wanted.map((path) => [path, Buffer.from(user.read(`out/${path}`) ?? []).toString('base64')]))
  })
})

it('reads sources that have other times than they had, as where the package was installed, only once', async () => {
  const { openAssets } = await program.load<typeof Readying>('commands/ready.js')
  const paths: string[] = []
  const own: Workspace = {
    ...roots.own,
    read: (path, most) => {
      paths.push(path)
      return roots.own.read(path, most)
    },
  }
  const open = async () => {
    paths.length = 0
    const { checked } = await openAssets({ ...roots, own }, new Map())
    return { checked, read: paths.length }
  }
  const template = join(program.home, 'templates/sections/领导动员/结尾/同心.md')
  writeFileSync(template, readFileSync(template))
  // So soon after that the times settle nothing
  expect((await open()).read).toBeGreaterThan(0)
  expect((await open()).read).toBeGreaterThan(0)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  try {
    const first = await open()
    expect(first.checked).toBe(true)
    expect(first.read).toBeGreaterThan(0)
    expect(await open()).toEqual({ checked: true, read: 0 })
  } finally {
    vi.useRealTimers()
  }
  const text = readFileSync(template, 'utf8')
  writeFileSync(template, `${text} `)
  expect((await open()).checked).toBe(false)
  writeFileSync(template, text)
})

describe('the sources win where they say otherwise by now:', () => {
  const template = (): string => join(program.home, 'templates/sections/领导动员/结尾/同心.md')
  const facts = (): string => join(program.home, 'data/formulations.yaml')
  const stray = (): string => join(program.home, 'templates/sections/领导动员/结尾/新来.md')
  let [text, data] = ['', '']
  const edited = new Map<string, string>()
  beforeAll(() => {
    ;[text, data] = [readFileSync(template(), 'utf8'), readFileSync(facts(), 'utf8')]
  })
  afterEach(() => {
    writeFileSync(template(), text)
    writeFileSync(facts(), data)
    rmSync(stray(), { force: true })
    for (const [file, before] of edited) writeFileSync(file, before)
    edited.clear()
  })
  const bodies = ({ templates }: Assets): string => templates.sections.map(({ body }) => body).join('')

  it('a template that was edited', async () => {
    writeFileSync(template(), `${text}\n改过的模板。\n`)
    const assets = await openReady()
    expect(assets.checked).toBe(false)
    expect(bodies(assets)).toContain('改过的模板。')
  })

  it('one of the same length and with the same times', async () => {
    const { atime, mtime } = statSync(template())
    const at = text.lastIndexOf('。')
    writeFileSync(template(), `${text.slice(0, at)}！${text.slice(at + 1)}`)
    utimesSync(template(), atime, mtime)
    expect(statSync(template()).size).toBe(Buffer.byteLength(text))
    expect(bodies(await openReady())).toContain('！')
  })

  it('a template that is new, and one that is gone', async () => {
    writeFileSync(stray(), '---\n---\n新来的模板。\n')
    expect(bodies(await openReady())).toContain('新来的模板。')
    rmSync(stray())
    rmSync(template())
    const { templates, checked } = await openReady()
    expect(checked).toBe(false)
    expect(templates.sections.map(({ file }) => file)).not.toContain('templates/sections/领导动员/结尾/同心.md')
  })

  it('a template that was begun in a copy of the project, where it needs no --templates', () => {
    const begin = (cwd: string) => program.speechgen(cwd, 'templates', 'new', 'section', '领导动员/结尾/新来')
    expect(begin(program.home)).toMatchObject({
      status: 0,
      err: '已写 templates/sections/领导动员/结尾/新来.md\n改好以后检查：speechgen templates check。\n',
    })
    expect(begin(workIn('elsewhere', '')).err).toContain('speechgen templates check --templates templates；')
  })

  it('a fact', async () => {
    writeFileSync(facts(), data.replaceAll('两个维护', '两个守护'))
    expect(JSON.stringify((await openReady()).catalogue)).toContain('两个守护')
  })

  it('a fact, also for templates of the user’s own', async () => {
    writeFileSync(facts(), data.replaceAll('两个维护', '两个守护'))
    const { openAssets } = await program.load<typeof Readying>('commands/ready.js')
    const user = openMemory({ 'mine/partials/片.md': '片段。\n' })
    const { catalogue } = await openAssets({ ...roots, user, templates: 'mine' }, new Map())
    expect(JSON.stringify(catalogue)).toContain('两个守护')
  })

  it('a build that had nothing to do, of a template that was edited', () => {
    const cwd = workIn('nothing-to-do', readFileSync('data/examples/shortest.yaml', 'utf8'))
    const build = () => program.speechgen(cwd, 'build', 'round.yaml', '--format', 'md', '--jobs', '1')
    const texts = () =>
      [...filesIn(join(cwd, 'out'))].filter(([path]) => path.endsWith('.md')).map(([, bytes]) => bytes)
    expect(build()).toMatchObject({ status: 0 })
    const before = texts()
    expect(build()).toMatchObject({ status: 0 })
    expect(texts()).toEqual(before)
    for (const path of readdirSync(join(program.home, 'templates/outlines'), { recursive: true, encoding: 'utf8' })) {
      const file = join(program.home, 'templates/outlines', path)
      if (path.endsWith('.md')) edited.set(file, readFileSync(file, 'utf8'))
    }
    for (const [file, outline] of edited) writeFileSync(file, outline.replace(/^(salutation: .*?)：/mu, '$1，大家好：'))
    expect(build()).toMatchObject({ status: 0 })
    expect(texts()).not.toEqual(before)
  })

  it('and what was made ready counts again when they are as they were', async () => {
    writeFileSync(template(), `${text} `)
    expect((await openReady()).checked).toBe(false)
    writeFileSync(template(), text)
    expect((await openReady()).checked).toBe(true)
  })
})

/** So many units that threads are worth it, with something to be said of each. */
const many = (): string => roundOf(41)
/** So many that a thread beside is. */
const some = (): string => `${roundOf(12)}# ${'。'.repeat(1000)}\n`

const roundOf = (units: number): string => {
  const names = Array.from({ length: units }, (_, i) => `第${i + 1}中心小学`)
  return `round: {name: 九届市委第二轮巡察, committee: 市委, start: 2024-05-08}
teams: [{name: 市委第二巡察组, leader: 张某, contact: {phone: 待补}, units: [${names.join(', ')}]}]
units: [${names.map((name) => `{name: ${name}, party: 党支部}`).join(', ')}]
meetings: [${names.map((name) => `{kind: 进驻动员会, units: [${name}], agenda: [{speech: 组长动员}]}`).join(', ')}]
`
}

describe('the bundle', () => {
  let bin = ''
  beforeAll(() => {
    bin = join(program.home, 'dist/bin')
  })
  const bundled = (cwd: string, ...args: readonly string[]) => program.speechgen(cwd, ...args)

  it('makes in threads what it makes in one, and says the same in the same order', () => {
    const [one, two] = [workIn('one', many()), workIn('two', many())]
    const alone = bundled(one, 'build', 'round.yaml', '--jobs', '1')
    const both = bundled(two, 'build', 'round.yaml', '--jobs', '3')
    expect(alone).toMatchObject({ status: 0 })
    expect(alone.err).toMatch(/第41中心小学/u)
    expect(both).toEqual(alone)
    const files = filesIn(join(one, 'out'))
    expect([...files.keys()].filter((path) => path.endsWith('.docx'))).toHaveLength(41)
    expect(filesIn(join(two, 'out'))).toEqual(files)
  })

  it.each([
    ['as it ships', []],
    ['with templates of one’s own', ['--templates', 'mine']],
    ['with facts of one’s own, which the thread beside does not know', ['--data', 'mine']],
  ])('makes with a thread beside what it makes alone, %s', (name, more) => {
    const [one, two] = ['one', 'two'].map((called) => workIn(`beside-${called}-${more.join('')}`, some()))
    if (one === undefined || two === undefined) throw new Error(name)
    for (const cwd of [one, two]) {
      mkdirSync(join(cwd, 'mine/sections/组长动员/结尾'), { recursive: true })
      writeFileSync(join(cwd, 'mine/sections/组长动员/结尾/自己的.md'), '---\nweight: 999\n---\n大家要要求严格。\n')
      writeFileSync(join(cwd, 'mine/persons.yaml'), readFileSync('data/persons.yaml'))
    }
    const build = (cwd: string, jobs: string) => bundled(cwd, 'build', 'round.yaml', '--jobs', jobs, ...more)
    const alone = build(one, '1')
    expect(alone).toMatchObject({ status: 0 })
    expect(build(two, '2')).toEqual(alone)
    const [made, expected] = [two, one].map((cwd) => filesIn(join(cwd, 'out/九届市委第二轮巡察')))
    expect(expected?.size).toBe(37)
    expect(made).toEqual(expected)
  })

  it('starts that thread for some meetings, and only where more than one may work', () => {
    const door = join(bin, 'finishing-worker.js')
    const text = readFileSync(door, 'utf8')
    const cwd = workIn('beside-started', some())
    const marker = join(cwd, 'started')
    writeFileSync(door, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')\n${text}`)
    try {
      expect(bundled(cwd, 'build', 'round.yaml', '--format', 'md', '--jobs', '1').status).toBe(0)
      expect(existsSync(marker)).toBe(false)
      expect(bundled(cwd, 'build', 'round.yaml', '--format', 'md', '--jobs', '2', '--out', 'other').status).toBe(0)
      expect(existsSync(marker)).toBe(true)
    } finally {
      writeFileSync(door, text)
    }
  })

  it('says with a thread beside what the system refuses, and leaves nothing', () => {
    const [one, two] = [workIn('beside-refused-one', some()), workIn('beside-refused-two', some())]
    for (const cwd of [one, two]) {
      mkdirSync(join(cwd, 'out/九届市委第二轮巡察'), { recursive: true })
      writeFileSync(join(cwd, 'out/九届市委第二轮巡察/06-第6中心小学进驻动员会'), '')
    }
    const build = (cwd: string, jobs: string) => bundled(cwd, 'build', 'round.yaml', '--jobs', jobs)
    const alone = build(one, '1')
    expect(alone).toMatchObject({ status: 2 })
    expect(build(two, '2')).toEqual(alone)
    expect([...filesIn(join(two, 'out')).keys()]).toEqual(['九届市委第二轮巡察/06-第6中心小学进驻动员会'])
  })

  it('makes one round after the other in threads, also where the system refuses one', () => {
    const [one, two] = [workIn('rounds-one', many()), workIn('rounds-two', many())]
    const names = ['round.yaml', 'next.yaml']
    for (const cwd of [one, two])
      for (const [i, name] of names.entries())
        writeFileSync(join(cwd, name), many().replaceAll('第二轮', `第${'二三'.charAt(i)}轮`))
    const build = (cwd: string, jobs: string) => bundled(cwd, 'build', ...names, '--format', 'md', '--jobs', jobs)
    const alone = build(one, '1')
    expect(alone).toMatchObject({ status: 0 })
    expect(build(two, '3')).toEqual(alone)
    expect(filesIn(join(two, 'out'))).toEqual(filesIn(join(one, 'out')))
    for (const cwd of [one, two]) {
      const round = join(cwd, 'out', '九届市委第二轮巡察')
      const meeting = readdirSync(round).find((name) => name.startsWith('20')) ?? ''
      for (const name of readdirSync(join(cwd, 'out'))) rmSync(join(cwd, 'out', name), { recursive: true })
      mkdirSync(round)
      writeFileSync(join(round, meeting), '')
    }
    const refused = build(one, '1')
    expect(refused).toMatchObject({ status: 2 })
    expect(build(two, '3')).toEqual(refused)
    expect([...filesIn(join(two, 'out')).keys()].filter((path) => path.endsWith('.md'))).toHaveLength(41)
    expect(filesIn(join(two, 'out'))).toEqual(filesIn(join(one, 'out')))
  })

  it('writes nothing in threads either where a speech does not pass', () => {
    const cwd = workIn('strict', many())
    const { status, err } = bundled(cwd, 'build', 'round.yaml', '--jobs', '3', '--strict', '--format', 'md')
    expect(status).toBe(1)
    expect(err).toContain('第41中心小学')
    expect([...filesIn(cwd).keys()]).toEqual(['round.yaml'])
  })

  it('writes all that it has to say where a pipe is full for the moment', () => {
    const cwd = workIn('full-pipe', many())
    const preload = join(cwd, 'full-pipe.cjs')
    // A pipe that does not wait takes a little, then refuses
    writeFileSync(
      preload,
      `const fs = require('node:fs')
      const { writeSync } = fs
      const taken = new Set()
      fs.writeSync = (to, bytes, ...rest) => {
        if (taken.has(to)) throw Object.assign(new Error('EAGAIN'), { code: 'EAGAIN' })
        taken.add(to)
        return writeSync(to, bytes.subarray(0, 10), ...rest)
      }`,
    )
    const args = ['catalogue', 'list']
    const run = (...options: readonly string[]) =>
      spawnSync(process.execPath, [...options, program.main, ...args], { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 })
    const plain = run()
    expect(plain.stdout.length).toBeGreaterThan(10_000)
    const { status, stdout } = run('--require', preload)
    expect({ status, stdout }).toEqual({ status: plain.status, stdout: plain.stdout })
  })

  it('does without the code that was kept of it, and with code that is not its own', () => {
    const round = readFileSync('data/examples/full.yaml', 'utf8')
    const whole = workIn('kept', round)
    const first = bundled(whole, 'build', 'round.yaml')
    expect(first).toMatchObject({ status: 0 })
    const kept = readdirSync(bin).filter((name) => name.endsWith('.code'))
    expect(kept.length).toBeGreaterThan(0)
    for (const name of kept) writeFileSync(join(bin, name), Buffer.alloc(statSync(join(bin, name)).size, 7))
    const spoilt = workIn('spoilt', round)
    expect(bundled(spoilt, 'build', 'round.yaml')).toEqual(first)
    expect(filesIn(join(spoilt, 'out'))).toEqual(filesIn(join(whole, 'out')))
    for (const name of kept) rmSync(join(bin, name))
    const without = workIn('without', round)
    expect(bundled(without, 'build', 'round.yaml')).toEqual(first)
    expect(filesIn(join(without, 'out'))).toEqual(filesIn(join(whole, 'out')))
  })
})
