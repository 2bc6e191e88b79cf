import { describe, expect, it } from 'vitest'
import { readManuscript } from '../../src/parse/manuscript.ts'
import { readMarkdown } from '../../src/parse/manuscript/markdown.ts'
import { yamlSettings } from '../../src/parse/manuscript/yaml-settings.ts'
import { readText } from '../../src/parse/manuscript/text.ts'
import { parseSettings } from '../../src/parse/settings.ts'

/** `role level|ordinal|heading text` of every paragraph */
const shape = (read: ReturnType<typeof readText>) =>
  read.manuscript.paragraphs.map(({ role, heading }) =>
    heading === undefined ? role : `${role} ${heading.level}|${heading.ordinal}|${heading.text}`,
  )
const texts = (read: ReturnType<typeof readText>) => read.manuscript.paragraphs.map(({ text }) => text)
const long = '这是正文，说的是这一点为什么重要、怎样落实、由谁负责，话要说得足够长，才是一个自然段。'

describe('plain text', () => {
  it('knows title, speaker, date, salutation, headings and text', () => {
    const read = readText(
      'a.txt',
      `在动员会上的讲话\n\n任某某\n（2018年11月1日）\n同志们：\n　　按照统一部署，我讲两点。\n一、提高认识\n${long}\n（一）找准问题\n${long}\n二、落实责任\n${long}\n`,
    )
    expect(shape(read)).toEqual([
      'title',
      'note',
      'note',
      'salutation',
      'body',
      'heading 1|一、|提高认识',
      'body',
      'heading 2|（一）|找准问题',
      'body',
      'heading 1|二、|落实责任',
      'body',
    ])
    expect(read.manuscript).toMatchObject({ title: '在动员会上的讲话', date: '2018-11-01' })
    expect(texts(read)[4]).toBe('按照统一部署，我讲两点。')
  })

  const paragraphs = [
    '同志们：',
    '　　按照县委的统一部署，从今天起，县委第一巡察组进驻县卫健委开展常规巡察，时间大约两个月，这里先把总的要求、重点任务和工作安排通报一下。',
    '一、总的要求',
    '　　坚持实事求是，依规依纪依法开展工作，既要善于发现问题，也要推动解决问题；既要看眼前的整改，也要看长远的制度。这次巡察的对象是党委领导班子及其成员，重点是主要负责同志。',
    '　　（一）把握定位。要从政治上看问题，从业务里找线索，不能只看材料、只听汇报，更不能先入为主，要到群众中间去，到一线去，听真话、察实情。',
    '　　谢谢大家。',
  ]
  /** Broken behind so many Han characters. */
  const broken = (text: string, at: number): string => text.replaceAll(new RegExp(`(.{${at}})(?=.)`, 'gu'), '$1\n')

  it('joins lines that were broken at a fixed width, and still knows where everything stands', () => {
    const text = paragraphs.map((each) => broken(each, 30)).join('\n')
    const read = readText('a.txt', text)
    expect(texts(read)).toEqual(paragraphs.map((each) => each.trim()))
    expect(shape(read)[2]).toBe('heading 1|一、|总的要求')
    const [, first] = read.manuscript.paragraphs
    const at = first?.text.indexOf('大约两个月') ?? 0
    const [from = 0, to = 0] = first?.raw(at, at + 2) ?? []
    expect(text.slice(from, to)).toBe('大约')
    expect(first?.place(at, at + 2)).toMatchObject({ line: 3 })
    // What stands on two lines cannot be mended in one piece
    expect(first?.raw(0, at)).toBeUndefined()
  })

  it('joins them in Markdown too, where empty lines part the paragraphs', () => {
    const bare = paragraphs.map((each) => each.trim())
    const text = bare.map((each) => broken(each.replace('（一）把握定位', '**（一）把握定位**'), 26)).join('\n\n')
    const read = readMarkdown('a.md', `# 讲话\n\n${text}\n`)
    expect(texts(read)).toEqual(['讲话', ...bare])
    expect(readMarkdown('a.md', bare.join('\n')).manuscript.paragraphs).toHaveLength(bare.length)
  })

  it.each([
    ['long paragraphs, one a line', paragraphs],
    [
      'short paragraphs of nearly the same length',
      Array.from({ length: 8 }, (_, i) => `${'要认真抓好落实，'.repeat(3 + (i % 2))}不松劲。`),
    ],
    ['a list of chapters', Array.from('一二三四五六', (n) => `${n}、提高政治站位，把思想和行动统一到县委的部署上来`)],
    ['a list of names', Array.from('甲乙丙丁戊己', (n) => `县${n}局、县${n}${n}局`)],
  ])('keeps %s', (_, lines) => {
    expect(texts(readText('a.txt', lines.join('\n')))).toEqual(lines.map((line) => line.trim()))
  })

  it.each([
    ['（二〇二一年四月二十五日）', '2021-04-25'],
    ['2021年12月30日', '2021-12-30'],
    ['（2021年2月30日）', undefined],
    ['（2021年X月X日）', undefined],
  ])('date line %s', (line, date) => {
    const read = readText('a.txt', `讲话\n${line}\n同志们：\n${long}\n`)
    expect(shape(read)).toEqual(['title', 'note', 'salutation', 'body'])
    expect(read.manuscript.date).toBe(date)
  })

  it('takes a first sentence for a run-in heading only where siblings show it', () => {
    const alone = readText('a.txt', `同志们：\n一要提高站位。${long}\n${long}\n`)
    expect(shape(alone)).toEqual(['salutation', 'body', 'body'])
    const siblings = readText('a.txt', `同志们：\n一、认识\n一要提高站位。${long}\n二要改进作风。${long}\n`)
    expect(shape(siblings).slice(2)).toEqual(['body 2|一要|提高站位', 'body 2|二要|改进作风'])
  })

  it('has 第一， as chapters where there are no others', () => {
    const read = readText('a.txt', `同志们：\n第一，提高站位。${long}\n第二，落实责任。${long}\n`)
    expect(shape(read).slice(1)).toEqual(['body 1|第一，|提高站位', 'body 1|第二，|落实责任'])
  })

  it('knows places and raw offsets behind an indent and Windows line ends', () => {
    const source = '同志们：\r\n　　𠮷某要干事,担当。\r\n'
    const { manuscript } = readText('a.txt', source)
    const paragraph = manuscript.paragraphs[1]
    const at = paragraph?.text.indexOf(',') ?? -1
    expect(paragraph?.place(at, at + 1)).toEqual({ file: 'a.txt', line: 2, column: 8, endLine: 2, endColumn: 9 })
    const [from = 0, to = 0] = paragraph?.raw(at, at + 1) ?? []
    expect(source.slice(from, to)).toBe(',')
  })
})

