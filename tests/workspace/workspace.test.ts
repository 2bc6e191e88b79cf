import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDisk } from '../../src/workspace/disk.ts'
import { me } from '../../src/workspace/maker.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (content: Uint8Array | undefined) =>
  content === undefined ? undefined : new TextDecoder().decode(content)

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'speechgen-workspace-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(root, { recursive: true, force: true })
})

describe.each<[string, () => Workspace]>([
  ['disk', () => openDisk(root)],
  ['memory', () => openMemory()],
])('a workspace on %s', (_, open) => {
  test('gives back what was written, whatever the way to it is called', () => {
    const workspace = open()
    workspace.write('out/一/a.md', bytes('甲'))
    workspace.write('./out//一/../b.md', bytes('乙'))
    expect(text(workspace.read('out/./一/a.md'))).toBe('甲')
    expect(text(workspace.read('out/b.md'))).toBe('乙')
  })

  test('writes over what is there', () => {
    const workspace = open()
    workspace.write('a', bytes('a longer text'))
    workspace.write('a', bytes('short'))
    expect(text(workspace.read('a'))).toBe('short')
  })

  test('shows what was staged only when it is put in its place', () => {
    const workspace = open()
    workspace.write('out/a', bytes('old'))
    const [first, second] = [workspace.stage('out/a', bytes('new')), workspace.stage('out/b', bytes('never'))]
    expect(text(workspace.read('out/a'))).toBe('old')
    expect(workspace.list('out')).toEqual(['a'])
    workspace.put(first, 'out/a')
    workspace.remove(second)
    expect(text(workspace.read('out/a'))).toBe('new')
    expect(workspace.list('.')).toEqual(['out/a'])
  })

  test('knows the size of a file without reading it', () => {
    const workspace = open()
    workspace.write('a', bytes('甲'))
    expect(workspace.size('a')).toBe(3)
    expect(workspace.size('b')).toBeUndefined()
  })

  test('has nothing where nothing was written', () => {
    const workspace = open()
    workspace.write('a', bytes('1'))
    expect(workspace.read('b')).toBeUndefined()
    expect(workspace.read('a/b')).toBeUndefined()
    expect(workspace.list('nowhere')).toEqual([])
  })

  test('lists all files below a folder, sorted, relative to it', () => {
    const workspace = open()
    for (const path of ['out/b/2.md', 'out/b/10.md', 'out/a.md', 'outer.md']) workspace.write(path, bytes(path))
    expect(workspace.list('out')).toEqual(['a.md', 'b/10.md', 'b/2.md'])
    expect(workspace.list('.')).toEqual(['out/a.md', 'out/b/10.md', 'out/b/2.md', 'outer.md'])
  })

  test('removes a file, and does not mind where there is none', () => {
    const workspace = open()
    workspace.write('a', bytes('1'))
    workspace.remove('a')
    workspace.remove('a')
    expect(workspace.read('a')).toBeUndefined()
    expect(workspace.list('')).toEqual([])
  })

  test('is not changed through bytes that it was given or gave', () => {
    const workspace = open()
    const given = bytes('abc')
    workspace.write('a', given)
    given.fill(0)
    workspace.read('a')?.fill(0)
    expect(text(workspace.read('a'))).toBe('abc')
  })
})

describe('a workspace on disk', () => {
  test('leaves the old file and nothing else where the new one cannot be put in its place', () => {
    mkdirSync(join(root, 'out/taken'), { recursive: true })
    writeFileSync(join(root, 'out/taken/inside'), 'kept')
    expect(() => openDisk(root).write('out/taken', bytes('new'))).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/)
    expect(readdirSync(join(root, 'out'))).toEqual(['taken'])
  })

  test('neither lists nor keeps what a killed run left unfinished, but leaves a living one its own', () => {
    // No process has this number: it is beyond the largest that a system gives
    const [dead, living] = [`.${me.host}-99999999-0-0.unfinished`, `.${me.host}-${process.ppid}-0-0.unfinished`]
    for (const name of [dead, living]) writeFileSync(join(root, name), 'half')
    const workspace = openDisk(root)
    expect(workspace.list('')).toEqual([])
    workspace.write('a', bytes('1'))
    expect(existsSync(join(root, dead))).toBe(false)
    expect(existsSync(join(root, living))).toBe(true)
  })

  test('takes away the folders that a removed file leaves empty', () => {
    const workspace = openDisk(root)
    workspace.write('out/a/b/1', bytes('1'))
    workspace.write('out/2', bytes('2'))
    workspace.remove('out/a/b/1')
    expect(readdirSync(join(root, 'out'))).toEqual(['2'])
    const staged = workspace.stage('new/3', bytes('3'))
    workspace.remove(staged)
    expect(readdirSync(root)).toEqual(['out'])
  })

  test('throws what is not a missing file', () => {
    expect(() => openDisk(root).read('.')).toThrow(/EISDIR/)
  })

  test('says today’s date where the user is', () => {
    vi.useFakeTimers({ now: new Date(2026, 7, 5, 0, 30) })
    expect(openDisk(root).today()).toBe('2026-08-05')
  })
})

test('a workspace in memory can be filled and dated', () => {
  const workspace = openMemory({ 'round.yaml': '甲', './b': bytes('乙') }, '2026-08-05')
  expect(text(workspace.read('./round.yaml'))).toBe('甲')
  expect(text(workspace.read('b'))).toBe('乙')
  expect(workspace.today()).toBe('2026-08-05')
})

describe('the stamp of a folder', () => {
  const workspaces: readonly [string, () => Workspace][] = [
    ['disk', () => openDisk(root)],
    ['memory', () => openMemory()],
  ]
  test.each(workspaces)('on %s is another one after each change, also for who knows the one before', (_, open) => {
    const workspace = open()
    workspace.write('a/一/x y.md', bytes('甲'))
    workspace.write('a/z.md', bytes('乙'))
    const changes = [
      () => workspace.write('a/z.md', bytes('丙')),
      () => workspace.write('a/一/二/new.md', bytes('丁')),
      () => workspace.write('a/一/new.md', bytes('丁')),
      () => workspace.remove('a/一/new.md'),
      () => workspace.remove('a/z.md'),
    ]
    for (const change of changes) {
      const before = workspace.stamp('a')
      expect(workspace.stamp('a', before.text).text).toBe(before.text)
      change()
      const after = workspace.stamp('a')
      expect(after.text).not.toBe(before.text)
      expect(workspace.stamp('a', before.text).text).toBe(after.text)
    }
  })

  test.each(workspaces)('on %s takes files that are not there for what they are', (_, open) => {
    const workspace = open()
    const paths = ['a', 'b', 'b/below a file']
    const none = workspace.stampOf(paths)
    workspace.write('b', bytes('乙'))
    const one = workspace.stampOf(paths)
    expect(one.text).not.toBe(none.text)
    workspace.remove('b')
    expect(workspace.stampOf(paths).text).toBe(none.text)
  })
})
