import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { importFile } from '../../src/commands/import.ts'
import { docxText } from '../emit/docx-reader.ts'
import { build, decode, encode, folder, leader, shortest, snapshot, workspaceWith } from './building.ts'

/** What Word leaves of a file in which somebody has changed some words. */
function inWord(docx: Uint8Array, from: string, to: string): Uint8Array {
  const parts = unzipSync(docx)
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  return zipSync({ ...parts, 'word/document.xml': strToU8(document.replace(from, to)) })
}

describe('what was edited by hand', () => {
  const edited = encode('改过的稿子\n')

  const codes = (result: { readonly diagnostics: readonly { readonly code: string }[] }) =>
    result.diagnostics.map(({ code }) => code).filter((code) => code.startsWith('out/'))

  it('stays as it is while nothing new is generated', async () => {
    const user = workspaceWith(shortest)
    await build(user)
    user.write(leader, edited)
    expect(codes(await build(user))).toEqual([])
    expect(decode(user.read(leader))).toBe('改过的稿子\n')
    expect(user.list('out').filter((path) => path.includes('.new.'))).toEqual([])
  })

  it('takes up what is generated anew, and its DOCX says the same', async () => {
    const user = workspaceWith(shortest)
    await build(user, { formats: ['md', 'docx'] })
    const text = decode(user.read(leader))
    const last = text.trimEnd().split('\n').at(-1) ?? ''
    user.write(leader, encode(text.replace(last, '我的结尾。')))
    user.write('round.yaml', encode(shortest.replace('2017-08-21', '2017-09-04')))
    const result = await build(user, { formats: ['md', 'docx'] })
    expect(codes(result)).toEqual(['out/merged'])
    const merged = decode(user.read(leader))
    expect(merged).toContain('（2017年9月4日）')
    expect(merged).toContain('我的结尾。')
    expect(merged).not.toContain(last)
    const words = docxText(user.read(leader.replace('.md', '.docx')) ?? new Uint8Array())
    expect(words).toContain('我的结尾。')
    expect(words).toContain('（2017年9月4日）')
    // A second build has nothing to do, and the DOCX is not taken for edited
    const files = snapshot(user)
    expect(codes(await build(user, { formats: ['md', 'docx'] }))).toEqual([])
    expect(snapshot(user)).toEqual(files)
  })

  it('stands beside what is new where both changed the same paragraph, and that is told', async () => {
    const user = workspaceWith(shortest)
    await build(user)
    user.write(leader, encode(decode(user.read(leader)).replace('（2017年8月21日）', '（我写的日子）')))
    user.write('round.yaml', encode(shortest.replace('2017-08-21', '2017-09-04')))
    const result = await build(user)
    expect(codes(result)).toEqual(['out/merge-conflict'])
    const merged = decode(user.read(leader))
    expect(merged).toContain('（我写的日子）')
    expect(merged).toContain('（2017年9月4日）')
    const place = result.diagnostics.find(({ code }) => code === 'out/merge-conflict')?.place
    expect(merged.split('\n')[(place?.line ?? 0) - 1]).toContain('请取舍')
  })

  it('in Word stays, and the new version is laid beside it', async () => {
    const user = workspaceWith(shortest)
    await build(user, { formats: ['md', 'docx'] })
    const docx = leader.replace('.md', '.docx')
    const before = user.read(docx)
    user.write(docx, edited)
    expect(codes(await build(user, { formats: ['md', 'docx'] }))).toEqual(['out/hand-edited'])
    expect(decode(user.read(docx))).toBe('改过的稿子\n')
    expect(user.read(leader.replace('.md', '.new.docx'))).toEqual(before)
  })

  it('in Word and imported is in what is generated anew; a file of an older build takes nothing away', async () => {
    const user = workspaceWith(shortest)
    const both = { formats: ['md', 'docx'] } as const
    await build(user, both)
    const docx = leader.replace('.md', '.docx')
    const changed = inWord(user.read(docx) ?? new Uint8Array(), '同志们', '同志们、朋友们')
    user.write(docx, changed)
    const take = () => importFile(user, { file: docx, changes: 'accept', force: false })
    expect(await take()).toMatchObject({ status: 0, written: leader })
    expect(decode(user.read(leader))).toContain('同志们、朋友们')
    user.write('round.yaml', encode(shortest.replace('2017-08-21', '2017-09-04')))
    expect(codes(await build(user, both)).toSorted()).toEqual(['out/hand-edited', 'out/merged'])
    const beside = docxText(user.read(leader.replace('.md', '.new.docx')) ?? new Uint8Array()).join('\n')
    expect(beside).toContain('同志们、朋友们')
    expect(beside).toContain('2017年9月4日')
    user.remove(leader)
    await build(user, both)
    expect(decode(user.read(leader))).not.toContain('同志们、朋友们')
    expect(await take()).toMatchObject({ status: 2, diagnostics: [{ code: 'script/target-exists' }] })
    expect(decode(user.read(leader))).toContain('2017年9月4日')
  })

  it('stays, and the new version is laid beside it, where the generated text is not known', async () => {
    const user = workspaceWith(shortest)
    await build(user)
    const before = decode(user.read(leader))
    user.write(leader, edited)
    for (const path of user.list('out').filter((each) => each.includes('.speechgen/'))) user.remove(`out/${path}`)
    expect(codes(await build(user))).toEqual(['out/hand-edited'])
    expect(decode(user.read(leader))).toBe('改过的稿子\n')
    expect(decode(user.read(leader.replace('.md', '.new.md')))).toBe(before)
  })

  it('stays on the third build, too, and nothing piles up', async () => {
    const user = workspaceWith(shortest)
    await build(user)
    user.write(leader, edited)
    await build(user)
    const files = user.list('out')
    await build(user)
    expect(user.list('out')).toEqual(files)
    expect(decode(user.read(leader))).toBe('改过的稿子\n')
  })

  it('is overwritten when asked', async () => {
    const user = workspaceWith(shortest)
    await build(user)
    const before = decode(user.read(leader))
    user.write(leader, edited)
    const result = await build(user, { force: true })
    expect(result.diagnostics.map(({ code }) => code)).not.toContain('out/hand-edited')
    expect(decode(user.read(leader))).toBe(before)
  })

  it('is taken for edited where the manifest is gone or broken', async () => {
    for (const spoil of [undefined, '{"version": 1, "spee']) {
      const user = workspaceWith(shortest)
      await build(user)
      user.write(leader, edited)
      if (spoil === undefined) user.remove(`${folder}/manifest.json`)
      else user.write(`${folder}/manifest.json`, encode(spoil))
      await build(user)
      expect(decode(user.read(leader))).toBe('改过的稿子\n')
    }
  })
})
