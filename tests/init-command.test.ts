import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { ask } from '../src/cli/init/ask.ts'
import type { Answers } from '../src/commands/init/answers.ts'
import { callIn } from './cli-call.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'

const cwd = mkdtempSync(join(tmpdir(), 'speechgen-init-'))
afterAll(() => {
  rmSync(cwd, { recursive: true })
})
const call = callIn(cwd)
const read = (path: string) => readFileSync(join(cwd, path), 'utf8')

describe('speechgen init', () => {
  it('asks nothing in a pipe, and makes a folder that builds', async () => {
    const { status, out, err } = await call('init', '一轮/')
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(readdirSync(join(cwd, '一轮')).toSorted()).toEqual([
      '.gitignore',
      '.vscode',
      'round.yaml',
      'speechgen.schema.json',
    ])
    expect(err).toContain('已写 一轮/round.yaml\n')
    expect(err).toContain('cd 一轮\n')
    expect(err).toContain('speechgen build round.yaml')
    const built = await callIn(join(cwd, '一轮'))('build', 'round.yaml', '--format', 'md')
    expect(built.status).toBe(0)
    expect(built.err).toContain('县委第一轮巡察：6篇讲话，在 out/县委第一轮巡察/')
    expect(built.err).not.toMatch(/个错误|个提醒/)
  })

  it('writes the keys and the level that it is asked for', async () => {
    expect((await call('init', 'b', '--yes', '--lang', 'en', '--level', '省')).status).toBe(0)
    expect(read('b/round.yaml')).toContain('\n  name: 省委第一轮巡视 ')
    expect(read('b/speechgen.schema.json')).not.toContain('"轮次"')
  })

  it('never writes over a file, and says which ones stand in the way', async () => {
    mkdirSync(join(cwd, 'c'))
    writeFileSync(join(cwd, 'c/round.yaml'), 'mine')
    const first = await call('init', 'c')
    expect(first.status).toBe(0)
    expect(first.err).toContain('已经有 c/round.yaml 了，没有动它。')
    expect(first.err).toContain('已写 c/.gitignore\n')
    expect(read('c/round.yaml')).toBe('mine')
    const second = await call('init', 'c')
    expect(second.status).toBe(2)
    expect(second.err).not.toContain('已写')
  })

  it.each([
    [['--lang', 'fr'], '选项的值不对'],
    [['--level', '镇'], '选项的值不对'],
    [['c/round.yaml'], '写不了 c/round.yaml'],
  ])('%j could not run: 2', async (argv, message) => {
    const { status, err } = await call('init', ...argv)
    expect(status).toBe(2)
    expect(err).toContain(message)
  })
})

describe('the questions', () => {
  const catalogue = shippedCatalogue()
  /** Types a line whenever the screen shows what it waits for. */
  async function talk(given: Partial<Answers>, lines: readonly (readonly [shown: string, typed: string])[]) {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} })
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 200, rows: 60 })
    let screen = ''
    output.on('data', (chunk: Buffer) => (screen += chunk.toString()))
    const done = ask(given, { catalogue, today: '2026-05-20', keyboard: { input, output } })
    for (const [shown, typed] of lines) {
      while (!screen.includes(shown)) await setTimeout(5)
      screen = ''
      input.write(typed)
    }
    return await done
  }
  const enter = '\r'
  const down = '\u001B[B'

  it('are all answered by Enter', async () => {
    const asked = ['哪一级', '简称', '巡察类型', '这一轮叫什么', '哪天进驻', '哪些单位', '部署会'] as const
    expect(
      await talk(
        {},
        asked.map((shown) => [shown, enter] as const),
      ),
    ).toEqual({})
  })

  it('follow from one another, pass over what is given, and do not take what the round file could not bear', async () => {
    const given = await talk({ level: '市' }, [
      ['派出党组织的简称（市委）', enter],
      ['巡察类型', down + enter],
      ['专项巡察的主题', `粮食购销领域${enter}`],
      ['这一轮叫什么', enter],
      ['哪天进驻', `2026-02-30${enter}`],
      ['没有这一天', `${'\u007F'.repeat(10)}2026年3月2日${enter}`],
      ['哪些单位', `市粮食局、市财政局${enter}`],
      ['部署会', `n`],
    ])
    expect(given).toEqual({
      level: '市',
      type: '专项',
      theme: '粮食购销领域',
      start: '2026年3月2日',
      units: ['市粮食局', '市财政局'],
      deployment: false,
    })
  })

  it('can be broken off', async () => {
    expect(await talk({}, [['哪一级', '\u0003']])).toBeUndefined()
  })
})
