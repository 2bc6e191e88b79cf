import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocx } from '../../src/parse/manuscript/docx.ts'
import { docxOf, numbered, numbering, p, r } from '../docx-package.ts'

const read = (body: string, parts: Readonly<Record<string, string>> = {}) => readDocx('a.docx', docxOf(body, parts))
const lines = (body: string, parts: Readonly<Record<string, string>> = {}) => read(body, parts).text.split('\n')
const br = '<w:r><w:br/></w:r>'
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`

describe('automatic numbers', () => {
  it('are written out, count on and begin anew', () => {
    const body = [
      numbered('甲'),
      numbered('乙', 1),
      numbered('丙', 1),
      numbered('丁', 2),
      numbered('戊'),
      numbered('己', 1),
      numbered('庚', 3),
      numbered('辛', 0, 2),
      numbered('壬', 0, 2),
    ].join('')
    expect(lines(body, { numbering })).toEqual([
      '一、甲',
      '（一）乙',
      '（二）丙',
      '1.丁',
      '二、戊',
      '（一）己',
      '①庚',
      '五、辛',
      '六、壬',
    ])
  })

  it('come from styles too, and 0 takes them away', () => {
    const numPr = '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    const styles =
      `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/>${numPr}</w:style>` +
      '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    const none = '<w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    const body = p(r('甲'), '<w:pStyle w:val="B"/>') + p(r('乙'), '<w:pStyle w:val="B"/>') + p(r('丙'), none)
    expect(lines(body, { numbering, styles })).toEqual(['（一）甲', '（二）乙', '丙'])
  })

  it('cannot be written over, what stands behind them can', () => {
    const [paragraph] = read(numbered('甲乙'), { numbering }).manuscript?.paragraphs ?? []
    expect(paragraph?.heading).toEqual({ level: 1, ordinal: '一、', text: '甲乙' })
    expect([paragraph?.raw(0, 2), paragraph?.raw(1, 3), paragraph?.raw(2, 4)]).toEqual([undefined, undefined, [2, 4]])
    expect(paragraph?.place(2, 3)).toMatchObject({ line: 1, column: 3 })
  })
})

describe('what is printed', () => {
  it('has tracked changes accepted', () => {
    const change = 'w:id="1" w:author="x"'
    const body =
      p(r('甲') + `<w:del ${change}><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins ${change}>${r('丙')}</w:ins>`) +
      p(r('丁'), `<w:rPr><w:del ${change}/></w:rPr>`) +
      p(`<w:moveFrom ${change}>${r('旧')}</w:moveFrom><w:moveTo ${change}>${r('戊')}</w:moveTo>`)
    expect(lines(body)).toEqual(['甲丙', '丁戊'])
  })

  it('has fields by their results, links, content controls, tabs and hyphens', () => {
    const page = `${field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>${field('separate')}${r('3')}${field('end')}`
    const body =
      p(r('第') + page + r('页')) +
      p(`<w:hyperlink>${r('链接')}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>${r('控件')}</w:sdtContent></w:sdt>`) +
      p(`${r('一')}<w:r><w:tab/></w:r>${r('二')}<w:r><w:noBreakHyphen/></w:r>${r('三')}`) +
      p(`${r('见')}${r('藏', '<w:vanish/>')}`)
    expect(lines(body)).toEqual(['第3页', '链接控件', '一\t二-三', '见'])
  })

  it('has tables, text boxes once, and notes at the end', () => {
    const box = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`
    const alternate =
      '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">' +
      `<mc:Choice Requires="wps"><w:drawing>${box('框')}</w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict>${box('框')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const body =
      p(r('甲') + alternate + '<w:r><w:footnoteReference w:id="2"/></w:r>') +
      `<w:tbl><w:tr><w:tc>${p(r('格'))}</w:tc></w:tr></w:tbl>`
    const footnotes = `<w:footnote w:id="1">${p(r('线'))}</w:footnote><w:footnote w:id="2">${p(r('注'))}</w:footnote>`
    const { text, manuscript } = read(body, { footnotes })
    expect(text.split('\n')).toEqual(['甲', '框', '格', '注'])
    expect(manuscript?.paragraphs.at(-1)?.role).toBe('note')
  })

  it('has headers and footers that say something behind everything else, but no page numbers', () => {
    const page = `${field('begin')}<w:r><w:instrText> PAGE </w:instrText></w:r>${field('separate')}${r('1')}${field('end')}`
    const { text, manuscript, stretches } = read(p(r('同志们：')), {
      header: p(r('某局XX材料')) + p(''),
      footer: p(r('— ') + page + r(' —')) + p(r('第') + page + r('页')),
    })
    expect(text.split('\n')).toEqual(['同志们：', '某局XX材料'])
    expect(manuscript?.paragraphs.map(({ role }) => role)).toEqual(['salutation', 'note'])
    expect(stretches.at(-1)).toMatchObject({ part: 'word/header.xml', element: 0 })
  })

  it('joins or parts at line breaks, as they are meant', () => {
    const title = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    const body =
      p(r('在甲会上') + br + r('的讲话'), '<w:pStyle w:val="T"/>') +
      p(r('话说到一半') + br + r('接着说完。') + br + r('另起一段。') + br + r('一、新的一章'))
    const { text, manuscript } = read(body, { styles: title })
    expect(text.split('\n')).toEqual(['在甲会上的讲话', '话说到一半接着说完。', '另起一段。', '一、新的一章'])
    expect(manuscript?.title).toBe('在甲会上的讲话')
    expect(manuscript?.paragraphs[1]?.raw(4, 6)).toBeUndefined()
  })

  it('has headings by outline level, a lonely first one as the title', () => {
    const level = (n: number) => `<w:outlineLvl w:val="${n}"/>`
    const body = p(r('讲话'), level(0)) + p(r('同志们：')) + p(r('提高认识'), level(1)) + p(r('落实责任'), level(1))
    expect(read(body).manuscript?.paragraphs.map(({ role, heading }) => [role, heading?.level])).toEqual([
      ['title', undefined],
      ['salutation', undefined],
      ['heading', 1],
      ['heading', 1],
    ])
  })
})

describe('files that are not what they seem', () => {
  const codes = (bytes: Uint8Array) => readDocx('a.docx', bytes).diagnostics.map(({ code }) => code)
  const zip = (files: Readonly<Record<string, string>>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])))

  it.each([
    ['another zip file', { 'a.xml': '<a/>' }, 'manuscript/missing-part'],
    ['broken XML', { 'word/document.xml': '<w:document><w:body>' }, 'manuscript/broken-part'],
    [
      'entities',
      { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="w"><w:body/></w:document>' },
      'manuscript/document-type',
    ],
    ['no body', { 'word/document.xml': '<w:document xmlns:w="w"/>' }, 'manuscript/missing-part'],
    ['a bomb', { 'word/document.xml': ' '.repeat(8 * 1024 * 1024) }, 'manuscript/too-large'],
  ])('%s', (_, files, code) => {
    expect(codes(zip(files))).toEqual([code])
  })

  it('are read whatever their entries are called', () => {
    const bytes = zip({
      '../../evil.xml': '<a/>',
      'word/document.xml': '<w:document xmlns:w="w"><w:body/></w:document>',
    })
    expect(codes(bytes)).toEqual([])
  })
})
