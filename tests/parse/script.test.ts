import { describe, expect, it } from 'vitest'
import { emitDocx } from '../../src/emit/docx/document.ts'
import { emitMarkdown } from '../../src/emit/markdown.ts'
import type { Script } from '../../src/model/speech.ts'
import { plainText } from '../../src/model/speech.ts'
import { readScript } from '../../src/parse/script.ts'
import { docxOf, numbered, numbering, p, r } from '../docx-package.ts'
import { alone, bare, full, paragraph, runIn, speech } from '../emit/fixtures.ts'
import { nasty } from '../emit/plain.ts'

const front = { generator: 'speechgen test', inputs: 'sha256:0', units: ['甲局', '乙局'] }
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

const read = async (file: string, bytes: Uint8Array, changes: 'accept' | 'keep' = 'accept') => {
  const { script, origin, diagnostics } = await readScript(file, bytes, changes)
  if (script === undefined) throw new Error('cannot be read')
  return { script, origin, codes: diagnostics.map(({ code }) => code) }
}

const markdown = async (text: string): Promise<Script> => (await read('a.md', encode(text))).script

/** What each block is: its level, + where the heading is run in; and its text. */
const shape = ({ blocks }: Script): readonly string[] =>
  blocks.map((block) => {
    const heading = block.type === 'heading' ? block.heading : block.lead
    const mark = heading === undefined ? '' : `${heading.level}${block.type === 'heading' ? '' : '+'} `
    return mark + plainText(block)
  })

describe('what was written comes back', () => {
  const lead = { level: 2, style: '一要', ordinal: '一要', text: '提高站位' } as const
  const everywhere = (value: string) => [
    speech({
      blocks: [paragraph(value), paragraph('前', value, '后'), paragraph(value, '后'), paragraph('前', value)],
    }),
    speech({ title: value, speaker: { title: value, name: value } }),
    speech({ salutation: value }),
    speech({
      blocks: ([1, 2, 3, 4] as const).map((level) =>
        alone({ level, style: '一、', ordinal: '一、', text: `题${value}` }),
      ),
    }),
    speech({
      blocks: [
        runIn({ ...lead, text: `题${value}题` }, value, '后'),
        runIn({ ...lead, ordinal: '', text: `题${value}` }),
      ],
    }),
  ]

  const cases: readonly (readonly [name: string, speeches: readonly Script[]])[] = [
    ['every kind of block', [full, bare]],
    ...nasty.map((value) => [JSON.stringify(value), everywhere(value)] as const),
  ]

  it.each(cases)('with %s in it', async (_, speeches) => {
    for (const written of speeches) {
      const text = emitMarkdown(written, front)
      const fromText = await read('a.md', encode(text))
      expect(emitMarkdown(fromText.script, fromText.origin)).toBe(text)
      const fromPage = await read('a.docx', await emitDocx(written, 'document', front))
      expect(emitMarkdown(fromPage.script, fromPage.origin)).toBe(text)
    }
  })

  it('with the breaks of its title, and without those that were only found', async () => {
    const title = '在县委第一巡察组巡察县卫生健康委员会党委和县中医院|党总支工作动员会上的讲话'
    for (const [file, bytes] of [
      ['a.md', encode(emitMarkdown(speech({ title }), front))],
      ['a.docx', await emitDocx(speech({ title }), 'document', front)],
    ] as const)
      expect((await read(file, bytes)).script.title).toBe(title)
    const plain = title.replace('|', '')
    const { script } = await read('a.docx', await emitDocx(speech({ title: plain }), 'document', front))
    expect(script.title).toBe(plain)
  })
})

