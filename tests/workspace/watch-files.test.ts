import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Changed } from '../../src/workspace/watch-files.ts'
import { watchFiles } from '../../src/workspace/watch-files.ts'

let root = ''
let close: () => Promise<void> = async () => {}
let told: Changed[] = []

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'speechgen-watch-'))
  mkdirSync(join(root, 'templates/sections'), { recursive: true })
  mkdirSync(join(root, 'out'))
  writeFileSync(join(root, 'a.yaml'), 'a: 1\n')
  writeFileSync(join(root, 'other.yaml'), 'a: 1\n')
  told = []
  const watching = watchFiles(root, { files: ['a.yaml', 'new.yaml'], folders: ['templates'] }, (what) =>
    told.push(what),
  )
  close = watching.close
  await watching.ready
})
afterEach(async () => {
  await close()
  rmSync(root, { recursive: true, force: true })
})

/** What has been told when `what` has been, or after ten seconds. */
async function toldUntil(what: Changed): Promise<readonly Changed[]> {
  const same = (other: Changed): boolean => JSON.stringify(other) === JSON.stringify(what)
  await vi.waitUntil(() => told.some(same), { timeout: 10_000, interval: 20 }).catch(() => {})
  return told
}

describe('watching files', () => {
  it('tells of a file that is written in place', async () => {
    writeFileSync(join(root, 'a.yaml'), 'a: 2\n')
    expect(await toldUntil({ file: 'a.yaml' })).toContainEqual({ file: 'a.yaml' })
  })

  it('tells of a file that is renamed into its place, again and again', async () => {
    for (const value of ['2', '3', '4']) {
      // What follows within a few milliseconds counts as one save: whoever is told reads the file later than that
      await new Promise((done) => setTimeout(done, 120))
      told = []
      writeFileSync(join(root, '.a.yaml.swp'), `a: ${value}\n`)
      renameSync(join(root, '.a.yaml.swp'), join(root, 'a.yaml'))
      expect(await toldUntil({ file: 'a.yaml' })).toContainEqual({ file: 'a.yaml' })
    }
  })

  it('tells of a file that was moved away and written anew', async () => {
    renameSync(join(root, 'a.yaml'), join(root, 'a.yaml~'))
    expect(await toldUntil({ file: 'a.yaml' })).toContainEqual({ file: 'a.yaml' })
    told = []
    writeFileSync(join(root, 'a.yaml'), 'a: 5\n')
    expect(await toldUntil({ file: 'a.yaml' })).toContainEqual({ file: 'a.yaml' })
  })

  it('tells of a file that was not there when it began', async () => {
    writeFileSync(join(root, 'new.yaml'), 'a: 1\n')
    expect(await toldUntil({ file: 'new.yaml' })).toContainEqual({ file: 'new.yaml' })
  })

  it('tells of a file deep in a folder, and nothing of other files', async () => {
    writeFileSync(join(root, 'other.yaml'), 'a: 2\n')
    writeFileSync(join(root, 'out/speech.md'), '稿\n')
    mkdirSync(join(root, 'templates/sections/新的'))
    writeFileSync(join(root, 'templates/sections/新的/a.md'), '文\n')
    expect(await toldUntil({ folder: 'templates' })).toContainEqual({ folder: 'templates' })
    expect(told.filter((what) => !('folder' in what))).toEqual([])
  })
})
