import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { emitDocx } from '../src/emit/docx/document.ts'
import { emitMarkdown } from '../src/emit/markdown.ts'
import type { RenderOptions } from '../src/commands/render.ts'
import { renderFile } from '../src/commands/render.ts'
import type { ProfileName } from '../src/emit/docx/layout.ts'
import type { Script } from '../src/model/speech.ts'
import { convertToPdf, findOffice } from '../src/workspace/office.ts'
import { openMemory } from '../src/workspace/memory.ts'
import { callIn } from './cli-call.ts'
import { docxOf, p, r } from './docx-package.ts'
import { full, paragraph, speech } from './emit/fixtures.ts'
import { docxText } from './emit/docx-reader.ts'

const cwd = mkdtempSync(join(tmpdir(), 'speechgen-script-'))
afterAll(() => {
  rmSync(cwd, { recursive: true })
})
const call = callIn(cwd)
const front = { generator: 'speechgen test', inputs: 'sha256:0' }
const text = emitMarkdown(speech(), front)
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(join(cwd, name)))
const laidOut = async (of: Script, profile: ProfileName = 'document') =>
  new Uint8Array(await emitDocx(of, profile, front))
const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(cwd, name), content)

describe('render', () => {
  it('lays a speech out beside it, and again when it has changed', async () => {
    put('a.md', text)
    expect(await call('render', 'a.md')).toEqual({ status: 0, out: '', err: 'a.docx 写好了。\n' })
    expect(file('a.docx')).toEqual(await laidOut(speech()))
    put('a.md', text.replace('今天', '昨天'))
    expect((await call('render', 'a.md')).status).toBe(0)
    expect(docxText(file('a.docx'))).toContain('昨天我们召开会议。')
  })

  it('does not overwrite what somebody worked on, unless it is told to', async () => {
    put('b.md', text)
    const edited = docxOf(`${p(r('领导改过的话。'))}<w:sectPr/>`)
    put('b.docx', edited)
    const refused = await call('render', 'b.md')
    expect(refused.status).toBe(2)
    expect(refused.err).toContain('b.docx 已经有了')
    expect(file('b.docx')).toEqual(edited)
    expect((await call('render', 'b.md', '--force')).status).toBe(0)
    expect(docxText(file('b.docx'))).toContain('今天我们召开会议。')
  })

  it('never overwrites what it reads', async () => {
    put('c.docx', await laidOut(speech()))
    const { status, err } = await call('render', './c.docx', '--force')
    expect(status).toBe(2)
    expect(err).toContain('就是原文件')
  })

  it('makes a reading copy of its own name', async () => {
    put('d.md', text)
    expect((await call('render', 'd.md', '--profile', 'reading')).err).toBe('d-朗读稿.docx 写好了。\n')
    expect(file('d-朗读稿.docx')).toEqual(await laidOut(speech(), 'reading'))
  })

  it('takes several at once, each beside its own', async () => {
    put('m1.md', text)
    put('m2.md', text)
    expect(await call('render', 'm1.md', 'nowhere.md', 'm2.md')).toMatchObject({ status: 2 })
    expect(file('m2.docx')).toEqual(file('m1.docx'))
    expect((await call('render', 'm1.md', 'm2.md', '-o', 'm.docx')).err).toContain('-o 只能')
    expect((await call('import', 'm1.docx', 'm2.docx')).err).toBe('m1.md 写好了。\nm2.md 写好了。\n')
    expect((await call('import', 'm1.docx', 'm2.docx', '-o', 'm.md')).err).toContain('-o 只能')
  })

  it('tells what is still open', async () => {
    const open = speech({ blocks: [paragraph('电话是【待补：值班电话】，要{--马上--}{++立即++}打。')] })
    put('e.md', emitMarkdown(open, front))
    const { status, err } = await call('render', 'e.md')
    expect(status).toBe(0)
    expect(err).toMatch(/1 处【待补】/)
    expect(err).toMatch(/2 处 .*修订没有取舍/)
  })

  it.each([
    [['render', 'nowhere.md'], '找不到文件 nowhere.md'],
    [['render', '.'], '找不到文件 .'],
    [['render', 'a.md', '--format', 'html'], '不认识格式“html”'],
    [['render', 'a.md', '--profile', 'large'], '选项的值不对'],
    [['import', 'a.wps'], '找不到文件 a.wps'],
    [['import', 'empty.docx'], 'empty.docx 里没有正文'],
  ])('%j could not run: 2', async (argv, message) => {
    put('a.md', text)
    put('empty.docx', docxOf('<w:p/><w:sectPr/>'))
    const { status, out, err } = await call(...argv)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(message)
  })
})

