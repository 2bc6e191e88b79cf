import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { emitDocx } from '../../src/emit/docx/document.ts'
import type { ProfileName } from '../../src/emit/docx/layout.ts'
import type { Line } from '../../src/emit/pages.ts'
import { emitPages } from '../../src/emit/pages.ts'
import type { Speech } from '../../src/model/speech.ts'
import { draftRound, nothingKept } from '../../src/preview/draft.ts'
import { alone, full, paragraph, runIn, speech } from './fixtures.ts'
import { shippedAssets } from '../shipped-assets.ts'

const textOf = (line: Line): string => line.stretches.map(({ text }) => text).join('')

/** The lines of a speech's one paragraph. */
function linesOf(text: string, profile: ProfileName = 'document'): readonly string[] {
  const pages = emitPages(speech({ blocks: [paragraph(text)] }), profile)
  return pages.flatMap(({ lines }) => lines.filter(({ part }) => part === 'paragraph').map(textOf))
}

describe('the lines of a paragraph', () => {
  test('hold 28 characters, the first two fewer', () => {
    expect(linesOf('字'.repeat(60)).map((line) => line.length)).toEqual([26, 28, 6])
  })

  test('hold 25 characters for reading aloud', () => {
    expect(linesOf('字'.repeat(60), 'reading').map((line) => line.length)).toEqual([20, 22, 18])
  })

  test.for(['，', '。', '、', '”', '）', '》', '】', '？', '…', '！', '：', '；', '％'])(
    'do not begin with %s: a character goes down with it',
    (mark) => {
      expect(linesOf(`${'字'.repeat(26)}${mark}后`)).toEqual(['字'.repeat(25), `字${mark}后`])
      expect(linesOf(`${'字'.repeat(25)}。${mark}后`)[1]).toBe(`字。${mark}后`)
    },
  )

  test.for(['“', '（', '《', '【', '‘'])('do not end with %s', (mark) => {
    expect(linesOf(`${'字'.repeat(25)}${mark}后`)).toEqual(['字'.repeat(25), `${mark}后`])
  })

  test('split neither a number nor a dash', () => {
    expect(linesOf(`${'字'.repeat(24)}12345后`)).toEqual(['字'.repeat(24), '12345后'])
    expect(linesOf(`${'字'.repeat(25)}——后`)).toEqual(['字'.repeat(25), '——后'])
  })

  test('split what is longer than a line, and go on', () => {
    const address = 'a'.repeat(200)
    expect(linesOf(address).join('')).toBe(address)
    expect(linesOf('，'.repeat(100)).join('')).toBe('，'.repeat(100))
  })

  test('take half the room for a digit, and leave a gap beside it', () => {
    // 24 characters and 4 digits are 26 wide; the two gaps take more than what is left
    expect(linesOf(`共1234个${'字'.repeat(22)}后`)).toEqual([`共1234个${'字'.repeat(21)}`, '字后'])
  })

  test('are stretched to the margin, but for the last', () => {
    const [page] = emitPages(speech({ blocks: [paragraph('字'.repeat(60))] }))
    expect(page?.lines.slice(-3).map(({ align, indented }) => [align, indented])).toEqual([
      ['both', true],
      ['both', false],
      ['left', false],
    ])
  })

  test('keep fonts, bold and what is held open', () => {
    const lead = { level: 2, style: '一是', ordinal: '一是', text: '看担当' } as const
    const held = { text: '【待补：电话】', placeholder: true } as const
    const [page] = emitPages(speech({ blocks: [runIn(lead, '正文', held, { text: '要紧', strong: true })] }))
    expect(page?.lines.at(-1)?.stretches).toEqual([
      { text: '一是看担当。', face: 'section' },
      { text: '正文', face: 'body' },
      { text: '【待补：电话】', face: 'body', placeholder: true },
      { text: '要紧', face: 'body', bold: true },
    ])
  })
})

