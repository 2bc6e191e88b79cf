import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import validate from '@ooxml-tools/validate'
import { afterAll, describe, expect, it } from 'vitest'
import { withOrigins } from '../src/commands/check/origins.ts'
import { checkFiles } from '../src/commands/check.ts'
import { dayOf } from '../src/commands/check/day.ts'
import { readManuscript } from '../src/parse/manuscript.ts'
import { readDocx } from '../src/parse/manuscript/docx.ts'
import { parseRound } from '../src/parse/round.ts'
import { openDisk } from '../src/workspace/disk.ts'
import { recordOf } from '../src/workspace/records.ts'
import { openMemory } from '../src/workspace/memory.ts'
import { callIn } from './cli-call.ts'
import { docxOf, p, r } from './docx-package.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'

const cwd = mkdtempSync(join(tmpdir(), 'speechgen-check-'))
afterAll(() => {
  rmSync(cwd, { recursive: true })
})
const write = (path: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(cwd, path)), { recursive: true })
  writeFileSync(join(cwd, path), content)
}
const call = callIn(cwd)
interface Report {
  readonly files: readonly {
    readonly file: string
    readonly findings: readonly { rule: string; line: number; column: number; origin?: { file: string } }[]
  }[]
}
const found = async (...argv: readonly string[]) => {
  const { out } = await call('check', ...argv, '--format', 'json')
  const { files } = JSON.parse(out) as Report
  return files.flatMap(({ file, findings }) => findings.map((each) => ({ file, ...each })))
}
const told = async (...argv: readonly string[]) =>
  (await found(...argv)).map(({ file, rule, line, column }) => `${file}:${line}:${column} ${rule}`)

const slips = '同志们：\n\n今天开会,请讲。\n'

describe('speechgen check', () => {
  it('reads files and folders, but no guides and none of Word’s own files', async () => {
    write('a/稿.md', slips)
    write('a/b/稿.txt', slips)
    write('a/稿.docx', docxOf(p(r('同志们：')) + p(r('今天开会,请讲。'))))
    for (const other of ['a/README.md', 'a/~$稿.docx', 'a/manifest.json', 'a/.git/x.md', 'a/稿.pdf'])
      write(other, slips)
    expect(await told('a')).toEqual([
      'a/b/稿.txt:3:5 half-width',
      'a/稿.md:3:5 half-width',
      ':undefined:undefined manuscript/twins',
    ])
    expect(await told(join(cwd, 'a/稿.md'), './a/b')).toEqual(['a/b/稿.txt:3:5 half-width', 'a/稿.md:3:5 half-width'])
  })

  it('tells once what stands in .md and .docx alike, and says so', async () => {
    const body = p(r('同志们：')) + p(r('今天开会,请讲。'))
    write('twins/稿.md', slips)
    write('twins/稿.docx', docxOf(body))
    write('twins/独.docx', docxOf(body))
    const { status, err } = await call('check', 'twins')
    expect({ status, times: err.split('half-width').length - 1 }).toEqual({ status: 0, times: 2 })
    expect(err).toContain('有 1 份 .docx 同旁边的 .md 一字不差，只审读了 .md。')
    expect(err).not.toContain('twins/稿.docx')
    // One that was named is wanted, and one that was edited in Word says something else
    expect(await told('twins', 'twins/稿.docx')).toContain('twins/稿.docx:2:5 half-width')
    write('twins/稿.docx', docxOf(`${body}${p(r('再说一句,完。'))}`))
    expect(await told('twins')).toContain('twins/稿.docx:3:5 half-width')
  })

  it('ends with 0, 1 or 2', async () => {
    write('good.md', '同志们：\n\n今天开会，请讲。\n')
    write('bad.md', '同志们：\n\n任务完成。。\n')
    write('empty/x.pdf', '')
    expect(await call('check', 'good.md')).toEqual({
      status: 0,
      out: '',
      err: '审读了 1 份稿子，没有发现要改的。\ngood.md 共 9 字，念完约 1 分钟。\n',
    })
    expect((await call('check', 'a/稿.md')).status).toBe(0)
    const bad = await call('check', 'bad.md')
    expect(bad).toMatchObject({ status: 1, out: '' })
    expect(bad.err).toContain('bad.md:3:5 错误')
    expect(bad.err).toContain('    3 | 任务完成。。\n      |         ^^^^')
    for (const argv of [
      ['none.md'],
      ['good.md', 'none.md'],
      ['empty'],
      ['empty/x.pdf'],
      ['good.md', '--format', 'pdf'],
    ])
      expect((await call('check', ...argv)).status).toBe(2)
  })

  it('shows the paragraph of a .docx file', async () => {
    expect((await call('check', 'a/稿.docx')).err).toContain('    2 | 今天开会,请讲。\n      |         ^')
  })

  it.each(['sarif', 'junit', 'github'])('writes %s to stdout', async (format) => {
    const { out, err } = await call('check', 'a', '--format', format)
    expect(out).toContain('half-width')
    expect(err).toBe('')
  })

  it('takes the date from the command line, else from the text', async () => {
    const early = '要坚决做到“两个维护”。'
    write('early.md', `---\ndate: 2017-05-01\n---\n\n同志们：\n\n${early}\n`)
    write('undated.md', `同志们：\n\n${early}\n`)
    const rules = async (...argv: readonly string[]) => (await found(...argv)).map(({ rule }) => rule)
    expect(await rules('early.md')).toContain('formulation-window')
    expect(await rules('early.md', '--date', '2020-05-01')).not.toContain('formulation-window')
    expect(await rules('undated.md')).toEqual([])
    expect(await rules('undated.md', '--date', '2017年5月1日')).toContain('formulation-window')
  })

  it('follows the settings nearest above, and tells what is wrong with them', async () => {
    write('s/.speechgen.yml', 'rules: {half-width: error}\nformulations: [{text: 清源行动, from: 2024-01}]\n')
    write('s/t/.speechgen.yml', 'rules: {half-width: off}\n')
    write('s/u/稿.md', slips)
    write('s/t/稿.md', slips)
    write('s/v/稿.md', '同志们：\n\n开展清源行动。\n')
    expect(await call('check', 's/u/稿.md')).toMatchObject({ status: 1 })
    expect(await told('s/t')).toEqual([])
    expect(await told('s/v', '--date', '2023-05-01')).toEqual(['s/v/稿.md:3:3 formulation-window'])
    write('s/t/.speechgen.yml', 'rules: {half-witdh: off}\n')
    const { status, err } = await call('check', 's/t')
    expect(status).toBe(1)
    expect(err).toContain('s/t/.speechgen.yml:1:9 错误 没有“half-witdh”这条规则。')
    expect(err).toContain('是不是想写“half-width”？')
  })

  it('passes over what a comment ignores, and tells of rules that there are not', async () => {
    write('i.md', '<!-- speechgen-ignore half-width -->\n今天开会,请讲。\n\n今天开会,请讲话。\n')
    expect(await told('i.md')).toEqual(['i.md:4:5 half-width'])
    write('i.md', '<!-- speechgen-ignore half-witdh -->\n今天开会，请讲。\n')
    expect(await told('i.md')).toEqual(['i.md:2:1 manuscript/unknown-rule'])
  })
})