describe('render to PDF', () => {
  const options = { file: 'a.md', formats: ['docx', 'pdf'], profile: 'document', force: false } as const
  const render = (toPdf: RenderOptions['toPdf']) => {
    const user = openMemory({ 'a.md': text, 'a.pdf': 'old' })
    return renderFile(user, { ...options, toPdf }).then((result) => ({ ...result, user }))
  }

  it('says what to do where LibreOffice is missing, and still writes the rest', async () => {
    const { written, diagnostics, status } = await render((docx) => convertToPdf(docx, findOffice('')))
    expect({ written, status }).toEqual({ written: ['a.docx'], status: 2 })
    expect(diagnostics.map(({ code }) => code)).toEqual(['script/no-office'])
  })

  it('says so where LibreOffice makes nothing', async () => {
    const { diagnostics } = await render((docx) => convertToPdf(docx, process.execPath))
    expect(diagnostics.map(({ code }) => code)).toEqual(['script/office-failed'])
  })

  it('tells which fonts took the place of 仿宋', async () => {
    const pdf = (...fonts: readonly string[]) =>
      Promise.resolve([
        { pdf: new TextEncoder().encode(`%PDF-1.6 ${fonts.map((font) => `/BaseFont/${font}`).join(' ')}`) },
      ])
    const told = await render(() => pdf('BAAAAA+GBZenKai-Medium', 'CAAAAA+DejaVuSans'))
    expect(told.diagnostics).toMatchObject([{ code: 'script/fonts', args: { fonts: 'GBZenKai-Medium、DejaVuSans' } }])
    expect((await render(() => pdf('BAAAAA+FangSong_GB2312'))).diagnostics).toEqual([])
    expect(new TextDecoder().decode(told.user.read('a.pdf'))).toMatch(/^%PDF/)
  })

  it('gives the pages that LibreOffice makes', { timeout: 120_000 }, async ({ skip }) => {
    if (findOffice() === undefined) skip('未核验：这里没有 LibreOffice')
    put('f.md', emitMarkdown(full, front))
    const { status } = await call('render', 'f.md', '-o', 'g.pdf', '--profile', 'reading')
    expect(status).toBe(0)
    expect(Buffer.from(file('g.pdf').slice(0, 5)).toString()).toBe('%PDF-')
  })
})

describe('import', () => {
  it('gives back the Markdown that the file was made from', async () => {
    put('h.docx', await laidOut(speech()))
    expect(await call('import', 'h.docx')).toEqual({ status: 0, out: '', err: 'h.md 写好了。\n' })
    expect(new TextDecoder().decode(file('h.md'))).toBe(text)
  })

  it('gives it back also when another program has saved the file', { timeout: 120_000 }, async ({ skip }) => {
    const office = findOffice()
    if (office === undefined) skip('未核验：这里没有 LibreOffice')
    put('saved.docx', await laidOut(full))
    const profile = `-env:UserInstallation=${pathToFileURL(join(cwd, 'profile')).href}`
    const to = ['--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', 'saved', 'saved.docx']
    spawnSync(office ?? '', [profile, ...to], { cwd })
    expect(Buffer.compare(file('saved/saved.docx'), file('saved.docx'))).not.toBe(0)
    expect((await call('import', 'saved/saved.docx')).status).toBe(0)
    expect(new TextDecoder().decode(file('saved/saved.md'))).toBe(emitMarkdown(full, front))
  })

  it('does not overwrite another text, unless it is told to', async () => {
    put('i.docx', await laidOut(speech()))
    put('i.md', '我改过的话。\n')
    expect((await call('import', 'i.docx')).err).toContain('i.md 已经有了')
    expect(new TextDecoder().decode(file('i.md'))).toBe('我改过的话。\n')
    expect((await call('import', 'i.docx', '-o', 'j.md')).status).toBe(0)
    expect((await call('import', 'i.docx', '--force')).status).toBe(0)
    expect(file('i.md')).toEqual(file('j.md'))
  })

  it('accepts tracked changes, or keeps them', async () => {
    const change = 'w:id="1" w:author="张某" w:date="2026-01-01T00:00:00Z"'
    put(
      'k.docx',
      docxOf(`${p(r('讲话'))}${p(r('同志们：'))}${p(`<w:ins ${change}>${r('很')}</w:ins>${r('好。')}`)}<w:sectPr/>`),
    )
    expect((await call('import', 'k.docx', '-o', 'k1.md')).err).toContain('1 处修订，已全部接受')
    expect((await call('import', 'k.docx', '-o', 'k2.md', '--changes', 'keep')).err).toContain('{++增++}')
    expect([file('k1.md'), file('k2.md')].map((bytes) => new TextDecoder().decode(bytes).split('\n').at(-2))).toEqual([
      '很好。',
      '{++很++}好。',
    ])
  })
})
