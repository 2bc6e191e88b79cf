import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import type { Texts } from '../src/commands/assets.ts'
import { readAssets } from '../src/commands/assets.ts'
import type { BuildOptions } from '../src/commands/build/options.ts'
import { buildRounds } from '../src/commands/build.ts'
import { globFilter } from '../src/commands/build/glob.ts'
import { importFile } from '../src/commands/import.ts'
import type { Manifest } from '../src/model/manifest.ts'
import { isError } from '../src/model/diagnostic.ts'
import { digest } from '../src/workspace/digest.ts'
import { openDisk } from '../src/workspace/disk.ts'
import { openMemory } from '../src/workspace/memory.ts'
import type { ToPdf } from '../src/workspace/office.ts'
import { convertToPdf, findOffice } from '../src/workspace/office.ts'
import type { Workspace } from '../src/workspace/workspace.ts'
import { docxOf } from './docx-package.ts'
import { sharedProgram } from './compiled-program.ts'
import { docxText } from './emit/docx-reader.ts'
import { shippedAssets } from './shipped-assets.ts'

const own = openDisk('.')
const example = (name: string): string => readFileSync(`data/examples/${name}`, 'utf8')
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

const options: BuildOptions = {
  files: ['round.yaml'],
  out: 'out',
  formats: ['md'],
  strict: false,
  force: false,
  generator: 'speechgen test',
}

const shipped = shippedAssets()

const build = (user: Workspace, over: Partial<BuildOptions> = {}) =>
  buildRounds(shipped, user, { ...options, ...over }, new Map())

const buildWith = (user: Workspace, templates: string) => {
  const texts: Texts = new Map()
  return buildRounds(readAssets({ own, user, templates }, texts), user, options, texts)
}

const workspaceWith = (text: string): Workspace => {
  const user = openMemory()
  user.write('round.yaml', encode(text))
  return user
}

/** What a user sees: what builds remember of one another depends on what went before. */
const shown = (user: Workspace, folder: string): readonly string[] =>
  user.list(folder).filter((path) => !path.includes('/.speechgen/'))

const snapshot = (user: Workspace, folder = 'out'): Record<string, string> =>
  Object.fromEntries(
    shown(user, folder).map((path) => [path, Buffer.from(user.read(`${folder}/${path}`) ?? []).toString('base64')]),
  )

const shortest = example('shortest.yaml')
const folder = 'out/九届市委第二轮巡察'
const leader = `${folder}/01-市城管局进驻动员会/2-领导动员.md`

describe('the shortest round', () => {
  it('gives both speeches of the unit and a manifest', async () => {
    const user = workspaceWith(shortest)
    const result = await build(user, { formats: ['md', 'docx'] })
    expect(result.status).toBe(0)
    expect(shown(user, 'out')).toEqual([
      '九届市委第二轮巡察/01-市城管局进驻动员会/1-组长动员.docx',
      '九届市委第二轮巡察/01-市城管局进驻动员会/1-组长动员.md',
      '九届市委第二轮巡察/01-市城管局进驻动员会/2-领导动员.docx',
      '九届市委第二轮巡察/01-市城管局进驻动员会/2-领导动员.md',
      '九届市委第二轮巡察/manifest.json',
    ])
    const manifest = JSON.parse(decode(user.read(`${folder}/manifest.json`))) as Manifest
    expect(manifest.speeches.map(({ kind, date, unit }) => ({ kind, date, unit }))).toEqual([
      { kind: '组长动员', date: '2017-08-21', unit: ['市城管局'] },
      { kind: '领导动员', date: '2017-08-21', unit: ['市城管局'] },
    ])
    for (const speech of manifest.speeches) {
      expect(speech.characters).toBeGreaterThan(2000)
      expect(speech.sections.map(({ id }) => id)).toContain('开场')
      expect(speech.digests.md).toMatch(/^sha256:[0-9a-f]{64}$/)
    }
    // The line under the title holds open who speaks, and that is to be filled as well
    expect(manifest.speeches[1]?.placeholders.map(({ name }) => name)).toEqual(['领导动员讲话人'])
  })

  it('tells the first speaker of the second, and the second of the first', async () => {
    const user = workspaceWith(shortest)
    await build(user)
    expect(decode(user.read(leader))).toContain('刚才，市委第二巡察组组长张某同志')
    const team = decode(user.read(leader.replace('2-领导动员', '1-组长动员')))
    expect(team).not.toContain('刚才')
    expect(team).toContain('六项纪律')
  })
})

