import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { emitDocx } from '../../src/emit/docx/document.ts'
import { page, profiles } from '../../src/emit/docx/layout.ts'
import type { HeadingText } from '../../src/model/speech.ts'
import { docxParts, docxText, matches, paragraphsOf, textOf } from './docx-reader.ts'
import { alone, bare, full, paragraph, runIn, speech } from './fixtures.ts'
import { nasty, plainLines } from './plain.ts'

const front = { generator: 'speechgen 0.1.0', inputs: 'sha256:0a' }
const chapter: HeadingText = { level: 1, style: '一、', ordinal: '一、', text: '提高站位' }

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

describe('the text of a DOCX', () => {
  test.each([
    ['a full speech', full],
    ['a bare one', bare],
    [
      'one of nasty values',
      speech({
        blocks: nasty.flatMap((value) => [
          paragraph(value, '后'),
          alone({ ...chapter, text: value }),
          runIn({ ...chapter, text: value }, value, { text: value, strong: true }),
        ]),
      }),
    ],
  ])('is the same as that of the Markdown: %s', async (_, written) => {
    expect(docxText(await emitDocx(written))).toEqual(plainLines(written))
  })

  test('holds nothing that XML cannot hold', async () => {
    const value = nasty.join('')
    const written = speech({
      title: value,
      salutation: value,
      speaker: { name: value, title: value },
      blocks: [paragraph(value)],
    })
    for (const xml of Object.values(docxParts(await emitDocx(written, 'document', front)))) {
      // oxlint-disable-next-line no-control-regex -- these are what must not be there
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uFFFD]|\p{Cs}/u)
    }
  })
})

describe('the bytes of a DOCX', () => {
  test('do not depend on the clock', async () => {
    const now = await emitDocx(full, 'document', front)
    vi.useFakeTimers({ now: new Date('1999-12-31T23:59:58Z'), toFake: ['Date'] })
    expect(digest(await emitDocx(full, 'document', front))).toBe(digest(now))
  })

  test('do not depend on the time zone', async () => {
    const digests: Record<string, string> = {}
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Honolulu']) {
      vi.stubEnv('TZ', zone)
      digests[`${zone} ${new Date('2026-01-01').getTimezoneOffset() / 60}`] = digest(await emitDocx(full))
    }
    // That the zone was really another is seen in its offset
    expect(Object.keys(digests)).toEqual(['Pacific/Kiritimati -14', 'Pacific/Honolulu 10'])
    expect(new Set(Object.values(digests)).size).toBe(1)
  })

  test('do not depend on what was emitted before', async () => {
    const first = digest(await emitDocx(full))
    await emitDocx(bare, 'reading')
    expect(digest(await emitDocx(full))).toBe(first)
  })

  test('carry 1980-01-01 as the time of every file, and the meeting’s date in the properties', async () => {
    const bytes = await emitDocx(full)
    const zip = Buffer.from(bytes)
    const times = [
      ...offsets(zip, 'PK\u0003\u0004').map((at) => at + 10),
      ...offsets(zip, 'PK\u0001\u0002').map((at) => at + 12),
    ].map((at) => zip.readUInt32LE(at))
    expect(times).toHaveLength(2 * Object.keys(docxParts(bytes)).length)
    expect(new Set(times)).toEqual(new Set([0x00210000]))
    expect(matches(await part(bytes, 'docProps/core.xml'), /20\d\d-[^<]*/g)).toEqual([
      '2026-08-05T00:00:00Z',
      '2026-08-05T00:00:00Z',
    ])
  })
})

describe('the properties of a DOCX', () => {
  test('name title, speaker, generator and inputs, and no machine or user', async () => {
    const parts = docxParts(await emitDocx(speech({ title: '讲话|一 & 二' }), 'document', front))
    expect(parts['docProps/core.xml']).toContain('<dc:title>讲话一 &amp; 二</dc:title><dc:creator>张某</dc:creator>')
    expect(parts['docProps/custom.xml']).toMatch(/name="generator".*speechgen 0\.1\.0.*name="inputs".*sha256:0a/)
    expect(Object.values(parts).join('')).not.toContain('Un-named')
  })

  test('have no date and no creator where the speech has none', async () => {
    const core = docxParts(await emitDocx(bare))['docProps/core.xml']
    expect(core).not.toContain('dcterms:created')
    expect(core).toContain('<dc:creator></dc:creator>')
  })
})

