import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../src/model/manifest.ts'
import { isError } from '../../src/model/diagnostic.ts'
import { digest } from '../../src/workspace/digest.ts'
import type { ToPdf } from '../../src/workspace/office.ts'
import { convertToPdf, findOffice } from '../../src/workspace/office.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { docxOf } from '../docx-package.ts'
import { docxText } from '../emit/docx-reader.ts'
import { build, decode, encode, folder, shortest, shown, workspaceWith } from './building.ts'

describe('in large type and on paper', () => {
  const stem = `${folder}/01-市城管局进驻动员会/1-组长动员`
  const calls: number[] = []
  const toPdf: ToPdf = (files) => {
    calls.push(files.length)
    return Promise.resolve(files.map((docx) => ({ pdf: encode(`%PDF-1.7 /BaseFont/FangSong ${digest(docx)}`) })))
  }
  const manifestOf = (user: Workspace): Manifest => JSON.parse(decode(user.read(`${folder}/manifest.json`))) as Manifest

  it('lays the same text out larger, and again in the usual size', async () => {
    const user = workspaceWith(shortest)
    await build(user, { formats: ['docx'] })
    const usual = user.read(`${stem}.docx`) ?? new Uint8Array()
    expect(await build(user, { formats: ['docx'], profile: 'reading' })).toMatchObject({ status: 0, written: 2 })
    const large = user.read(`${stem}.docx`) ?? new Uint8Array()
    expect(large).not.toEqual(usual)
    expect(docxText(large)).toEqual(docxText(usual))
    expect(await build(user, { formats: ['docx'], profile: 'reading' })).toMatchObject({ written: 0, unchanged: 2 })
    expect(await build(user, { formats: ['docx'] })).toMatchObject({ written: 2 })
    expect(user.read(`${stem}.docx`)).toEqual(usual)
  })

  it('makes the PDFs of the DOCX files as they lie there, all at once, and only of those that changed', async () => {
    const user = workspaceWith(shortest)
    calls.length = 0
    const asked = { formats: ['md', 'pdf'], toPdf } as const
    expect(await build(user, asked)).toMatchObject({ status: 0, written: 6 })
    expect(shown(user, folder).filter((path) => path.endsWith('.pdf'))).toHaveLength(2)
    for (const { files, digests } of manifestOf(user).speeches) {
      const [pdf, docx] = [user.read(`${folder}/${files.pdf}`), user.read(`${folder}/${files.docx}`)]
      expect(decode(pdf)).toContain(digest(docx ?? ''))
      expect(digests.pdf).toBe(digest(pdf ?? ''))
    }
    expect(await build(user, asked)).toMatchObject({ written: 0, unchanged: 6 })
    user.remove(`${stem}.pdf`)
    await build(user, asked)
    user.write(`${stem}.docx`, docxOf('<w:p><w:r><w:t>领导改过的话。</w:t></w:r></w:p>'))
    await build(user, asked)
    expect(decode(user.read(`${stem}.pdf`))).toContain(digest(user.read(`${stem}.docx`) ?? ''))
    expect(calls).toEqual([2, 1, 1])
  })

  it('leaves a PDF alone that somebody has written notes into', async () => {
    const user = workspaceWith(shortest)
    const asked = { formats: ['pdf'], toPdf } as const
    await build(user, asked)
    user.write(`${stem}.pdf`, encode('%PDF-1.7 with notes'))
    for (const times of [1, 2]) {
      const { diagnostics } = await build(user, asked)
      const told = diagnostics.filter(({ code }) => code === 'out/hand-edited')
      expect([times, told.map(({ args }) => args['beside'])]).toEqual([times, [`${stem}.new.pdf`]])
      expect(decode(user.read(`${stem}.pdf`))).toBe('%PDF-1.7 with notes')
    }
    expect(decode(user.read(`${stem}.new.pdf`))).toContain(digest(user.read(`${stem}.docx`) ?? ''))
    await build(user, { ...asked, force: true })
    expect(decode(user.read(`${stem}.pdf`))).not.toContain('notes')
  })

  it('says so where there is no LibreOffice, and does the rest', async () => {
    const user = workspaceWith(shortest)
    const result = await build(user, { formats: ['md', 'pdf'], toPdf: (files) => convertToPdf(files, undefined) })
    expect(result).toMatchObject({ status: 2, written: 4 })
    expect(result.diagnostics.filter(isError)).toMatchObject([
      { code: 'script/no-office', args: { file: `${stem}.pdf 等 2 个 PDF` } },
    ])
    expect(manifestOf(user).speeches.map(({ files }) => Object.keys(files))).toEqual([
      ['md', 'docx'],
      ['md', 'docx'],
    ])
  })

  it('has LibreOffice make them', { timeout: 300_000 }, async ({ skip }) => {
    const office = findOffice()
    if (office === undefined) skip('未核验：这里没有 LibreOffice')
    const user = workspaceWith(shortest)
    const toReal: ToPdf = (files) => convertToPdf(files, office)
    const { status } = await build(user, { formats: ['pdf'], profile: 'reading', toPdf: toReal })
    expect(status).toBe(0)
    const pdfs = shown(user, folder).filter((path) => path.endsWith('.pdf'))
    expect(pdfs.map((path) => decode(user.read(`${folder}/${path}`)?.slice(0, 5)))).toEqual(['%PDF-', '%PDF-'])
  })
})
