import { array, assert, constantFrom, property, tuple } from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseBlocks, plainOf } from '../../src/compose/blocks.ts'
import { escapeMarkdown } from '../../src/compose/helpers.ts'
import type * as Plain from '../../src/compose/plain-blocks.ts'
import { readPlainBlocks } from '../../src/compose/plain-blocks.ts'
import { shippedAssets } from '../shipped-assets.ts'

const plain = vi.hoisted(() => ({ isOff: false }))
vi.mock('../../src/compose/plain-blocks.ts', async (load) => {
  const real = await load<typeof Plain>()
  return {
    readPlainBlocks: (text: string) => (plain.isOff ? undefined : real.readPlainBlocks(text)),
    readPlainInline: (text: string) => (plain.isOff ? undefined : real.readPlainInline(text)),
  }
})

/** Where every block is said to come from: the stretch of the text itself. */
const sourceOf = (from: number, to: number) => ({ file: 'x', line: from, data: [String(to)] })
const blocksOf = (text: string) => parseBlocks(text, sourceOf)

/** What the parser makes of a text, without the short way. */
function byParser<T>(read: () => T): T {
  plain.isOff = true
  try {
    return read()
  } finally {
    plain.isOff = false
  }
}

const words = [
  '同志们',
  '要点',
  '【待补：姓名】',
  '【待补：',
  '“引”',
  '。',
  '，',
  'a',
  '1',
  ' ',
  '　',
  '\u00A0',
  '\t',
  '\uFEFF',
  '﹏',
]
const signs = [
  '\\',
  '*',
  '**',
  '_',
  '#',
  '# ',
  '## ',
  '### ',
  '##### ',
  '-',
  '- ',
  '1.',
  '1. ',
  '2) ',
  '>',
  '|',
  '`',
  '~',
  '![',
  '===',
]
const ends = [
  '\n',
  '\n\n',
  '\n\n\n',
  '\r\n',
  '\0',
  '\n    ',
  '<b>',
  '&amp;',
  '[a](b)',
  '\\*',
  '\\#',
  '**要点**。',
  '\n\n**要点**。',
]
const markdown = array(constantFrom(...words, ...signs, ...ends), { maxLength: 9 }).map((pieces) => pieces.join(''))

describe('Markdown that is read without the parser', () => {
  it('is what the parser makes of it', () => {
    let short = 0
    assert(
      property(markdown, (text) => {
        if (readPlainBlocks(text) !== undefined) short++
        expect(blocksOf(text)).toEqual(byParser(() => blocksOf(text)))
        expect(plainOf(text)).toEqual(byParser(() => plainOf(text)))
      }),
      { numRuns: 20_000, seed: 7 },
    )
    // Else nothing was compared
    expect(short).toBeGreaterThan(2000)
  })

  it('is what the parser makes of lists among other lines', () => {
    let short = 0
    const line = array(constantFrom(...words, '；', '\\*', '#', '-', '1. ', '*', ' '), { maxLength: 3 }).map((of) =>
      of.join(''),
    )
    const start = constantFrom(
      '',
      '',
      '1. ',
      '1. ',
      '2. ',
      '10. ',
      '0. ',
      '1234567890. ',
      '1) ',
      '- ',
      '## ',
      ' ',
      '**要点**。',
    )
    const end = constantFrom('\n', '\n', '\n\n', '\n\n\n')
    const text = array(tuple(start, line, end), { minLength: 1, maxLength: 6 }).map((lines) => lines.flat().join(''))
    assert(
      property(text, (list) => {
        if (readPlainBlocks(list)?.some((block) => 'items' in block) === true) short++
        expect(blocksOf(list)).toEqual(byParser(() => blocksOf(list)))
      }),
      { numRuns: 20_000, seed: 9 },
    )
    expect(short).toBeGreaterThan(500)
  })

  it('holds values of every kind', () => {
    const value = array(constantFrom(...words, ...signs, '<', '&', '+', '(', ')', '{', '.'), {
      minLength: 1,
      maxLength: 6,
    })
    assert(
      property(value, value, (one, other) => {
        const [a, b] = [escapeMarkdown(one.join('')), escapeMarkdown(other.join(''))]
        const text = `## ${a}\n\n**${a}${b}**。${b}\n\n第${a}，${b}。\n`
        expect(blocksOf(text)).toEqual(byParser(() => blocksOf(text)))
      }),
      { numRuns: 5000, seed: 8 },
    )
  })

  it('is most of what templates hold', () => {
    const bodies = shippedAssets().templates.sections.map(({ body }) => body.replaceAll(/\{\{[^}]*\}\}/g, ''))
    const read = bodies.filter((body) => readPlainBlocks(body) !== undefined)
    expect(read.length / bodies.length).toBeGreaterThan(0.75)
    for (const body of bodies) expect(blocksOf(body)).toEqual(byParser(() => blocksOf(body)))
  })

  it('leaves to the parser what it cannot know', () => {
    const texts = [
      '甲\n1. 事',
      '1. 事\n甲',
      '1. 事\n\n2. 事',
      '1. 事\n\n  缩进',
      '1. - 事',
      '1. 1. 事',
      '1.  事',
      '1) 事',
      '1. **事**',
      '甲\n乙',
      '  缩进',
      '*斜*',
      '**【待补：题】**。话',
      '**开**头',
      '- 列',
      'a\\',
      '## 题 ##',
      '尾　',
    ]
    expect(texts.filter((text) => readPlainBlocks(text) !== undefined)).toEqual([])
  })
})
