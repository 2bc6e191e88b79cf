import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { finisherOf } from '../../src/commands/build/finisher-of.ts'
import { openFinisher } from '../../src/commands/build/finisher.ts'
import { shellOf } from '../../src/commands/build/making.ts'
import { openReadyFacts } from '../../src/commands/ready/facts.ts'
import type { Composed } from '../../src/finish.ts'
import { finishSpeech } from '../../src/finish.ts'
import type { Round } from '../../src/model/round.ts'
import { parseRound } from '../../src/parse/round.ts'
import { sharedProgram } from '../compiled-program.ts'

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
