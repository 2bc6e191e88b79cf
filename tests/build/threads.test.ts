import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Job, Share } from '../../src/commands/build/pool.ts'
import { openThreads } from '../../src/commands/build/pool.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'speechgen-threads-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Threads that do as `body` says with a `task`. */
function threadsThat(body: string) {
  const script = join(folder, 'thread.mjs')
  writeFileSync(script, `export async function makeShare(task) { ${body} }\n`)
  return openThreads(script, { home: '.', cwd: '.', over: {} }, 2)
}
const job = {} as Job

/** All that threads make of so many meetings. */
async function allOf(threads: ReturnType<typeof threadsThat>, count: number): Promise<readonly Share[]> {
  const shares: Share[] = []
  for await (const share of threads.make(job, [...Array.from({ length: count }).keys()])) shares.push(share)
  return shares
}

it('what one thread fails at is heard by who waits for another', async () => {
  const threads = threadsThat(`
    if (task.indices[0] > 0) throw new TypeError('unforeseen')
    await new Promise((done) => setTimeout(done, 300))
    return { results: [] }`)
  await expect(allOf(threads, 2)).rejects.toThrow('unforeseen')
  await threads.close()
})

it('shares come in their order, whichever is made first', async () => {
  const threads = threadsThat(`
    await new Promise((done) => setTimeout(done, task.indices[0] === 0 ? 300 : 0))
    return { results: task.indices }`)
  const shares = await allOf(threads, 5)
  expect(shares.flatMap((share) => ('results' in share ? share.results : []))).toEqual([0, 1, 2, 3, 4])
  await threads.close()
})

it('threads stay for the next round, and others are started where one of them was refused', async () => {
  const threads = threadsThat(`
    globalThis.rounds ??= new Set()
    globalThis.rounds.add(task.number)
    if (task.number === 1) return { refused: { code: 'ENOSPC' } }
    return { results: [globalThis.rounds.size] }`)
  const roundsOf = async () =>
    Math.max(...(await allOf(threads, 8)).flatMap((share) => ('results' in share ? share.results.map(Number) : [])))
  expect(await roundsOf()).toBe(1)
  for await (const share of threads.make(job, [0, 1, 2, 3])) {
    expect(share).toEqual({ refused: { code: 'ENOSPC' } })
    break
  }
  expect(await roundsOf()).toBe(1)
  expect(await roundsOf()).toBe(2)
  await threads.close()
})
