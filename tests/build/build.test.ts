import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { globFilter } from '../../src/commands/build/glob.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { sharedProgram } from '../compiled-program.ts'
import {
  build,
  buildWith,
  decode,
  encode,
  example,
  folder,
  leader,
  shortest,
  shown,
  snapshot,
  workspaceWith,
} from './building.ts'

describe('the shortest round', () => {
  it('gives both speeches of the unit and a manifest', async () => {
    const user = workspaceWith(shortest)
    const result = await build(user, { formats: ['md', 'docx'] })
    expect(result.status).toBe(0)
    expect(shown(user, 'out')).toEqual([
      '九届市委第二轮巡察/01-市城管局进驻动员会/1-组长动员.docx',
      '九届市委第二轮巡察/01-市城管局进驻动员会/1-组长动员.md',
      '九届市委第二轮巡察/01-市城管局进驻动员会/2-领导动员.docx',
      '九届市委第二轮巡察/01-市城管局进驻动员会/2-领导动员.md',
      '九届市委第二轮巡察/manifest.json',
    ])
    const manifest = JSON.parse(decode(user.read(`${folder}/manifest.json`))) as Manifest
    expect(manifest.speeches.map(({ kind, date, unit }) => ({ kind, date, unit }))).toEqual([
      { kind: '组长动员', date: '2017-08-21', unit: ['市城管局'] },
      { kind: '领导动员', date: '2017-08-21', unit: ['市城管局'] },
    ])
    for (const speech of manifest.speeches) {
      expect(speech.characters).toBeGreaterThan(2000)
      expect(speech.sections.map(({ id }) => id)).toContain('开场')
      expect(speech.digests.md).toMatch(/^sha256:[0-9a-f]{64}$/)
    }
    // The line under the title holds open who speaks, and that is to be filled as well
    expect(manifest.speeches[1]?.placeholders.map(({ name }) => name)).toEqual(['领导动员讲话人'])
  })

  it('tells the first speaker of the second, and the second of the first', async () => {
    const user = workspaceWith(shortest)
    await build(user)
    expect(decode(user.read(leader))).toContain('刚才，市委第二巡察组组长张某同志')
    const team = decode(user.read(leader.replace('2-领导动员', '1-组长动员')))
    expect(team).not.toContain('刚才')
    expect(team).toContain('六项纪律')
  })
})

describe('the same input gives the same bytes', () => {
  it('in Chinese keys and in English', async () => {
    const [english, chinese] = [workspaceWith(example('full.yaml')), workspaceWith(example('full.zh.yaml'))]
    expect((await build(english, { formats: ['md', 'docx'] })).status).toBe(0)
    expect((await build(chinese, { formats: ['md', 'docx'] })).status).toBe(0)
    const speeches = (user: Workspace) =>
      Object.entries(snapshot(user)).filter(([path]) => !path.endsWith('manifest.json'))
    expect(speeches(english).length).toBeGreaterThan(3)
    expect(speeches(english)).toEqual(speeches(chinese))
  })

  it('with CRLF, a BOM and under another file name', async () => {
    const [plain, windows] = [workspaceWith(shortest), openMemory()]
    windows.write('轮次 一.yaml', encode(`\uFEFF${shortest.replaceAll('\n', '\r\n')}`))
    await build(plain)
    await build(windows, { files: ['轮次 一.yaml'] })
    expect(decode(windows.read(leader))).toBe(decode(plain.read(leader)))
  })
})