describe('--fix', () => {
  it('mends what is certain, keeps every other byte, and does nothing the second time', async () => {
    const gb = (...bytes: number[]) => Uint8Array.from(bytes)
    write('f.txt', '\uFEFF同志们：\r\n今天开会,请讲;XX市。\r\n')
    write('g.txt', gb(0xcd, 0xac, 0xd6, 0xbe, 0xc3, 0xc7, 0x3a, 0x0d, 0x0a))
    const { err } = await call('check', 'f.txt', 'g.txt', '--fix')
    expect(err).toContain('f.txt 改正了 2 处。')
    expect(readFileSync(join(cwd, 'f.txt'), 'utf8')).toBe('\uFEFF同志们：\r\n今天开会，请讲；XX市。\r\n')
    expect(Array.from(readFileSync(join(cwd, 'g.txt')))).toEqual(
      // prettier-ignore
      [0xcd, 0xac, 0xd6, 0xbe, 0xc3, 0xc7, 0xa3, 0xba, 0x0d, 0x0a],
    )
    const before = readFileSync(join(cwd, 'f.txt'))
    expect((await call('check', 'f.txt', '--fix')).err).not.toContain('改正了')
    expect(readFileSync(join(cwd, 'f.txt'))).toEqual(before)
  })

  it('writes nothing where the system refuses, and says so', async () => {
    const disk = openMemory({ 'a.md': slips })
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    const user = {
      ...disk,
      write: () => {
        throw full
      },
    }
    const result = await checkFiles(shippedCatalogue(), user, { paths: ['a.md'], fix: true }, new Map())
    expect(result.status).toBe(2)
    expect(result.diagnostics.map(({ code }) => code)).toContain('out/cannot-write')
  })
})