describe('Markdown written by hand', () => {
  it('needs no marks: title, date, speaker, salutation and headings are found', async () => {
    const script = await markdown(`在全县巡察工作会议上的讲话
（2026年8月5日）
县委书记　张某

同志们：
　　今天的会议很重要。
一、提高政治站位
　　要认真学习。
（一）把方向看清。这一条最要紧。
（二）把重点看准。这一条最实在。
二、突出监督重点
　　谢谢大家！`)
    expect(script).toMatchObject({
      title: '在全县巡察工作会议上的讲话',
      date: '2026-08-05',
      speaker: { title: '县委书记', name: '张某' },
      salutation: '同志们：',
    })
    expect(shape(script)).toEqual([
      '今天的会议很重要。',
      '1 一、提高政治站位',
      '要认真学习。',
      '2+ （一）把方向看清。这一条最要紧。',
      '2+ （二）把重点看准。这一条最实在。',
      '1 二、突出监督重点',
      '谢谢大家！',
    ])
  })

  it('takes sentences that are only counted for paragraphs, and a row of a table for one', async () => {
    const script = await markdown(
      '在会上的讲话\n\n（2026年8月）\n县委书记 王某\n\n同志们：\n\n一、讲意义\n\n1、巡察是政治体检。\n2、巡察是发现问题。\n\n| 自查 | 8月 |\n|---|:--|\n',
    )
    expect(script).toMatchObject({ speaker: { title: '县委书记', name: '王某' }, notes: ['（2026年8月）'] })
    expect(shape(script)).toEqual(['1 一、讲意义', '1、巡察是政治体检。', '2、巡察是发现问题。', '自查　8月'])
    expect(emitMarkdown(script, {})).toContain('\n\n（2026年8月）\n\n县委书记　王某\n\n同志们：')
  })

  it('joins lines that were only turned, and no others', async () => {
    const long = '今天我们在这里召开全县巡察工作动员部署会议，主要任务是深入学习'
    const script = await markdown(`# 讲话\n\n同志们：\n\n${long}\n贯彻上级部署。\n短句没有句号\n又一段。\n`)
    expect(shape(script)).toEqual([`${long}贯彻上级部署。`, '短句没有句号', '又一段。'])
  })

  it('takes a bold beginning for a run-in heading, wherever its stop stands', async () => {
    const script = await markdown(
      '# 讲话\n\n同志们：\n\n## 一、甲\n\n**一要认真。**正文**加重**。\n\n**二要务实**。正文。\n',
    )
    expect(shape(script)).toEqual(['1 一、甲', '2+ 一要认真。正文加重。', '2+ 二要务实。正文。'])
    expect(script.blocks[1]).toMatchObject({
      inlines: [{ text: '正文' }, { text: '加重', strong: true }, { text: '。' }],
    })
  })

  it('takes a line that is added with the ordinal of the headings for one of them', async () => {
    const script = await markdown(
      '---\ngenerator: speechgen\n---\n# 讲话\n\n同志们：\n\n## 一、甲\n\n正文。\n\n二、乙\n\n1.丙\n\n正文。\n',
    )
    expect(shape(script)).toEqual(['1 一、甲', '正文。', '1 二、乙', '1.丙', '正文。'])
  })

  it('keeps what stands for a name, and drops comments, rules and marks of lists', async () => {
    const script = await markdown(
      '# 在会上|的讲话\n\n（讨论稿）\n\n同志们：\n\n<!-- 甲\n乙 -->\n\n---\n\n- 张*同志和李*同志<br>到会。\n\n## 甲\n\n> 1. 学习文件\n\n![图](a.png)正文。',
    )
    expect(script).toMatchObject({ title: '在会上|的讲话', notes: ['（讨论稿）'], salutation: '同志们：' })
    expect(shape(script)).toEqual(['张*同志和李*同志', '到会。', '1 甲', '1.学习文件', '正文。'])
    expect((await read('a.md', encode('# 讲话\n\n![图](a.png)正文。'))).codes).toEqual(['script/not-printed'])
  })

  it('believes the page, and the front matter only where the page is silent', async () => {
    const said = '---\ntitle: 旧题\ntitle_lines: [旧, 题]\nspeaker: 旧人\n---\n'
    expect((await markdown(`${said}# 新题\n\n同志们：\n\n正文。`)).title).toBe('新题')
    expect(await markdown(`${said}同志们：\n\n正文。`)).toMatchObject({ title: '旧|题', speaker: {} })
  })
})

describe('.docx files of others', () => {
  it('give their automatic numbers, bold and levels', async () => {
    const bytes = docxOf(
      p(r('关于开展巡察工作的讲话')) +
        p(r('各位同志：')) +
        numbered('提高站位', 0) +
        numbered('看清方向', 1) +
        p(`${r('一是认真。', '<w:b/>')}${r('正文')}${r('重点', '<w:b/>')}${r('。')}`) +
        '<w:sectPr/>',
      { numbering },
    )
    const { script } = await read('a.docx', bytes)
    expect(shape(script)).toEqual(['一、提高站位', '（一）看清方向', '1+ 一是认真。正文重点。'])
    expect(script.title).toBe('关于开展巡察工作的讲话')
  })

  const change = 'w:id="1" w:author="张某" w:date="2026-01-01T00:00:00Z"'
  const edited = docxOf(
    p(r('讲话')) +
      p(r('同志们：')) +
      p(
        `${r('要')}<w:del ${change}><w:r><w:delText>马上</w:delText></w:r></w:del><w:ins ${change}>${r('立即')}</w:ins>${r('动手。')}`,
      ) +
      p(`<w:ins ${change}>${r('新的一段。')}</w:ins>`, `<w:rPr><w:ins ${change}/></w:rPr>`) +
      p(`<w:del ${change}><w:r><w:delText>旧的一段。</w:delText></w:r></w:del>`, `<w:rPr><w:del ${change}/></w:rPr>`) +
      p(r('前半句，'), `<w:rPr><w:del ${change}/></w:rPr>`) +
      p(r('后半句。')) +
      '<w:sectPr/>',
  )

  it('have their tracked changes accepted', async () => {
    const { script, codes } = await read('a.docx', edited)
    expect(shape(script)).toEqual(['要立即动手。', '新的一段。', '前半句，后半句。'])
    expect(codes).toEqual(['script/changes'])
  })

  it('or kept in sight', async () => {
    const { script } = await read('a.docx', edited, 'keep')
    expect(shape(script)).toEqual([
      '要{--马上--}{++立即++}动手。',
      '{++新的一段。++}',
      '{--旧的一段。--}',
      '前半句，{--¶--}',
      '后半句。',
    ])
    expect(shape(await markdown(emitMarkdown(script, {})))).toEqual(shape(script))
  })
})

it.each([
  ['a.doc', 'script/unsupported'],
  ['a.docx', 'manuscript/not-docx'],
])('%s cannot be read: %s', async (file, code) => {
  const { script, diagnostics } = await readScript(file, encode('讲话'))
  expect(script).toBeUndefined()
  expect(diagnostics.map((each) => each.code)).toEqual([code])
})
