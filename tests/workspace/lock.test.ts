import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDisk } from '../../src/workspace/disk.ts'
import { me } from '../../src/workspace/maker.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'speechgen-lock-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})
/** No process has this number: it is beyond the largest that a system gives. */
const dead = 99_999_999
const building = (): string => join(root, 'out/甲/.speechgen/building')
const stands = (name: string): void => {
  mkdirSync(building(), { recursive: true })
  writeFileSync(join(building(), name), '')
}

describe.each<[string, () => Workspace]>([
  ['disk', () => openDisk(root)],
  ['memory', () => openMemory()],
])('a folder on %s', (_, open) => {
  it('is held by one at a time, and by the next when it is let go', () => {
    const workspace = open()
    const first = workspace.lock('out/甲')
    expect(first).toBeDefined()
    expect(workspace.lock('out/甲')).toBeUndefined()
    expect(workspace.lock('out/乙')).toBeDefined()
    first?.release()
    expect(workspace.lock('out/甲')).toBeDefined()
  })

  it('is held by different shares of the same number side by side, and by nothing else then', () => {
    const workspace = open()
    const first = workspace.lock('out', { index: 1, count: 2 })
    expect(first).toBeDefined()
    expect(workspace.lock('out', { index: 1, count: 2 })).toBeUndefined()
    expect(workspace.lock('out', { index: 2, count: 2 })).toBeDefined()
    expect(workspace.lock('out')).toBeUndefined()
    expect(workspace.lock('out', { index: 3, count: 4 })).toBeUndefined()
  })
})

describe('a lock on the disk', () => {
  it('leaves no folders of its own', () => {
    const lock = openDisk(root).lock('out/甲')
    lock?.beat()
    lock?.release()
    expect(readdirSync(root)).toEqual([])
  })

  it.each([
    ['a living process', `whole.${me.host}-${process.ppid}`],
    ['another machine', `whole.00000000-${dead}`],
    ['a share', `2-of-3.${me.host}-${process.ppid}`],
  ])('of %s is respected', (_, name) => {
    stands(name)
    expect(openDisk(root).lock('out/甲')).toBeUndefined()
    expect(readdirSync(building())).toEqual([name])
  })

  it.each([
    ['a killed process', `whole.${me.host}-${dead}`, 0],
    ['an earlier process of our number', `whole.${me.host}-${process.pid}`, 0],
    ['another machine that has long been silent', `whole.00000000-${dead}`, 600],
    ['a process that got the number of a killed one', `whole.${me.host}-${process.ppid}`, 600],
  ])('of %s is not, and what it left unfinished goes', (_, name, secondsAgo) => {
    stands(name)
    const then = new Date(Date.now() - secondsAgo * 1000)
    utimesSync(join(building(), name), then, then)
    const left = join(root, 'out/甲/01/', `.${me.host}-${dead}-0-0.unfinished`)
    const living = join(root, 'out/甲', `.${me.host}-${process.ppid}-0-0.unfinished`)
    mkdirSync(join(root, 'out/甲/01'))
    const elsewhere = join(root, 'out/甲', `.00000000-${dead}-0-0.unfinished`)
    for (const path of [left, living, elsewhere]) writeFileSync(path, 'half')
    const lock = openDisk(root).lock('out/甲')
    expect(lock).toBeDefined()
    expect(readdirSync(building())).toEqual([`whole.${me.host}-${process.pid}`])
    expect(existsSync(join(root, 'out/甲/01'))).toBe(false)
    // What runs here or may run on another machine is still being written
    expect([living, elsewhere].map((path) => existsSync(path))).toEqual([true, true])
    lock?.release()
  })
})
