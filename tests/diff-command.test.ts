import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { emitDocx } from '../src/emit/docx/document.ts'
import { emitMarkdown } from '../src/emit/markdown.ts'
import { callIn } from './cli-call.ts'
import { docxParts } from './emit/docx-reader.ts'
import { paragraph, speech } from './emit/fixtures.ts'

const cwd = mkdtempSync(join(tmpdir(), 'speechgen-diff-'))
afterAll(() => {
  rmSync(cwd, { recursive: true })
})
const call = callIn(cwd)
const put = (name: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(cwd, name)), { recursive: true })
  writeFileSync(join(cwd, name), content)
}
const front = { generator: 'speechgen test', inputs: 'sha256:0' }
const old = speech({
  blocks: [paragraph('今天我们召开会议，主要任务是深入学习。'), paragraph('要逐项核对。'), paragraph('散会。')],
})
const now = speech({
  blocks: [paragraph('今天我们召开会议，主要任务是扎实学习。'), paragraph('散会。'), paragraph('请留步。')],
})
put('old.md', emitMarkdown(old, front))
put('new.md', emitMarkdown(now, front))
put('old.docx', await emitDocx(old, 'document', front))
put('new.docx', await emitDocx(now, 'document', front))

const told = `改了 1 段，增加 1 段，删去 1 段
第 5 段，改
  …我们召开会议，主要任务是[-深入-]{+扎实+}学习。
原第 6 段，删去
  [-要逐项核对。-]
第 7 段，增加
  {+请留步。+}
`

describe('diff', () => {
  it.each([
    ['old.md', 'new.md'],
    ['old.docx', 'new.docx'],
    ['old.md', 'new.docx'],
    ['./old.docx', 'new.md'],
  ])('tells what differs between %s and %s', async (before, after) => {
    expect(await call('diff', before, after)).toEqual({ status: 0, out: `${before} → ${after}：${told}`, err: '' })
  })

  it('writes a redline that another program reads as the new text and as the old one', async ({ skip }) => {
    expect((await call('diff', 'old.md', 'new.docx', '-o', 'red.docx')).err).toBe('red.docx 写好了。\n')
    const read = (file: string, ...how: readonly string[]) =>
      spawnSync('pandoc', ['-t', 'plain', '--wrap=none', ...how, file], { cwd, encoding: 'utf8' })
    if (read('old.docx').error !== undefined) skip('未核验：这里没有 pandoc')
    expect(read('red.docx', '--track-changes=accept').stdout).toBe(read('new.docx').stdout)
    expect(read('red.docx', '--track-changes=reject').stdout).toBe(read('old.docx').stdout)
  })

  it('does not overwrite, unless it is told to', async () => {
    put('there.docx', 'x')
    expect((await call('diff', 'old.md', 'new.md', '-o', 'there.docx')).status).toBe(2)
    expect((await call('diff', 'old.md', 'new.md', '-o', 'old.md', '--force')).err).toContain('就是原文件')
    expect((await call('diff', 'old.md', 'new.md', '-o', 'there.docx', '--force')).status).toBe(0)
    expect(docxParts(new Uint8Array(readFileSync(join(cwd, 'there.docx'))))['word/document.xml']).toContain('<w:del ')
  })

  it('compares two builds, speech by speech', async () => {
    for (const [folder, texts] of [
      ['a', ['old.md', 'old.md', 'new.md']],
      ['b', ['new.md', 'old.md']],
    ] as const)
      for (const [i, name] of texts.entries()) put(`${folder}/x/${i}.md`, readFileSync(join(cwd, name)))
    expect((await call('diff', 'a/', 'b')).out).toBe(
      `a/x/0.md → b/x/0.md：${told}a/x/2.md 在 b 里没有。\n1 篇没有不同。\n`,
    )
    expect((await call('diff', 'a', 'b', '-o', 'red')).status).toBe(0)
    expect(readFileSync(join(cwd, 'red/x/0.docx')).subarray(0, 2).toString()).toBe('PK')
  })

  it('compares a speech with what was generated last', async () => {
    const remembered = { '01-x/1-y': { base: emitMarkdown(old, front) } }
    put('out/round/.speechgen/01-x.json', JSON.stringify({ version: 1, before: {}, speeches: remembered }))
    put('out/round/01-x/1-y.docx', await emitDocx(now, 'document', front))
    const { out } = await call('diff', 'out/round/01-x/1-y.docx')
    expect(out).toBe(`out/round/01-x/1-y.md（上次生成） → out/round/01-x/1-y.docx：${told}`)
    const none = await call('diff', 'old.md')
    expect(none).toMatchObject({ status: 2, out: '' })
    expect(none.err).toContain('没有找到 old.md 上次生成的原稿')
  })

  it('cannot compare what is not there', async () => {
    expect(await call('diff', 'old.md', 'nowhere.md')).toMatchObject({ status: 2, out: '' })
  })
})
