import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { checkManuscript } from '../../src/check/check.ts'
import { checkFiles } from '../../src/commands/check.ts'
import { wording } from '../../src/model/diagnostic.ts'
import { readManuscript } from '../../src/parse/manuscript.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import { docxOf, p, r } from '../docx-package.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** Reads a file and runs every rule over it, in time. @returns the codes of what stood against reading it, and its text */
async function read(file: string, bytes: Uint8Array) {
  const began = process.cpuUsage()
  const { manuscript, diagnostics } = await readManuscript(file, bytes)
  const found = manuscript === undefined ? [] : checkManuscript({ manuscript, catalogue, others: [], words: [] }, {})
  expect(found.filter(({ place }) => place === undefined)).toEqual([])
  // Of the processor, not by the clock: a machine that does other things beside it is no fault. It takes less than one
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1_000_000).toBeLessThan(5)
  for (const each of diagnostics) {
    expect(each.place?.file ?? each.args['file']).toBe(file)
    expect(wording(each).text).toMatch(/。$/u)
  }
  return {
    codes: diagnostics.map(({ code }) => code),
    text: manuscript?.paragraphs.map(({ text }) => text),
  }
}

/** A .docx file of parts by their paths, over those of a small one. */
function packed(parts: Readonly<Record<string, string | Uint8Array>>, body = p(r('同志们：'))): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`<w:document ${w}><w:body>${body}</w:body></w:document>`),
  }
  for (const [path, part] of Object.entries(parts)) files[path] = typeof part === 'string' ? strToU8(part) : part
  return zipSync(files)
}

const related = (type: string, target: string): string =>
  `<Relationships xmlns="x"><Relationship Id="a" Type="${office}/${type}" Target="${target}"/></Relationships>`

describe('zip bombs', () => {
  const zeros = (size: number): Uint8Array => new Uint8Array(size).fill(0x20)
  it.each([
    ['a part pressed together a thousand times', packed({ 'word/document.xml': zeros(8 * 1024 * 1024) })],
    [
      'thirty parts of 1 MB',
      packed(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`word/${i}.xml`, zeros(1024 * 1024)]))),
    ],
    ['100 000 paragraphs', packed({}, p(r('某')).repeat(100_000) + p(r('甲乙丙丁'.repeat(99))).repeat(10))],
    ['100 000 elements with nothing in them', packed({}, p(r('某')) + '<w:r/>'.repeat(100_000))],
    [
      'tags of 4 MB',
      packed({}, p(r('某')) + `<w:r ${Array.from({ length: 400_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`),
    ],
    ['elements in each other that look closed', packed({}, '<w:sdt b="/>">'.repeat(5000) + '</w:sdt>'.repeat(5000))],
    [
      '20 000 entries',
      packed(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`word/${i}.png`, new Uint8Array()]))),
    ],
    ['a speech of twelve hours', packed({}, p(r('长'.repeat(2000))).repeat(80))],
    ['a paragraph of 100 000 characters', packed({}, p(r('长'.repeat(100_000))))],
    ['a file of 50 MB', new Uint8Array(50 * 1024 * 1024 + 1)],
  ])('%s', async (_, bytes) => {
    expect(await read('a.docx', bytes)).toEqual({ codes: ['manuscript/too-large'], text: undefined })
  })

  it('whose size is told wrongly in its list of contents', async () => {
    const bytes = packed({}, p(r('某'.repeat(5000))))
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    // The size stands 24 bytes into every entry of the list
    for (let at = 0; at < bytes.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
    expect((await read('a.docx', bytes)).codes).toHaveLength(1)
  })

  it('a note that is referred to 20 000 times is read once', async () => {
    const bytes = packed(
      {
        'word/_rels/document.xml.rels': related('footnotes', 'footnotes.xml'),
        'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:id="1">${p(r('注'.repeat(500)))}</w:footnote></w:footnotes>`,
      },
      p(r('正文') + '<w:r><w:footnoteReference w:id="1"/></w:r>'.repeat(20_000)),
    )
    expect((await read('a.docx', bytes)).text).toEqual(['正文', '注'.repeat(500)])
  })
})

describe('paths and relations of a package that lead elsewhere', () => {
  it.each([
    ['entries above the folder', packed({ '../../evil.xml': '<a/>', '/etc/passwd.xml': '<a/>', 'C:\\x.xml': '<a/>' })],
    [
      'a relation to a file of the system',
      packed({ 'word/_rels/document.xml.rels': related('styles', '../../../../etc/passwd') }),
    ],
    [
      'a relation to an address',
      packed({ 'word/_rels/document.xml.rels': related('numbering', 'http://127.0.0.1:9/x') }),
    ],
    [
      'a relation to a file address',
      packed({ 'word/_rels/document.xml.rels': related('footnotes', 'file:///etc/passwd') }),
    ],
    ['a part called __proto__', packed({ 'word/__proto__.xml': '<a/>', '__proto__.xml': '<a/>' })],
  ])('%s', async (_, bytes) => {
    expect(await read('a.docx', bytes)).toEqual({ codes: [], text: ['同志们：'] })
  })
})

