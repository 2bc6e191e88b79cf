import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { run } from '../src/cli/door.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'speechgen-watch-command-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const speeches = (): string =>
  readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, 'out', name), 'utf8'))
    .join('')

describe('speechgen watch', () => {
  it('builds, builds again after each save, goes on over errors, ends with Ctrl-C', { timeout: 120_000 }, async () => {
    const round = join(folder, 'round.yaml')
    copyFileSync('data/examples/2017-entry.yaml', round)
    let said = ''
    const ended = run(['watch', 'round.yaml', '--format', 'md'], {
      out: () => {},
      err: (text) => (said += text),
      terminal: false,
      color: false,
      cwd: folder,
    })
    const until = (text: RegExp): Promise<boolean> => vi.waitUntil(() => text.test(said), { timeout: 40_000 })

    await until(/写了 [1-9]\d* 个文件/)
    expect(speeches()).toContain('刘某')

    said = ''
    const written = readFileSync(round, 'utf8')
    writeFileSync(round, written.replace('name: 刘某', 'nmae: 刘某'))
    await until(/有错/)
    expect(said).toContain('nmae')

    said = ''
    // As editors save that want to lose nothing
    writeFileSync(`${round}.tmp`, written.replace('name: 刘某', 'name: 柳某'))
    renameSync(`${round}.tmp`, round)
    await until(/写了 [1-9]\d* 个文件/)
    expect(speeches()).toContain('柳某')

    said = ''
    // As `templates eject` does, in a folder that was not there when it began
    const template = 'templates/sections/领导动员/结尾'
    mkdirSync(join(folder, template), { recursive: true })
    writeFileSync(join(folder, template, '我们的.md'), '---\nweight: 999\n---\n我们自己的结尾。\n')
    await until(/写了 [1-9]\d* 个文件/)
    expect(said).toContain('用了 templates/ 里自己的 1 个模板。')
    expect(speeches()).toContain('我们自己的结尾。')

    process.emit('SIGINT', 'SIGINT')
    expect(await ended).toBe(0)
  })

  it('says which formats there are', async () => {
    let said = ''
    const status = await run(['watch', 'round.yaml', '--format', 'md,odt'], {
      out: () => {},
      err: (text) => (said += text),
      terminal: false,
      color: false,
      cwd: folder,
    })
    expect([status, said]).toEqual([2, '不认识格式“odt”。可用的格式：md、docx、pdf，如 --format md,docx。\n'])
  })
})
