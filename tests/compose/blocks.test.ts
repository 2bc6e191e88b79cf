import { describe, expect, it } from 'vitest'
import type { RawBlock } from '../../src/compose/blocks.ts'
import { parseBlocks, plainOf, sourcesFrom } from '../../src/compose/blocks.ts'
import { escapeMarkdown } from '../../src/compose/helpers.ts'
import { dataMark, lineMark, unmark } from '../../src/compose/marks.ts'
import { number } from '../../src/compose/number.ts'
import { plainText } from '../../src/model/speech.ts'

const nowhere = () => ({ file: 'x', line: 1, data: [] })
const read = (text: string) => parseBlocks(text, nowhere)
const style = { ordinals: ['一、', '（一）', '1.'], leads: '一要', inline: '一是', headings: 'alone' } as const
const numbered = (text: string, over: object = {}) =>
  number(
    read(text).blocks.map((block: RawBlock) => ({ block })),
    { ...style, ...over },
  ).map(plainText)

describe('Markdown as blocks', () => {
  it('reads headings, points, paragraphs', () => {
    expect(read('## 章\n\n正文\n\n**要点**。话\n').blocks.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
    ])
    expect(read('**要点**。话').blocks[0]).toMatchObject({ lead: '要点', inlines: [{ text: '话' }] })
  })

  it('does not take bold words inside a sentence for a point', () => {
    expect(read('**要点**很多').blocks[0]).not.toHaveProperty('lead')
  })

  it('joins the lines of a paragraph without a blank', () => {
    expect(plainText(number([{ block: read('上一行\n下一行').blocks[0]! }], style)[0]!)).toBe('上一行下一行')
  })

  it.each(['- 列表', '> 引用', '| a | b |', '```\n码\n```', '# 题', '##### 深'])('refuses %s', (text) => {
    expect(read(text).unsupported).toHaveLength(1)
  })

  it.each(['张*三*', '_a_', '1. 事', '# 号', '- 横', '<b>&amp;', 'a\\b', '`x`', '[a](b)', '| c |', '**粗**', '> 大'])(
    'shows the value %s as it is',
    (value) => {
      const { blocks, unsupported } = read(escapeMarkdown(value))
      expect(unsupported).toEqual([])
      expect(
        blocks.map((block) => (block.type === 'paragraph' ? block.inlines.map(({ text }) => text).join('') : '标题')),
      ).toEqual([value])
      expect(plainOf(escapeMarkdown(value))).toBe(value)
    },
  )

  it('marks placeholders', () => {
    expect(read('电话：【待补：值班电话】。').blocks[0]).toMatchObject({
      inlines: [{ text: '电话：' }, { text: '【待补：值班电话】', placeholder: true }, { text: '。' }],
    })
  })
})

describe('numbers', () => {
  it('counts chapters, levels and points, each anew under its parent', () => {
    expect(
      numbered(
        '## 甲\n\n### 子\n\n### 丑\n\n#### 寅\n\n#### 卯\n\n## 乙\n\n**起**。话\n\n**承**。话\n\n## 丙\n\n**转**。话\n\n**合**。话',
      ),
    ).toEqual([
      '一、甲',
      '（一）子',
      '（二）丑',
      '1.寅',
      '2.卯',
      '二、乙',
      '一要起。话',
      '二要承。话',
      '三、丙',
      '一要转。话',
      '二要合。话',
    ])
  })

  it('lets a chapter heading open its first paragraph', () => {
    expect(numbered('## 甲\n\n话\n\n又\n\n## 乙\n\n话', { headings: 'run-in', ordinals: ['第一，'] })).toEqual([
      '第一，甲。话',
      '又',
      '第二，乙。话',
    ])
  })

  it('keeps a chapter heading alone where a point follows at once', () => {
    expect(numbered('## 甲\n\n**起**。话\n\n**承**。话\n\n## 乙\n\n话', { headings: 'run-in' })).toEqual([
      '一、甲',
      '一要起。话',
      '二要承。话',
      '二、乙。话',
    ])
  })

  it('gives no ordinal to what is alone', () => {
    expect(numbered('## 甲\n\n**起**。话')).toEqual(['甲', '起。话'])
  })

  it('runs a list on inside the paragraph before it', () => {
    expect(numbered('看两点。\n\n1. 看甲；\n2. 看乙。\n')).toEqual(['看两点。一是看甲；二是看乙。'])
  })

  it('says 首先 其次 再次 最后', () => {
    const text = ['起', '承', '转', '合'].map((lead) => `**${lead}**。话`).join('\n\n')
    expect(numbered(text, { leads: '首先，' })).toEqual([
      '首先，起。话',
      '其次，承。话',
      '再次，转。话',
      '最后，合。话',
    ])
  })
})

describe('marks', () => {
  it('tell line and data of a stretch and leave no trace', () => {
    const { text, marks } = unmark(`${lineMark(0, 3)}甲\n\n${lineMark(1, 8)}乙${dataMark('unit.short')}局`)
    expect(text).toBe('甲\n\n乙局')
    const sources = sourcesFrom(marks, ['a.md', 'b.md'])
    expect([sources(0, 1), sources(3, 5)]).toEqual([
      { file: 'a.md', line: 3, data: [] },
      { file: 'b.md', line: 8, data: ['unit.short'] },
    ])
  })

  it('cannot be forged by a value', () => {
    expect(unmark(escapeMarkdown('\uE0009:9\uE001甲')).marks).toEqual([])
  })
})