describe('the page of a DOCX', () => {
  test('has the text area, grid and footers of the standard', async () => {
    const [section = ''] = matches(await part(await emitDocx(full), 'word/document.xml'), /<w:sectPr>.*<\/w:sectPr>/g)
    expect(section).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
    expect(section).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" [^>]*w:footer="1440"/)
    expect(section).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>')
    expect(section).toMatch(/footerReference w:type="default".*footerReference w:type="even"/)
  })

  test('numbers odd pages on the right and even ones on the left, one character in', async () => {
    const parts = docxParts(await emitDocx(full))
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>')
    const footers = ['default', 'even'].map((type) => {
      const id = new RegExp(`w:type="${type}" r:id="(\\w+)"`).exec(parts['word/document.xml'] ?? '')?.[1]
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`).exec(
        parts['word/_rels/document.xml.rels'] ?? '',
      )?.[1]
      return parts[`word/${target}`] ?? ''
    })
    expect(footers[0]).toMatch(/<w:ind w:right="320"\/><w:jc w:val="right"\/>/)
    expect(footers[1]).toMatch(/<w:ind w:left="320"\/><w:jc w:val="left"\/>/)
    for (const footer of footers) {
      expect(textOf(footer)).toBe('—  —')
      expect(footer).toContain('PAGE')
    }
  })

  test.each(Object.values(profiles))('holds $lines lines of $characters characters by arithmetic', (profile) => {
    const height = page.height - page.top - page.bottom
    expect(Math.floor(height / profile.line)).toBe(profile.lines)
    const width = page.width - page.left - page.right
    expect(Math.floor(width / (profile.body * 10 + profile.spacing))).toBe(profile.characters)
    expect(profile.indent).toBe(2 * (profile.body * 10 + profile.spacing))
  })
})

describe('the styles of a DOCX', () => {
  test('are all defined, and defined once', async () => {
    const parts = docxParts(await emitDocx(full))
    const defined = matches(parts['word/styles.xml'] ?? '', /(?<=w:styleId=")[^"]*/g)
    expect(new Set(defined).size).toBe(defined.length)
    const used = Object.values(parts).flatMap((xml) =>
      matches(xml, /(?<=<w:(?:pStyle|rStyle|basedOn|next|link) w:val=")[^"]*/g),
    )
    expect(used.length).toBeGreaterThan(20)
    expect(used.filter((id) => !defined.includes(id))).toEqual([])
  })

  test('use no theme font and only fonts of the font table', async () => {
    const parts = docxParts(await emitDocx(full))
    const styled = ['word/styles.xml', 'word/document.xml', 'word/footer1.xml', 'word/footer2.xml']
      .map((path) => parts[path] ?? '')
      .join('')
    expect(styled).not.toMatch(/w:\w+Theme=/)
    const fonts = matches(styled, /(?<=w:(?:ascii|hAnsi|eastAsia|cs)=")[^"]*(?="[^>]*\/>)/g).filter(
      (font) => !/^(zh|en|ar)-/.test(font),
    )
    for (const font of fonts) expect(parts['word/fontTable.xml']).toContain(`w:name="${font}"`)
    expect(parts['word/fontTable.xml']).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>')
  })

  test('give headings Word’s own ids, an outline level and keepNext', async () => {
    const styles = await part(await emitDocx(full), 'word/styles.xml')
    for (const level of [1, 2, 3, 4]) {
      const [style = ''] = matches(styles, new RegExp(`<w:style [^>]*w:styleId="Heading${level}">.*?</w:style>`, 'g'))
      expect(style).toContain(`<w:name w:val="heading ${level}"/>`)
      expect(style).toContain(`<w:outlineLvl w:val="${level - 1}"/>`)
      expect(style).toContain('<w:keepNext/>')
      expect(style.includes('<w:b/>')).toBe(level === 3)
    }
  })

  test('have no bookmark twice', async () => {
    const names = matches(await part(await emitDocx(full), 'word/document.xml'), /<w:bookmarkStart [^>]*w:name="[^"]*/g)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('the paragraphs of a DOCX', () => {
  test('come in the order of the page, with one blank line before the salutation', async () => {
    const paragraphs = paragraphsOf(await emitDocx(speech()))
    expect(paragraphs.map((xml) => [/<w:pStyle w:val="(\w+)"/.exec(xml)?.[1], textOf(xml)])).toEqual([
      ['Title', '在巡察县卫健委党委工作动员会上的讲话'],
      ['Date', '（2026年8月5日）'],
      ['Speaker', '县委第一巡察组组长　张某'],
      [undefined, ''],
      ['Salutation', '同志们：'],
      ['SpeechBody', '今天我们召开会议。'],
    ])
  })

  test('break the title where the user says', async () => {
    const [title = ''] = paragraphsOf(await emitDocx(speech({ title: '在动员会上|的讲话' })))
    expect(title.replaceAll(/<w:br\/>/g, '<w:t>/')).toMatch(/在动员会上.*<w:t>\/.*的讲话/)
    expect(textOf(title)).toBe('在动员会上的讲话')
  })

  test('set a run-in heading in its own style up to and with its full stop', async () => {
    const xml = paragraphsOf(await emitDocx(speech({ blocks: [runIn(chapter, '正文。')] }))).at(-1) ?? ''
    const runs = matches(xml, /<w:r>.*?<\/w:r>/g)
    expect(runs.map((run) => [/<w:rStyle w:val="(\w+)"/.exec(run)?.[1], textOf(run)])).toEqual([
      ['Lead1', '一、提高站位。'],
      [undefined, '正文。'],
    ])
  })

  test('highlight what is held open, and nothing else, wherever it stands', async () => {
    const open = '【待补：组长姓名】'
    const written = speech({
      speaker: { title: `组长${open}` },
      salutation: `${open}：`,
      blocks: [paragraph('请找', { text: open, placeholder: true }, `或${open}。`), alone({ ...chapter, text: open })],
    })
    const runs = matches(await part(await emitDocx(written), 'word/document.xml'), /<w:r>.*?<\/w:r>/g)
    const highlighted = runs.filter((run) => run.includes('<w:highlight w:val="yellow"/>')).map(textOf)
    expect(highlighted).toEqual([open, open, open, open, open])
  })

  test('carry the East Asian hint on every run with marks that Word takes for Latin', async () => {
    const runs = matches(await part(await emitDocx(full), 'word/document.xml'), /<w:r>.*?<\/w:r>/g)
    const ambiguous = runs.filter((run) => /[“”‘’—…]/.test(textOf(run)))
    expect(ambiguous.length).toBeGreaterThan(1)
    for (const run of ambiguous) expect(run).toMatch(/<w:rFonts [^>]*w:hint="eastAsia"/)
  })
})

async function part(bytes: Uint8Array, path: string): Promise<string> {
  return docxParts(bytes)[path] ?? ''
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function offsets(bytes: Buffer, mark: string): readonly number[] {
  const found: number[] = []
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) found.push(at)
  return found
}
