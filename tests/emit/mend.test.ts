import validate from '@ooxml-tools/validate'
import { describe, expect, it } from 'vitest'
import { mendDocx } from '../../src/emit/mend/docx.ts'
import { separate } from '../../src/emit/mend/fixes.ts'
import { mendText } from '../../src/emit/mend/text.ts'
import { readDocx } from '../../src/parse/manuscript/docx.ts'
import { docxOf, p, r } from '../docx-package.ts'
import { docxParts, matches } from './docx-reader.ts'

describe('fixes of one text', () => {
  it('that touch the same letters are not applied together', () => {
    const fix = (from: number, to: number) => ({ from, to, text: '' })
    expect(separate([fix(5, 6), fix(0, 3), fix(2, 4), fix(4, 5)])).toEqual([fix(0, 3), fix(4, 5), fix(5, 6)])
    expect(separate([fix(1, 1), fix(1, 1)])).toEqual([fix(1, 1)])
  })
})

describe('text files', () => {
  const text = '甲,𠮷乙\r\n丙:丁'
  const fixes = [
    { from: 1, to: 2, text: '，' },
    { from: 8, to: 9, text: '：' },
  ]
  const mended = '甲，𠮷乙\r\n丙：丁'

  it.each([
    ['utf-8', (of: string) => Buffer.from(`\uFEFF${of}`)],
    ['utf-8', (of: string) => Buffer.from(of)],
    ['utf-16le', (of: string) => Buffer.from(`\uFEFF${of}`, 'utf16le')],
    ['utf-16be', (of: string) => Buffer.from(`\uFEFF${of}`, 'utf16le').swap16()],
  ] as const)('keep encoding, byte order mark and line ends: %s', (encoding, encode) => {
    expect(mendText(new Uint8Array(encode(text)), text, encoding, fixes)).toEqual(new Uint8Array(encode(mended)))
  })

  it('keep GB18030, four-byte letters too', () => {
    // 甲 , 㐀 (four bytes) : 乙
    const bytes = Uint8Array.from([0xbc, 0xd7, 0x2c, 0x81, 0x39, 0xee, 0x39, 0x3a, 0xd2, 0xd2])
    const source = new TextDecoder('gb18030').decode(bytes)
    expect(source).toBe('甲,㐀:乙')
    const result = mendText(bytes, source, 'gb18030', [
      { from: 1, to: 2, text: '，' },
      { from: 3, to: 4, text: '：' },
    ])
    expect(Array.from(result ?? [])).toEqual(
      // prettier-ignore
      [0xbc, 0xd7, 0xa3, 0xac, 0x81, 0x39, 0xee, 0x39, 0xa3, 0xba, 0xd2, 0xd2],
    )
    expect(mendText(bytes, source, 'gb18030', [{ from: 1, to: 2, text: '😀' }])).toBeUndefined()
  })
})

describe('.docx files', () => {
  const sect = '<w:sectPr/>'
  const mend = (body: string, remarks: readonly string[], fixes: readonly (readonly [string, string])[]) => {
    const bytes = docxOf(body + sect)
    const { text, stretches } = readDocx('a.docx', bytes)
    const at = (word: string) => ({ from: text.indexOf(word), to: text.indexOf(word) + word.length })
    return mendDocx(
      bytes,
      stretches,
      remarks.map((word) => ({ ...at(word), text: `关于${word}\n<第二行>` })),
      fixes.map(([word, by]) => ({ ...at(word), text: by })),
    )
  }
  const main = (bytes: Uint8Array) => docxParts(bytes)['word/document.xml'] ?? ''
  const errors = async (bytes: Uint8Array) =>
    (await validate(bytes, 'docx', 'Office2019')).map(({ description }) => description)
  const between = (xml: string) =>
    matches(xml, /<w:commentRangeStart w:id="0"\/>.*<w:commentRangeEnd w:id="0"\/>/gs)
      .flatMap((found) => matches(found, /<w:t[ >][^<]*|<w:delText[ >][^<]*/g))
      .map((found) => found.slice(found.indexOf('>') + 1))
      .join('')

  it('get comments over the very words, split from their runs, which keep their looks', async () => {
    const bytes = mend(p(r('前面有错的地方在这里', '<w:b/>')), ['错的'], [])
    expect(between(main(bytes))).toBe('错的')
    expect(matches(main(bytes), /<w:rPr><w:b\/><\/w:rPr>/g)).toHaveLength(3)
    expect(docxParts(bytes)['word/comments.xml']).toContain('关于错的')
    expect(docxParts(bytes)['word/comments.xml']).toContain('&lt;第二行')
    expect(await errors(bytes)).toEqual([])
    expect(readDocx('a.docx', bytes).text).toBe('前面有错的地方在这里')
  })

  it('get fixes as tracked changes: accepted they are the new text, the old is still there', async () => {
    const bytes = mend(
      p(r('甲,乙') + r('丙丁', '<w:b/>') + r('戊')),
      ['乙丙'],
      [
        [',', '，'],
        ['乙丙丁戊', '己'],
      ],
    )
    expect(readDocx('a.docx', bytes).text).toBe('甲，己')
    expect(matches(main(bytes), /<w:delText[^>]*>[^<]*/g).map((found) => found.replace(/^.*>/, ''))).toEqual([
      ',',
      '乙',
      '丙',
      '丁',
      '戊',
    ])
    expect(await errors(bytes)).toEqual([])
  })

  it('are mended inside runs of many parts, links and the insertions of others', async () => {
    const change = 'w:id="7" w:author="x" w:date="2020-01-01T00:00:00Z"'
    const body =
      p('<w:r><w:t>一,</w:t><w:tab/><w:t>二:三</w:t></w:r>') +
      p(`<w:ins ${change}>${r('四;五')}</w:ins><w:hyperlink w:anchor="a">${r('六!七')}</w:hyperlink>`)
    const bytes = mend(
      body,
      ['二:', '四;五六'],
      [
        [',', '，'],
        [':', '：'],
        [';', '；'],
        ['!', '！'],
      ],
    )
    expect(readDocx('a.docx', bytes).text).toBe('一，\t二：三\n四；五六！七')
    expect(await errors(bytes)).toEqual([])
    const ids = matches(main(bytes), /<w:(?:ins|del) [^>]*w:id="\d+"/g).map((found) => /w:id="(\d+)"/.exec(found)?.[1])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('keep the comments that they have, and a remark on an automatic number finds its paragraph', async () => {
    const first = mend(p(r('甲乙')), ['甲'], [])
    const { stretches } = readDocx('a.docx', first)
    const second = mendDocx(first, stretches, [{ from: 0, to: 0, text: '又一条' }], [])
    const comments = docxParts(second)['word/comments.xml'] ?? ''
    expect(matches(comments, /w:id="\d+"/g)).toEqual(['w:id="0"', 'w:id="1"'])
    expect(matches(docxParts(second)['[Content_Types].xml'] ?? '', /comments\.xml/g)).toHaveLength(1)
    expect(await errors(second)).toEqual([])
  })

  it('are the same bytes for the same input', () => {
    expect(mend(p(r('甲,乙')), ['乙'], [[',', '，']])).toEqual(mend(p(r('甲,乙')), ['乙'], [[',', '，']]))
  })
})