describe('the same input gives the same bytes', () => {
  it('in Chinese keys and in English', async () => {
    const [english, chinese] = [workspaceWith(example('full.yaml')), workspaceWith(example('full.zh.yaml'))]
    expect((await build(english, { formats: ['md', 'docx'] })).status).toBe(0)
    expect((await build(chinese, { formats: ['md', 'docx'] })).status).toBe(0)
    const speeches = (user: Workspace) =>
      Object.entries(snapshot(user)).filter(([path]) => !path.endsWith('manifest.json'))
    expect(speeches(english).length).toBeGreaterThan(3)
    expect(speeches(english)).toEqual(speeches(chinese))
  })

  it('with CRLF, a BOM and under another file name', async () => {
    const [plain, windows] = [workspaceWith(shortest), openMemory()]
    windows.write('轮次 一.yaml', encode(`\uFEFF${shortest.replaceAll('\n', '\r\n')}`))
    await build(plain)
    await build(windows, { files: ['轮次 一.yaml'] })
    expect(decode(windows.read(leader))).toBe(decode(plain.read(leader)))
  })
})

describe('on the real disk', () => {
  const dir = mkdtempSync(join(tmpdir(), 'speechgen-test-'))
  afterAll(() => {
    rmSync(dir, { recursive: true })
  })
  const speechgen = (args: readonly string[], env: Record<string, string> = {}): string =>
    execFileSync(process.execPath, [sharedProgram().main, ...args], {
      cwd: dir,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  it('writes the same bytes in another time zone and language, and on another day', () => {
    const round = join(process.cwd(), 'data/examples/full.yaml')
    const clock = join(dir, 'another-day.mjs')
    writeFileSync(
      clock,
      `const Real = Date
       globalThis.Date = class extends Real {
         constructor(...args) { super(...(args.length === 0 ? ['2031-12-31T20:00:00Z'] : args)) }
         static now() { return Real.parse('2031-12-31T20:00:00Z') }
       }`,
    )
    speechgen(['build', round, '--out', 'east'], { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' })
    speechgen(['build', round, '--out', 'west'], {
      TZ: 'America/Los_Angeles',
      LANG: 'C',
      NODE_OPTIONS: `--import ${pathToFileURL(clock).href}`,
    })
    const disk = openDisk(dir)
    expect(Object.keys(snapshot(disk, 'east')).length).toBeGreaterThan(4)
    expect(snapshot(disk, 'east')).toEqual(snapshot(disk, 'west'))
  })
})

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

describe('building again', () => {
  it('writes nothing where nothing changed', async () => {
    const user = workspaceWith(shortest)
    await build(user)
    expect(await build(user)).toMatchObject({ written: 0, unchanged: 2, status: 0 })
  })

  it('rewrites what changed and takes away what is no longer in the round', async () => {
    const user = workspaceWith(example('full.yaml'))
    await build(user)
    const before = user.list('out').filter((path) => path.endsWith('.md'))
    user.write('round.yaml', encode(shortest.replace('九届市委第二轮巡察', '十三届县委第一轮巡察')))
    const result = await build(user)
    expect(result.status).toBe(0)
    const after = user.list('out').filter((path) => path.endsWith('.md'))
    expect(after).toHaveLength(2)
    expect(before.some((path) => after.includes(path))).toBe(false)
  })

  it('recovers from a build that was killed between two files', async () => {
    const user = workspaceWith(shortest)
    const clean = openMemory()
    clean.write('round.yaml', encode(shortest))
    await build(clean)
    let puts = 0
    const dying: Workspace = {
      ...user,
      put: (staged, path) => {
        // What is remembered of the files goes first
        if (++puts > 2) throw new Error('killed')
        user.put(staged, path)
      },
      remove: () => {},
    }
    await expect(build(dying)).rejects.toThrow('killed')
    // The wording changes before the next build: what the dead build had begun is still known as ours
    user.write('round.yaml', encode(shortest.replace('张某', '李某')))
    clean.write('round.yaml', encode(shortest.replace('张某', '李某')))
    await build(clean)
    const result = await build(user)
    expect(result.diagnostics.map(({ code }) => code)).not.toContain('out/hand-edited')
    expect(snapshot(user)).toEqual(snapshot(clean))
  })

  it('says so when the disk refuses, and leaves no manifest that lies', async () => {
    const user = workspaceWith(shortest)
    const full: Workspace = {
      ...user,
      stage: () => {
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      },
    }
    const result = await build(full)
    expect(result).toMatchObject({ status: 2, manifests: [] })
    expect(result.diagnostics.map(({ code }) => code)).toContain('out/cannot-write')
  })
})

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
    const options = { formats: ['md', 'pdf'], toPdf } as const
    expect(await build(user, options)).toMatchObject({ status: 0, written: 6 })
    expect(shown(user, folder).filter((path) => path.endsWith('.pdf'))).toHaveLength(2)
    for (const { files, digests } of manifestOf(user).speeches) {
      const [pdf, docx] = [user.read(`${folder}/${files.pdf}`), user.read(`${folder}/${files.docx}`)]
      expect(decode(pdf)).toContain(digest(docx ?? ''))
      expect(digests.pdf).toBe(digest(pdf ?? ''))
    }
    expect(await build(user, options)).toMatchObject({ written: 0, unchanged: 6 })
    user.write(`${stem}.pdf`, encode('%PDF-1.7 half a file'))
    await build(user, options)
    user.write(`${stem}.docx`, docxOf('<w:p><w:r><w:t>领导改过的话。</w:t></w:r></w:p>'))
    await build(user, options)
    expect(decode(user.read(`${stem}.pdf`))).toContain(digest(user.read(`${stem}.docx`) ?? ''))
    expect(calls).toEqual([2, 1, 1])
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

describe('a strict build', () => {
  it('bears nothing that is held open', async () => {
    const user = workspaceWith(shortest)
    const result = await build(user, { strict: true })
    expect(result.diagnostics.map(({ code }) => code)).toContain('text/held-open')
    expect(result).toMatchObject({ status: 1, manifests: [] })
    expect(user.list('out')).toEqual([])
    expect((await build(user)).status).toBe(0)
  })
})

describe('errors', () => {
  it('write nothing of the round that has them, and everything of the others', async () => {
    const user = openMemory()
    user.write('good.yaml', encode(shortest))
    user.write('bad.yaml', encode(shortest.replace('name: 九届市委第二轮巡察, ', '')))
    const result = await build(user, { files: ['bad.yaml', 'good.yaml', 'missing.yaml'] })
    expect(result.status).toBe(2)
    expect(result.diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['round/missing-key', 'out/no-such-file']),
    )
    expect(result.manifests).toHaveLength(1)
  })

  it('in a template stop the build before anything is written', async () => {
    const user = workspaceWith(shortest)
    user.write('mine/sections/领导动员/结尾/新.md', encode('---\n---\n{{单位.没有}}。\n'))
    const result = await buildWith(user, 'mine')
    expect(result.status).toBe(1)
    expect(result.diagnostics).toMatchObject([{ code: 'template/unknown-field', place: { line: 3, column: 3 } }])
    expect(user.list('out')).toEqual([])
  })
})

describe('one’s own templates', () => {
  it('take the place of the built-in one of the same path', async () => {
    const user = workspaceWith(shortest)
    const mine = '---\nwhen: {}\nweight: 100\n---\n同志们，我的结尾，{{单位.简称}}。\n'
    user.write('mine/sections/领导动员/结尾/自己的.md', encode(mine))
    await buildWith(user, 'mine')
    expect(decode(user.read(leader))).toContain('同志们，我的结尾，市城管局。')
  })

  it('are told where they lie, and not as the built-in ones they take the place of', async () => {
    const user = workspaceWith(shortest)
    user.write('mine/templates/sections/领导动员/结尾/同心.md', encode('---\n---\n{{单位.简程}}\n'))
    const result = await buildWith(user, './mine/templates')
    expect(result.diagnostics).toMatchObject([
      { code: 'template/unknown-field', place: { file: 'mine/templates/sections/领导动员/结尾/同心.md', line: 3 } },
    ])
  })

  it.each(['nowhere', '/nowhere/else'])('that are not there are an error: %s', async (missing) => {
    const result = await buildWith(workspaceWith(shortest), missing)
    expect(result.status).toBe(1)
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['out/no-such-folder'])
    expect(JSON.stringify(result.diagnostics)).not.toContain('/nowhere')
  })

  it('cannot be forged by a value of the round file', async () => {
    const user = workspaceWith(shortest.replace('市城管局, party', '"{{轮次.名称}}*局*", short: 市城管局, party'))
    expect((await build(user)).status).toBe(0)
    const text = user
      .list('out')
      .filter((path) => path.endsWith('.md'))
      .map((path) => decode(user.read(`out/${path}`)))
      .join('')
    expect(text).not.toContain('九届市委第二轮巡察*局*')
  })
})

it('lets a piece inside a sentence, also one last in a block, bring no line end', async () => {
  const user = workspaceWith(shortest)
  user.write('mine/partials/短语.md', encode('---\n---\n{{#if 单位.行业}}{{> 内层}}{{else}}别处{{/if}}\n'))
  user.write('mine/partials/内层.md', encode('---\n---\n市城管局的事\n'))
  const mine =
    '---\nweight: 999\n---\n各位同志，{{#if 单位.简称}}{{> 短语}}{{/if}}请大家多支持。\n\n{{> 短语}}\n\n就到这里。\n'
  user.write('mine/sections/领导动员/结尾/自己的.md', encode(mine))
  await buildWith(user, 'mine')
  expect(decode(user.read(leader))).toContain('各位同志，市城管局的事请大家多支持。\n\n市城管局的事\n\n就到这里。\n')
})

it('counts the chapters that stand in a partial', async () => {
  const user = workspaceWith(shortest)
  user.write('mine/partials/自己的一章.md', encode('---\n---\n## 自己的一章\n\n{{单位.简称}}的一章正文。\n'))
  user.write('mine/sections/领导动员/重点/自己的.md', encode('---\nweight: 999\n---\n{{> 自己的一章}}\n'))
  expect((await buildWith(user, 'mine')).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const text = decode(user.read(leader))
  expect(text).toContain('## 二、自己的一章')
  expect(text).toMatch(/三(点|个方面|条)/)
})

describe('an insert', () => {
  const agenda = (insert: string, defaults = ''): string =>
    `round: {name: 九届市委第二轮巡察, committee: 市委}
units: [{id: a, name: 市城管局, kind: 城市管理, party: 党组}]
meetings: [{kind: 进驻动员会, date: 2024-05-08, units: a, agenda: [{speech: 领导动员, ${insert}}]}]
${defaults}`

  it('stands at the end of its section, in the words of the round file', async () => {
    const user = workspaceWith(agenda('insert: {重点: 请同志们特别关注夜市管理。}'))
    expect((await build(user)).status).toBe(0)
    const text = decode(user.read(`${folder}/01-市城管局进驻动员会/1-领导动员.md`))
    expect(text).toMatch(/请同志们特别关注夜市管理。\n\n## 三、/)
  })

  it('for a section that the speech does not have is an error at its place, also on a line with others', async () => {
    const { status, diagnostics } = await build(workspaceWith(agenda('insert: {重典: 一段话。}')))
    expect(status).toBe(1)
    expect(diagnostics).toMatchObject([
      { code: 'template/unknown-slot', args: { slot: '重典', suggestion: '重点' }, place: { line: 3 } },
    ])
  })

  it('among the defaults only needs a speech somewhere that has the section', async () => {
    const other = await build(workspaceWith(agenda('variant: 1', 'defaults: {insert: {任务: 一段话。}}')))
    expect(other.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const none = await build(workspaceWith(agenda('variant: 1', 'defaults: {insert: {没有这章: 一段话。}}')))
    expect(none.diagnostics).toMatchObject([{ code: 'template/unknown-slot', place: { line: 4 } }])
  })
})

describe('--only', () => {
  it.each([
    ['01-*', ['01-a/1-组长动员', '01-a/2-领导动员']],
    ['*/2-领导动员', ['01-a/2-领导动员', '02-b/2-领导动员']],
    ['2-领导动员', ['01-a/2-领导动员', '02-b/2-领导动员']],
    ['0?-b', ['02-b/2-领导动员']],
    ['**', ['01-a/1-组长动员', '01-a/2-领导动员', '02-b/2-领导动员']],
    ['a.b', []],
  ])('%s', (glob, expected) => {
    const paths = ['01-a/1-组长动员', '01-a/2-领导动员', '02-b/2-领导动员']
    expect(paths.filter(globFilter(glob))).toEqual(expected)
  })

  it('leaves the other speeches and their entries as they are, and makes the same bytes', async () => {
    const user = workspaceWith(shortest)
    await build(user)
    const before = snapshot(user)
    const result = await build(user, { only: '*/2-领导动员' })
    expect(result).toMatchObject({ status: 0, unchanged: 1 })
    expect(snapshot(user)).toEqual(before)
  })

  it('that selects nothing is an error of the call', async () => {
    expect(await build(workspaceWith(shortest), { only: '99-*' })).toMatchObject({ status: 2 })
  })
})

describe('a focus out of its time', () => {
  const codes = async (focus: string, date: string) => {
    const text = `round: {name: 九届市委第二轮巡察, committee: 市委, start: ${date}}
units: [{id: a, name: 市水利局, kind: 水利, party: 党组}]
focus: [${focus}]
`
    const { status, diagnostics } = await build(workspaceWith(text))
    const told = diagnostics.filter(({ code }) => code.startsWith('round/focus'))
    return [status, ...told.map(({ code, severity, place }) => `${code} ${severity} ${place?.line ?? 0}`)]
  }

  it.each([
    ['四个落实', '2019-09-05', [1, 'round/focus-before-its-time error 3']],
    ['四个落实', '2019-09-06', [0]],
    ['三个聚焦', '2018-05-01', [0, 'round/focus-before-its-time warning 3']],
    ['六个围绕、一个加强', '2020-09-05', [0]],
    ['六个围绕、一个加强', '2020-09-06', [0, 'round/focus-out-of-use warning 3']],
  ])('%s on %s', async (focus, date, expected) => {
    expect(await codes(focus, date)).toEqual(expected)
  })
})

describe('what the inspection is extended to', () => {
  const round = (units: string, meetings: string): string =>
    `round: {name: 九届县委第二轮巡察, committee: 县委, start: 2024-05-08}
extended: [{kind: 村, count: 36}]
units: [${units}]
meetings: [${meetings}]
`
  const meeting = (unit: string): string =>
    `{kind: 进驻动员会, units: [${unit}], agenda: [{speech: 组长动员, length: 详}]}`
  const bureau = '{id: a, name: 县财政局, kind: 财政, party: 党组}'
  const town = '{id: b, name: 东河镇, kind: 乡镇, party: 党委}'
  const text = async (units: string, meetings: string): Promise<string> => {
    const user = workspaceWith(round(units, meetings))
    expect((await build(user)).status).toBe(0)
    return user
      .list('out')
      .filter((path) => path.endsWith('.md'))
      .map((path) => decode(user.read(`out/${path}`)))
      .join('')
  }

  it('is told where it lies below the unit', async () => {
    expect(await text(`${bureau}, ${town}`, meeting('b'))).toContain('36个村')
  })

  it('is not told to a unit that has nothing to do with it', async () => {
    expect(await text(`${bureau}, ${town}`, meeting('a'))).not.toMatch(/36个|个村/)
  })

  it('is told without its number where several units share it', async () => {
    const other = '{id: c, name: 西河镇, kind: 乡镇, party: 党委}'
    expect(await text(`${town}, ${other}`, meeting('b'))).not.toContain('36个')
  })
})
