import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildRounds } from '../../src/commands/build.ts'
import { finisherOf } from '../../src/commands/build/finisher-of.ts'
import type { Finisher } from '../../src/commands/build/finisher.ts'
import { openFinisher } from '../../src/commands/build/finisher.ts'
import { shellOf } from '../../src/commands/build/making.ts'
import { handsFor } from '../../src/commands/build/shares.ts'
import { openReadyFacts } from '../../src/commands/ready/facts.ts'
import type { Composed } from '../../src/finish.ts'
import { finishSpeech } from '../../src/finish.ts'
import type { Round } from '../../src/model/round.ts'
import { parseRound } from '../../src/parse/round.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { options } from './building.ts'
import { shippedAssets } from '../shipped-assets.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'
import { sharedProgram } from '../compiled-program.ts'

const shipped = shippedAssets()
const catalogue = shippedCatalogue()
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'speechgen-finisher-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A thread that does as `body` says with a `question`; `answer` answers it. */
function threadThat(body: string): string {
  const script = join(folder, 'thread.mjs')
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads'
    const answer = ({ number }, finished) => parentPort.postMessage({ number, finished })
    parentPort.on('message', async (question) => { ${body} })\n`,
  )
  return script
}

const composed = (text: string, round = {} as Round): Composed => ({
  speech: {
    key: 'm1/1',
    kind: '组长动员',
    round: '九届县委第二轮巡察',
    meeting: { id: 'm1', name: '巡察县卫健委党组工作动员会' },
    units: [],
    title: '在巡察县卫健委党组工作动员会上的讲话',
    speaker: {},
    salutation: '同志们：',
    blocks: [{ type: 'paragraph', inlines: [{ text }], source: { file: 'templates/a.md', line: 3, data: [] } }],
    sections: [],
    placeholders: [],
    characters: 0,
    minutes: 1,
  },
  date: '2024-05-08',
  round,
  front: { generator: 'speechgen test' },
  docx: '01-县卫健委/1-组长动员.docx',
})

describe('a thread that finishes speeches', () => {
  it('gives everybody the answer to his own question, whichever comes first', async () => {
    const finisher = openFinisher(
      threadThat(`
      await new Promise((done) => setTimeout(done, question.number === 0 ? 200 : 0))
      answer(question, question.composed.docx)`),
    )
    const asked = ['甲', '乙', '丙'].map((docx) => finisher.finish({ ...composed(''), docx }, { facts: '' }))
    expect(await Promise.all(asked)).toEqual(['甲', '乙', '丙'])
    await finisher.close()
  })

  it('is sent the round once, and again when it is another', async () => {
    const finisher = openFinisher(threadThat(`answer(question, 'round' in question)`))
    const [one, other] = [{ name: '一' } as Round, { name: '二' } as Round]
    const sent = [one, one, other, one].map((round) => finisher.finish(composed('', round), { facts: '' }))
    expect(await Promise.all(sent)).toEqual([true, false, true, true])
    await finisher.close()
  })

  it.each([
    ['throws', `throw new Error('unforeseen')`],
    ['ends', `process.exit(0)`],
  ])('leaves to whoever asked what it does not answer, for it %s', async (_, body) => {
    const finisher = openFinisher(threadThat(body))
    const asked = [composed('甲'), composed('乙')].map((one) => finisher.finish(one, { facts: '' }))
    expect(await Promise.all(asked)).toEqual([undefined, undefined])
    expect(await finisher.finish(composed('丙'), { facts: '' })).toBeUndefined()
    await finisher.close()
  })

  it('cannot be started where there is none', async () => {
    const finisher = openFinisher(join(folder, 'missing.mjs'))
    expect(await finisher.finish(composed(''), { facts: '' })).toBeUndefined()
    await finisher.close()
  })

  it('is started once a command', async () => {
    const { finisher, close } = finisherOf(threadThat('answer(question, 1)'))
    if (finisher === undefined) throw new Error('there is a script')
    expect(await finisher()).toBe(await finisher())
    await close()
    expect(finisherOf(undefined).finisher).toBeUndefined()
  })

  it('is done without where the system refuses to start it', async () => {
    // Neither absolute nor beginning with a dot: refused before a thread is made
    const { finisher, close } = finisherOf('thread.mjs')
    expect(await finisher?.()).toBeUndefined()
    await close()
  })
})

describe('a build with such a thread', () => {
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

describe('the thread that ships', () => {
  const script = join(sharedProgram().home, 'dist/bin/finishing-worker.js')
  const facts = openReadyFacts()
  if (facts === undefined) throw new Error('nothing was made ready')
  const { catalogue, digest } = facts
  const { value: round } = parseRound(
    'round.yaml',
    new TextEncoder().encode(
      `round: {name: 九届县委第二轮巡察, committee: 县委, start: 2024-05-08}
teams: [{name: 县委第一巡察组, leader: 张建国, units: [县卫健委]}]
units: [{name: 县卫健委, party: 党组}]
meetings: [{kind: 进驻动员会, units: [县卫健委], agenda: [{speech: 组长动员}]}]\n`,
    ),
    catalogue,
  )
  if (round === undefined) throw new Error('the round has errors')
  const wrong = composed('县委第一巡察组组长张建围同志作动员，要做到二个维护,要求要求严格。', round)

  it('finds and makes what is found and made without it', async () => {
    const finisher = openFinisher(script)
    const shell = await shellOf('document')
    const expected = finishSpeech(wrong, { catalogue, shell })
    expect(expected.found.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['check/round-facts', 'check/half-width']),
    )
    const finished = await finisher.finish(wrong, { facts: digest, profile: 'document' })
    expect(expected.docx?.path).toBe(wrong.docx)
    const docx = { ...expected.docx, bytes: new Uint8Array(expected.docx?.bytes ?? []) }
    expect(finished).toEqual({ ...expected, docx })
    await finisher.close()
  })

  it('does not judge by facts that are not those of the build', async () => {
    const finisher = openFinisher(script)
    expect(await finisher.finish(wrong, { facts: 'sha256:others' })).toBeUndefined()
    expect(await finisher.finish(wrong, { facts: digest })).toBeDefined()
    await finisher.close()
  })
})