describe('--annotate', () => {
  it('writes comments, with --fix tracked changes, into a valid copy', async () => {
    const original = docxOf(p(r('同志们：')) + p(r('今天开会,请讲。')) + '<w:sectPr/>')
    write('w.docx', original)
    expect((await call('check', 'w.docx', '--fix')).err).toContain('w.docx 有 1 处可以改正，没有动')
    const { err } = await call('check', 'w.docx', '--fix', '--annotate', 'out/w.docx')
    expect(err).toContain('out/w.docx 写好了，有 1 条批注，1 处修订。')
    expect(new Uint8Array(readFileSync(join(cwd, 'w.docx')))).toEqual(original)
    const bytes = new Uint8Array(readFileSync(join(cwd, 'out/w.docx')))
    expect(readDocx('w.docx', bytes).text).toBe('同志们：\n今天开会，请讲。')
    expect(await validate(bytes, 'docx', 'Office2019')).toEqual([])
    expect((await call('check', 'out/w.docx')).err).toContain('没有发现要改的')
  })

  it('mends a header in its own part, and says so in the text, where comments may stand', async () => {
    const body =
      p(r('同志们：')) + p(r('今天开会。')) + '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    const related = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    const original = docxOf(body.replace('<w:headerReference', `<w:headerReference ${related}`), {
      header: p(r('内部材料,注意保管')),
    })
    write('h.docx', original)
    const { err } = await call('check', 'h.docx', '--fix', '--annotate', 'out/h.docx')
    expect(err).toContain('out/h.docx 写好了，有 1 条批注，1 处修订。')
    const bytes = new Uint8Array(readFileSync(join(cwd, 'out/h.docx')))
    expect(readDocx('h.docx', bytes).text).toBe('同志们：\n今天开会。\n内部材料，注意保管')
    expect(await validate(bytes, 'docx', 'Office2019')).toEqual([])
  })

  it('never writes over the original, and takes one document at a time', async () => {
    write('v.docx', docxOf(p(r('今天开会,请讲。'))))
    for (const argv of [
      ['w.docx', '--annotate', './w.docx'],
      ['w.docx', 'v.docx', '--annotate', 'x.docx'],
      ['good.md', '--annotate', 'x.docx'],
    ])
      expect((await call('check', ...argv)).status).toBe(2)
    expect(() => readFileSync(join(cwd, 'x.docx'))).toThrow('ENOENT')
  })

  it('says of a file that cannot be read only that', async () => {
    write('text.docx', '同志们，今天开会。')
    const { status, err } = await call('check', 'text.docx', '--annotate', 'x.docx')
    expect(status).toBe(2)
    expect(err.match(/\[[a-z]+\/[a-z-]+\]/gu)).toEqual(['[manuscript/not-docx]'])
    expect(err).toContain('只是名字叫 .docx')
    expect(() => readFileSync(join(cwd, 'x.docx'))).toThrow('ENOENT')
  })
})

describe('a generated text', () => {
  it('names the template of every paragraph that was not changed since', async () => {
    write('round.yaml', readFileSync('data/examples/shortest.yaml'))
    await call('build', 'round.yaml', '--out', 'out')
    const folder = join(cwd, 'out/九届市委第二轮巡察')
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      speeches: { files: { md: string; docx: string } }[]
    }
    const [speech] = manifest.speeches
    const user = openDisk(cwd)
    const remembered = recordOf(user, `out/九届市委第二轮巡察/${speech?.files.md ?? ''}`)?.paragraphs ?? []
    expect(remembered.length).toBeGreaterThan(5)
    const origins = async (name: string, edit = (text: string) => text) => {
      const path = `out/九届市委第二轮巡察/${name}`
      const bytes = new Uint8Array(readFileSync(join(cwd, path)))
      const { manuscript } = await readManuscript(
        path,
        name.endsWith('.md') ? new TextEncoder().encode(edit(new TextDecoder().decode(bytes))) : bytes,
      )
      if (manuscript === undefined) throw new Error('not read')
      const spoken = withOrigins(manuscript, path, user).paragraphs
      return spoken.filter(({ role }) => role === 'body' || role === 'heading').map(({ origin }) => origin)
    }
    const [md, docx] = [await origins(speech?.files.md ?? ''), await origins(speech?.files.docx ?? '')]
    expect(md[0]?.file).toMatch(/^templates\//u)
    expect(md.map((origin) => origin?.line)).toEqual(remembered.map(({ line }) => line))
    expect(docx).toEqual(md)
    const edited = await origins(speech?.files.md ?? '', (text) => text.replace(/(?<=。)\n$/u, '好。\n'))
    expect(edited).toEqual([...md.slice(0, -1), undefined])
  })

  it('is dated by the meeting of the round that it is for', () => {
    const catalogue = shippedCatalogue()
    const { value: round } = parseRound('r.yaml', new Uint8Array(readFileSync('data/examples/full.yaml')), catalogue)
    const meeting = round?.meetings.find(({ kind }) => kind === '进驻动员会')
    const unit = round?.units.find(({ id }) => meeting?.units.includes(id))
    const manuscript = { file: 'a.md', paragraphs: [] }
    const title = `在巡察${unit?.short ?? unit?.name ?? ''}动员会上的讲话`
    expect(meeting?.date).toBeDefined()
    expect(dayOf({ ...manuscript, title }, undefined, round)).toBe(meeting?.date)
    expect(dayOf({ ...manuscript, title }, '2020-01-01', round)).toBe('2020-01-01')
    expect(dayOf({ ...manuscript, title, date: '2021-01-01' }, undefined, round)).toBe('2021-01-01')
    expect(dayOf(manuscript, undefined, round)).toBeUndefined()
    expect(dayOf({ ...manuscript, title }, undefined, undefined)).toBeUndefined()
  })
})