describe('entities and document types', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document ${w}><w:body>${p(r('&b;'))}</w:body></w:document>`
  it.each([
    ['entities that double', bomb],
    ['an external entity', bomb.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"')],
    ['an external document type', `<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><w:document ${w}/>`],
    ['small letters', bomb.replace('DOCTYPE', 'doctype')],
    ['in UTF-16', bomb],
  ])('%s', async (name, xml) => {
    const part = name === 'in UTF-16' ? new Uint8Array(Buffer.from(`\uFEFF${xml}`, 'utf16le')) : xml
    expect(await read('a.docx', packed({ 'word/document.xml': part }))).toEqual({
      codes: ['manuscript/document-type'],
      text: undefined,
    })
  })
})

describe('broken packages', () => {
  const whole = docxOf(p(r('同志们：')))
  it.each([
    ['nothing', new Uint8Array(), 'manuscript/not-docx'],
    ['noise', Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256), 'manuscript/not-docx'],
    ['cut in half', whole.slice(0, whole.length / 2), 'manuscript/not-docx'],
    [
      'an old .doc, or one with a password',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'manuscript/not-docx',
    ],
    ['an empty zip', zipSync({}), 'manuscript/missing-part'],
    ['no main part', zipSync({ 'a.xml': strToU8('<a/>') }), 'manuscript/missing-part'],
    [
      'a main part that is not there',
      packed({ '_rels/.rels': related('officeDocument', 'nowhere.xml') }),
      'manuscript/missing-part',
    ],
    ['no body', packed({ 'word/document.xml': `<w:document ${w}/>` }), 'manuscript/missing-part'],
    ['an empty part', packed({ 'word/document.xml': '' }), 'manuscript/broken-part'],
    ['XML that is not closed', packed({ 'word/document.xml': `<w:document ${w}><w:body>` }), 'manuscript/broken-part'],
    ['XML that is no XML', packed({ 'word/document.xml': '同志们' }), 'manuscript/broken-part'],
    [
      'broken styles',
      packed({ 'word/_rels/document.xml.rels': related('styles', 'styles.xml'), 'word/styles.xml': '<w:styles' }),
      'manuscript/broken-part',
    ],
    [
      '20 000 elements in each other',
      packed({}, `${'<w:sdt>'.repeat(20_000)}${'</w:sdt>'.repeat(20_000)}`),
      'manuscript/too-large',
    ],
    [
      '50 000 insertions in each other',
      packed({}, `<w:p>${'<w:ins>'.repeat(50_000)}${'</w:ins>'.repeat(50_000)}</w:p>`),
      'manuscript/too-large',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await read('a.docx', bytes)).toEqual({ codes: [code], text: undefined })
  })

  it.each([
    ['a sign that is no character', '<w:p><w:r><w:t>甲</w:t><w:sym w:char="FFFFFFFF"/></w:r></w:p>', ['甲□']],
    ['half a pair as a sign', '<w:p><w:r><w:t>甲</w:t><w:sym w:char="D800"/></w:r></w:p>', ['甲□']],
    [
      'a field that ends before it begins',
      `<w:p>${'<w:r><w:fldChar w:fldCharType="end"/></w:r>'.repeat(9)}${r('甲')}</w:p>`,
      ['甲'],
    ],
  ])('%s', async (_, body, text) => {
    expect(await read('a.docx', packed({}, body))).toEqual({ codes: [], text })
  })

  const styled = (body: string, kind: 'styles' | 'numbering', xml: string): Uint8Array =>
    packed(
      {
        'word/_rels/document.xml.rels': related(kind, `${kind}.xml`),
        [`word/${kind}.xml`]: `<w:${kind} ${w}>${xml}</w:${kind}>`,
      },
      body,
    )
  const list = (level: string, start: string, text: string): Uint8Array =>
    styled(
      p(r('甲'), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`).repeat(3),
      'numbering',
      `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    )
  it.each([
    [
      'styles that are based on each other',
      styled(
        p(r('甲'), '<w:pStyle w:val="a"/>'),
        'styles',
        '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
      ),
    ],
    ['a level of numbering beyond all', list('999999999', '1', '%1')],
    ['a number beyond all', list('0', '99999999999999999999', '%1')],
    ['a number that is none', list('0', 'NaN', '%1')],
    ['an ordinal of 100 000 characters', list('0', '9999', '%1'.repeat(50_000))],
  ])('%s', async (_, bytes) => {
    const { codes, text } = await read('a.docx', bytes)
    expect(codes).toEqual([])
    expect(text?.[0]).toMatch(/甲$/u)
    expect(text?.[0]?.length).toBeLessThan(3000)
  })
})

describe('texts that are no speeches', () => {
  const line = 10_000
  it.each([
    ['a .md of 3 MB', 'a.md', '某\n'.repeat(1024 * 1024), 'manuscript/too-large'],
    ['a .md of twelve hours', 'a.md', '要认真做好巡察工作。\n\n'.repeat(15_000), 'manuscript/too-large'],
    ['a .txt of 50 MB', 'a.txt', 'a'.repeat(50 * 1024 * 1024), 'manuscript/too-large'],
    [
      'a picture written into Markdown',
      'a.md',
      `![x](data:image/png;base64,${'A'.repeat(100_000)})`,
      'manuscript/too-large',
    ],
    ['settings of 100 000 brackets', 'a.md', `---\n${'[[\n'.repeat(30_000)}---\n同志们`, 'manuscript/front-matter'],
  ])('%s', async (_, file, text, code) => {
    expect((await read(file, encode(text))).codes).toEqual([code])
  })

  it.each([
    ['NUL', Uint8Array.from([0xe5, 0x90, 0x8c, 0, 0, 0, 0x0a])],
    ['noise', Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)],
    ['a picture', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46])],
  ])('binary: %s', async (_, bytes) => {
    expect((await read('a.txt', bytes)).codes).toEqual(['manuscript/unknown-encoding'])
    expect((await read('a.md', bytes)).codes).toEqual(['manuscript/unknown-encoding'])
  })

  it.each([
    '一',
    '《',
    '“',
    '（',
    '1',
    ' ',
    '、',
    '一是',
    '2026年',
    '*',
    '_a ',
    '<!--',
    '[',
    '[a](',
    '`',
    '&',
    '<a ',
    '\\',
    '**a',
    '# ',
    '> ',
    '| a ',
    '某某县委',
    '！',
    '【待补：',
    '第一，',
    'X',
  ])('a line of nothing but %s', async (piece) => {
    const text = piece.repeat(line / piece.length)
    expect((await read('a.md', encode(text))).codes).toEqual([])
    expect((await read('a.txt', encode(text))).codes).toEqual([])
  })

  // Where a rule takes a sentence, a line or the whole again for each of its words, these take minutes
  it.each(['市委第二轮巡察，', '5月8日', '甲"', '《关于', '(（[', '党的二十大', '.', '第一一是'])(
    'as long as it may be, and nothing but %s',
    async (piece) => {
      const long = `${piece.repeat(line).slice(0, line - 2)}\n\n`.repeat(10)
      expect((await read('a.txt', encode(long))).codes).toEqual([])
    },
  )

  it('with the same fault a thousand times: 500 are told, the others counted', async () => {
    const user = openMemory({ 'a.txt': '要准备。。\n'.repeat(1000) })
    const { diagnostics, status } = await checkFiles(catalogue, user, { paths: ['a.txt'], fix: false }, new Map())
    const told = diagnostics.filter(({ code }) => code === 'check/doubled-punctuation')
    expect([told.length, status]).toEqual([500, 1])
    const more = diagnostics.find(({ code }) => code === 'manuscript/more')
    expect(more?.args).toEqual({ file: 'a.txt', count: 500 })
  })

  it.each([
    '<!-- a\n',
    '<!-- speechgen-ignore -->\n',
    '---\n',
    '```\n',
    '# a\n',
    '一、甲\n',
    '> > > > a\n',
    '- a\n',
    '\r',
    '\n',
    '\u2028',
    '一是讲政治，二是讲学习，三是讲正气。\n',
  ])('5 000 times %j', async (piece) => {
    expect((await read('a.md', encode(piece.repeat(5000)))).codes.length).toBeLessThan(2)
  })

  it.each([
    [
      'references that grow',
      `---\na: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &${'a'.repeat(i + 2)} [*${'a'.repeat(i + 1)}, *${'a'.repeat(i + 1)}]\n`).join('')}---\n同志们：`,
    ],
    ['a reference to nothing', '---\ntitle: *无\n---\n同志们：'],
    ['keys of JavaScript', '---\n__proto__: {title: 甲}\nconstructor: 乙\n---\n同志们：'],
    ['a function', '---\ntitle: !!js/function "function(){}"\n---\n同志们：'],
  ])('settings with %s', async (_, text) => {
    expect((await read('a.md', encode(text))).text).toEqual(['同志们：'])
    expect(({} as { title?: unknown }).title).toBeUndefined()
  })
})