describe('on the real disk', () => {
  const dir = mkdtempSync(join(tmpdir(), 'speechgen-test-'))
  afterAll(() => {
    rmSync(dir, { recursive: true })
  })
  const speechgen = (args: readonly string[], env: Record<string, string> = {}): string =>
    execFileSync(process.execPath, [sharedProgram().main, ...args], {
      cwd: dir,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  it('has the parser of Markdown for whoever’s template needs it', () => {
    const section = join(dir, 'own/sections/领导动员/结尾/我们的.md')
    mkdirSync(dirname(section), { recursive: true })
    writeFileSync(section, '---\nweight: 99\n---\n请大家**牢牢**记住，\n说到做到。\n')
    speechgen(['build', join(process.cwd(), 'data/examples/shortest.yaml'), '--out', 'parsed', '--templates', 'own'])
    const speeches = readdirSync(join(dir, 'parsed'), { recursive: true, encoding: 'utf8' })
    const leaders = speeches.find((path) => path.endsWith('领导动员.md')) ?? ''
    expect(readFileSync(join(dir, 'parsed', leaders), 'utf8')).toContain('\n请大家**牢牢**记住，说到做到。\n')
  })

  it('writes the same bytes in another time zone and language, and on another day', () => {
    const round = join(process.cwd(), 'data/examples/full.yaml')
    const clock = join(dir, 'another-day.mjs')
    writeFileSync(
      clock,
      `const Real = Date
       globalThis.Date = class extends Real {
         constructor(...args) { super(...(args.length === 0 ? ['2031-12-31T20:00:00Z'] : args)) }
         static now() { return Real.parse('2031-12-31T20:00:00Z') }
       }`,
    )
    speechgen(['build', round, '--out', 'east'], { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' })
    speechgen(['build', round, '--out', 'west'], {
      TZ: 'America/Los_Angeles',
      LANG: 'C',
      NODE_OPTIONS: `--import ${pathToFileURL(clock).href}`,
    })
    const disk = openDisk(dir)
    expect(Object.keys(snapshot(disk, 'east')).length).toBeGreaterThan(4)
    expect(snapshot(disk, 'east')).toEqual(snapshot(disk, 'west'))
  })
})

describe('a strict build', () => {
  it('bears nothing that is held open', async () => {
    const user = workspaceWith(shortest)
    const result = await build(user, { strict: true })
    expect(result.diagnostics.map(({ code }) => code)).toContain('text/held-open')
    expect(result).toMatchObject({ status: 1, manifests: [] })
    expect(user.list('out')).toEqual([])
    expect((await build(user)).status).toBe(0)
  })
})

describe('errors', () => {
  it('write nothing of the round that has them, and everything of the others', async () => {
    const user = openMemory()
    user.write('good.yaml', encode(shortest))
    user.write('bad.yaml', encode(shortest.replace('name: 九届市委第二轮巡察, ', '')))
    const result = await build(user, { files: ['bad.yaml', 'good.yaml', 'missing.yaml'] })
    expect(result.status).toBe(2)
    expect(result.diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['round/missing-key', 'out/no-such-file']),
    )
    expect(result.manifests).toHaveLength(1)
  })

  it('in a template stop the build before anything is written', async () => {
    const user = workspaceWith(shortest)
    user.write('mine/sections/领导动员/结尾/新.md', encode('---\n---\n{{单位.没有}}。\n'))
    const result = await buildWith(user, 'mine')
    expect(result.status).toBe(1)
    expect(result.diagnostics).toMatchObject([{ code: 'template/unknown-field', place: { line: 3, column: 3 } }])
    expect(user.list('out')).toEqual([])
  })
})

describe('--only', () => {
  it.each([
    ['01-*', ['01-a/1-组长动员', '01-a/2-领导动员']],
    ['*/2-领导动员', ['01-a/2-领导动员', '02-b/2-领导动员']],
    ['2-领导动员', ['01-a/2-领导动员', '02-b/2-领导动员']],
    ['0?-b', ['02-b/2-领导动员']],
    ['**', ['01-a/1-组长动员', '01-a/2-领导动员', '02-b/2-领导动员']],
    ['a.b', []],
  ])('%s', (glob, expected) => {
    const paths = ['01-a/1-组长动员', '01-a/2-领导动员', '02-b/2-领导动员']
    expect(paths.filter(globFilter(glob))).toEqual(expected)
  })

  it('leaves the other speeches and their entries as they are, and makes the same bytes', async () => {
    const user = workspaceWith(shortest)
    await build(user)
    const before = snapshot(user)
    const result = await build(user, { only: '*/2-领导动员' })
    expect(result).toMatchObject({ status: 0, unchanged: 1 })
    expect(snapshot(user)).toEqual(before)
  })

  it('that selects nothing is an error of the call', async () => {
    expect(await build(workspaceWith(shortest), { only: '99-*' })).toMatchObject({ status: 2 })
  })
})