describe('the pages', () => {
  test('have 22 lines, the head among them', () => {
    const pages = emitPages(speech({ blocks: Array.from({ length: 50 }, () => paragraph('一段。')) }))
    expect(pages.map(({ lines }) => lines.length)).toEqual([22, 22, 11])
    expect(pages.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(pages[0]?.lines.slice(0, 5).map(({ part }) => part)).toEqual([
      'title',
      'date',
      'speaker',
      'blank',
      'salutation',
    ])
  })

  test('do not end with a heading, nor with two', () => {
    const heading = (level: 1 | 2) => alone({ level, style: '一、', ordinal: '一、', text: '标题' })
    const blocks = [
      ...Array.from({ length: 15 }, () => paragraph('一段。')),
      heading(1),
      heading(2),
      paragraph('正文。'),
    ]
    const pages = emitPages(speech({ blocks }))
    expect(pages.map(({ lines }) => lines.length)).toEqual([20, 3])
    expect(pages[1]?.lines.map(({ block }) => block)).toEqual([15, 16, 17])
  })

  test.each([
    // paragraphs of one line before the last, its lines, the lines of the pages
    [16, 2, [21, 2]],
    [16, 3, [21, 3]],
    [15, 3, [20, 3]],
    [15, 4, [22, 2]],
    [14, 4, [21, 2]],
    [15, 2, [22]],
    [17, 1, [22, 1]],
    [16, 26, [21, 22, 4]],
    [0, 39, [22, 22]],
    [0, 40, [22, 21, 2]],
  ])('after %i lines, of the %i lines of the last paragraph none stands alone', (before, size, expected) => {
    const last = paragraph('字'.repeat(26 + 28 * (size - 1)))
    const pages = emitPages(speech({ blocks: [...Array.from({ length: before }, () => paragraph('一段。')), last] }))
    expect(pages.map(({ lines }) => lines.length)).toEqual(expected)
  })

  test('of headings alone come to an end', () => {
    const heading = alone({ level: 1, style: '一、', ordinal: '一、', text: '标题' })
    const pages = emitPages(speech({ blocks: Array.from({ length: 60 }, () => heading) }))
    expect(pages.flatMap(({ lines }) => lines).filter(({ part }) => part === 'heading')).toHaveLength(60)
  })
})

describe('as LibreOffice sets them', () => {
  test.for<[ProfileName, string, () => readonly Speech[]]>([
    ['document', 'the examples, the fixture and last paragraphs', () => [...exampleSpeeches(), full, ...endings()]],
    ['reading', 'the fixture', () => [full]],
  ])('%s: lines and pages of %s, within one line a page', { timeout: 180_000 }, async ([profile, , of], { skip }) => {
    const speeches = of()
    const set = await setByLibreOffice(speeches, profile)
    if (typeof set === 'string') {
      process.stderr.write(`${set}\n`)
      skip(set)
      return
    }
    for (const [i, each] of speeches.entries()) {
      const ours = emitPages(each, profile).map(({ lines }) =>
        lines.map((line, row) => `${row} ${textOf(line).replaceAll(/\s/g, '')}`).filter((line) => /\S \S/.test(line)),
      )
      const theirs = set[i] ?? []
      expect([each.key, ours.length]).toEqual([each.key, theirs.length])
      for (const [page, lines] of theirs.entries()) {
        const other = lines.filter(({ row, text }) => !ours[page]?.includes(`${row} ${text}`))
        expect([each.key, page + 1, other.slice(1)]).toEqual([each.key, page + 1, []])
        expect(Math.abs(lines.length - (ours[page]?.length ?? 0))).toBeLessThan(2)
      }
    }
  })
})

/** Speeches whose last paragraph meets the end of a page in every way. */
const endings = (): readonly Speech[] =>
  [0, 13, 14, 15, 16, 17].flatMap((before) =>
    (before === 0 ? [39, 40, 41] : [1, 2, 3, 4]).map((size) =>
      speech({
        key: `${before} and ${size}`,
        blocks: [
          ...Array.from({ length: before }, () => paragraph('一段。')),
          paragraph('字'.repeat(26 + 28 * (size - 1))),
        ],
      }),
    ),
  )

function exampleSpeeches(): readonly Speech[] {
  const assets = shippedAssets()
  return readdirSync('data/examples').flatMap((name) => {
    const draft = draftRound(name, readFileSync(`data/examples/${name}`), assets, nothingKept())
    return draft.outlines.flatMap((_, i) => draft.write(i).speech ?? [])
  })
}

type Set = readonly (readonly (readonly { readonly row: number; readonly text: string }[])[])[]

/** The lines of the pages of each speech; words where nothing here can render them. */
async function setByLibreOffice(speeches: readonly Speech[], profile: ProfileName): Promise<Set | string> {
  const folder = mkdtempSync(join(tmpdir(), 'speechgen-pages-test-'))
  try {
    const files = await Promise.all(
      speeches.map(async (each, i) => {
        const file = join(folder, `${i}.docx`)
        writeFileSync(file, await emitDocx(each, profile))
        return file
      }),
    )
    const script = fileURLToPath(new URL('../../scripts/layout/lines.mjs', import.meta.url))
    const run = spawnSync(process.execPath, [script, ...(profile === 'reading' ? ['--reading'] : []), ...files], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    if (run.status === 3) return run.stdout.trim()
    expect(run.stderr).toBe('')
    return JSON.parse(run.stdout) as Set
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
