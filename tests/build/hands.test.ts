import { describe, expect, it } from 'vitest'
import { buildRounds } from '../../src/commands/build.ts'
import type { Finisher } from '../../src/commands/build/finisher.ts'
import { shellOf } from '../../src/commands/build/making.ts'
import { handsFor } from '../../src/commands/build/shares.ts'
import type { Composed } from '../../src/finish.ts'
import { finishSpeech } from '../../src/finish.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { options } from './building.ts'
import { shippedAssets } from '../shipped-assets.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const shipped = shippedAssets()
const catalogue = shippedCatalogue()

describe('a build with a thread that finishes speeches', () => {
  const round = (): string => {
    const names = Array.from({ length: 12 }, (_, i) => `第${i + 1}中心小学`)
    const meetings = names.map((name) => `{kind: 进驻动员会, units: [${name}], agenda: [{speech: 组长动员}]}`)
    return `round: {name: 九届市委第二轮巡察, committee: 市委, start: 2024-05-08}
teams: [{name: 市委第二巡察组, leader: 张某, units: [${names.join(', ')}]}]
units: [${names.map((name) => `{name: ${name}, party: 党支部}`).join(', ')}]
meetings: [${meetings.join(', ')}]\n`
  }
  /** Answers after a while, some sooner than those before them; whoever asked is to do it himself. */
  const slow = (wait: (number: number) => number): Finisher => {
    let count = 0
    return {
      async finish() {
        const milliseconds = wait(count++)
        await new Promise((done) => void setTimeout(done, milliseconds))
        return undefined
      },
      waiting: () => 0,
      close: async () => undefined,
    }
  }

  it.each([
    ['the first is the last', (i: number) => 60 - i * 5],
    ['the first is the first', (i: number) => i * 5],
  ])('writes nothing any more when the system has refused something: %s', async (_, wait) => {
    const memory = openMemory({ 'round.yaml': round() })
    const done: string[] = []
    const user: Workspace = {
      ...memory,
      stage(path, bytes) {
        if (path.includes('/06-')) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
        done.push('stage')
        return memory.stage(path, bytes)
      },
      clear(below) {
        done.push('clear')
        memory.clear(below)
      },
    }
    const finisher = async () => slow(wait)
    const { status, diagnostics } = await buildRounds(shipped, user, options, new Map(), { finisher })
    expect(status).toBe(2)
    expect(diagnostics.map(({ code }) => code)).toContain('out/cannot-write')
    expect(done).toContain('stage')
    expect(done.at(-1)).toBe('clear')
    expect(memory.list('out').filter((path) => path.endsWith('.md'))).toEqual([])
  })

  it('makes what it makes without one, in the order of the file', async () => {
    const both = { ...options, formats: ['md', 'docx'] } as const
    const built = async (help: Parameters<typeof buildRounds>[4]) => {
      const user = openMemory({ 'round.yaml': round() })
      const { manifests, diagnostics } = await buildRounds(shipped, user, both, new Map(), help)
      return { manifests, diagnostics, texts: user.list('out').map((path) => [path, user.read(`out/${path}`)]) }
    }
    const alone = await built({})
    expect(alone.manifests[0]?.manifest.speeches).toHaveLength(12)
    expect(await built({ finisher: async () => slow((i) => 60 - i * 5) })).toEqual(alone)
    // With few waiting it is sent what is to be laid out, with many only what is to be read
    for (const [waiting, sent] of [
      [3, 12],
      [4, 0],
    ] as const) {
      const seen: Composed[] = []
      const behind: Finisher = {
        async finish(one) {
          seen.push(one)
          return finishSpeech(one, { catalogue, shell: await shellOf('document') })
        },
        waiting: () => waiting,
        close: async () => undefined,
      }
      expect(await built({ finisher: async () => behind })).toEqual(alone)
      expect(seen.filter(({ docx }) => docx !== undefined)).toHaveLength(sent)
    }
  })
})

describe('who makes the meetings of a round', () => {
  const user = openMemory()
  const finisher = () => Promise.reject(new Error('not to be started'))
  const threads = () => Promise.reject(new Error('not to be started'))
  it.each([
    [3, { user, finisher, threads }, 2, 'alone'],
    [4, { user, finisher, threads }, 2, 'finisher'],
    [299, { user, finisher, threads }, 2, 'finisher'],
    [300, { user, finisher, threads }, 2, 'threads'],
    [39, { user, finisher, threads }, 3, 'finisher'],
    [40, { user, finisher, threads }, 3, 'threads'],
    [5000, { user, finisher }, undefined, 'finisher'],
    [5000, { user }, undefined, 'alone'],
  ])('%i meetings, %o, %s jobs: %s', (meetings, site, jobs, hands) => {
    expect(handsFor(meetings, site, jobs)).toBe(hands)
  })
})