describe('Markdown', () => {
  const source = [
    '---',
    'title: 在会上的讲话',
    'date: 2026-08-05',
    'unit: [县甲局, 县乙局]',
    'kind: 组长动员',
    '---',
    '',
    '# 在会上的讲话',
    '',
    '同志们：',
    '',
    '## 一、正确看待',
    '',
    '**一要提高站位**。正文里有\\*号，组长*，组员×同志和**重点**。',
    '',
    '**二要改进作风**。正文<!-- 旁注 -->完。',
  ].join('\n')
  const read = readMarkdown('a.md', source, yamlSettings)

  it('reads what build writes', () => {
    expect(read.manuscript).toMatchObject({
      title: '在会上的讲话',
      date: '2026-08-05',
      kind: '组长动员',
      units: ['县甲局', '县乙局'],
    })
    expect(shape(read)).toEqual([
      'title',
      'salutation',
      'heading 1|一、|正确看待',
      'body 2|一要|提高站位',
      'body 2|二要|改进作风',
    ])
  })

  it('takes marks out of the text, and leaves placeholders in', () => {
    expect(texts(read)[3]).toBe('一要提高站位。正文里有*号，组长*，组员×同志和重点。')
    expect(texts(read)[4]).toBe('二要改进作风。正文完。')
    const keep = '组长**、副组长**同志，XX市第*巡察组。'
    expect(texts(readMarkdown('b.md', `同志们：\n\n${keep}\n`))[1]).toBe(keep)
  })

  it('finds every letter again in the raw text', () => {
    for (const { text, raw, place } of read.manuscript.paragraphs)
      for (let i = 0; i < text.length; i++) {
        const span = raw(i, i + 1)
        // A letter behind a backslash cannot be replaced alone
        expect(span === undefined ? '*' : source.slice(...span)).toBe(text[i])
        const line = source.split('\n')[place(i, i + 1).line - 1] ?? ''
        expect(Array.from(line)[place(i, i + 1).column - 1]).toBe(text[i])
      }
  })

  it('does not offer to replace over a mark, or what a mark belongs to', () => {
    const { text = '', raw } = read.manuscript.paragraphs[3] ?? {}
    expect(raw?.(text.indexOf('位'), text.indexOf('。') + 1)).toBeUndefined()
    expect(raw?.(text.indexOf('*'), text.indexOf('*') + 1)).toBeUndefined()
    expect(raw?.(text.indexOf('正文'), text.indexOf('正文') + 2)).toBeDefined()
  })

  it('passes over rules for the next paragraph or the file', () => {
    const { manuscript } = readMarkdown(
      'a.md',
      '<!-- speechgen-ignore-file long-sentence -->\n同志们：\n<!-- speechgen-ignore half-width, placeholder -- 引文 -->\n\n甲。\n\n乙。\n<!-- speechgen-ignore -->\n丙。\n<!-- 说明 -->\n丁。\n',
    )
    expect(manuscript.paragraphs.map(({ ignored }) => ignored)).toEqual([
      ['long-sentence'],
      ['long-sentence', 'half-width', 'placeholder'],
      ['long-sentence'],
      ['long-sentence', '*'],
      ['long-sentence'],
    ])
  })

  it('tells of front matter that cannot be read, and reads on', () => {
    const broken = readMarkdown('a.md', '---\ntitle: [甲\n---\n同志们：\n', yamlSettings)
    expect(broken.diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([['manuscript/front-matter', 3]])
    expect(texts(broken)).toEqual(['同志们：'])
  })
})

describe('by its name', () => {
  // 同志们： in GB18030
  const gb = Uint8Array.from([0xcd, 0xac, 0xd6, 0xbe, 0xc3, 0xc7, 0xa3, 0xba])
  it.each([
    ['a.txt', new TextEncoder().encode('\uFEFF同志们：'), 'utf-8', []],
    ['a.txt', gb, 'gb18030', ['manuscript/encoding']],
    ['a.md', new Uint8Array(Buffer.from('\uFEFF同志们：', 'utf16le')), 'utf-16le', ['manuscript/encoding']],
    ['a.TXT', new Uint8Array(Buffer.from('\uFEFF同志们：', 'utf16le').swap16()), 'utf-16be', ['manuscript/encoding']],
  ])('%s in %s', async (file, bytes, encoding, codes) => {
    const read = await readManuscript(file, bytes)
    expect(read.manuscript?.paragraphs.map(({ text }) => text)).toEqual(['同志们：'])
    expect({ encoding: read.encoding, codes: read.diagnostics.map(({ code }) => code) }).toEqual({ encoding, codes })
  })

  it.each([
    ['a.doc', Uint8Array.of(0xd0, 0xcf), 'manuscript/unsupported'],
    ['a.txt', Uint8Array.of(0xff, 0xff, 0x80), 'manuscript/unknown-encoding'],
    ['a.docx', new TextEncoder().encode('no zip'), 'manuscript/not-docx'],
  ])('%s cannot be read', async (file, bytes, code) => {
    const read = await readManuscript(file, bytes)
    expect([read.manuscript, read.diagnostics.map((each) => each.code)]).toEqual([undefined, [code]])
  })

  it.each([
    ['同志们，今天开会。', true],
    ['PK\u0003\u0004\u0014\u0000\u0006\u0000', false],
    ['', false],
  ])('a .docx file that is none says whether it is only a text by another name: %j', async (text, isText) => {
    const { diagnostics } = await readManuscript('a.docx', new TextEncoder().encode(text))
    expect(diagnostics.map(({ args }) => args['text'])).toEqual([isText])
  })
})

describe('.speechgen.yml', () => {
  const parse = (text: string) =>
    parseSettings('.speechgen.yml', new TextEncoder().encode(text), ['half-width', 'long-sentence'])

  it('gives levels, words and formulations', () => {
    const { value, diagnostics } = parse(
      'rules: {half-width: off}\nwords: [某某湾]\nformulations: [{text: 某项行动, from: 2024-01}]\n',
    )
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({
      rules: { 'half-width': 'off' },
      words: ['某某湾'],
      formulations: [{ text: '某项行动', from: '2024-01', severity: 'error' }],
    })
    expect(parse('').value).toEqual({ rules: {}, words: [], formulations: [] })
  })

  it.each([
    ['rules: {half-witdh: off}', 'settings/unknown-rule', '1:9', 'half-width'],
    ['rule: {half-width: off}', 'settings/unknown-key', '1:1', 'rules'],
    ['rules:\n  half-width: aus', 'settings/bad-value', '2:15', undefined],
    ['words: 某', 'settings/bad-value', '1:8', undefined],
    ['formulations: [{text: 某项行动, from: 去年}]', 'settings/bad-value', '1:35', undefined],
    ['rules: [', 'settings/syntax', undefined, undefined],
  ])('%s', (text, code, at, suggestion) => {
    const { value, diagnostics } = parse(text)
    expect(value).toBeUndefined()
    expect(diagnostics.map((each) => each.code)).toEqual([code])
    const [first] = diagnostics
    const place = first?.place
    expect(at ?? `${place?.line}:${place?.column}`).toBe(`${place?.line}:${place?.column}`)
    expect(first?.args['suggestion']).toBe(suggestion)
  })
})
