import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { wording } from '../../src/model/diagnostic.ts'
import { parseRound } from '../../src/parse/round.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { docxText } from '../emit/docx-reader.ts'
import { facts } from '../parse/round-facts.ts'
import { buildOne } from './build.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A round that builds, with other words in some places. */
const round = ({ name = '九届市委第二轮巡察', more = '', unit = '市城管局', top = '' } = {}): string =>
  `round: {name: ${name}, committee: 市委, start: 2017-08-21${more}}
focus: [六项纪律]
teams: [{name: 市委第二巡察组, leader: 张某, units: [u]}]
units: [{id: u, name: ${unit}, party: 党组}]
${top}`

/** Parses in time, and gives what is wrong: every error with a place, in a full sentence. */
function errorsOf(written: string | Uint8Array): readonly string[] {
  const began = process.cpuUsage()
  const { value, diagnostics } = parseRound(
    'round.yaml',
    typeof written === 'string' ? encode(written) : written,
    facts,
  )
  // Of the processor, not by the clock: a machine that does other things beside it is no fault. It takes less than one
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1_000_000).toBeLessThan(5)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  for (const each of errors) {
    expect(each.place).toBeDefined()
    expect(wording(each).text).toMatch(/。$/u)
    expect(wording(each).hint ?? '').not.toBe('')
  }
  expect(value === undefined).toBe(errors.length > 0)
  return errors.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)
}

const codesOf = (written: string | Uint8Array): readonly string[] => [
  ...new Set(errorsOf(written).map((each) => each.split(' ')[0] ?? '')),
]

describe('YAML that grows when it is read', () => {
  const doubling = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('')
  it.each([
    ['lists of lists by reference', `a0: &a0 [x]\n${doubling}${round()}`, 'round/unknown-key'],
    ['the same within a list that is wanted', round({ top: `slogans: &s [*s, *s]` }), 'round/wrong-shape'],
    [
      '40 000 references to one item',
      `focus: &a\n  - &i {name: x, items: [a]}\n${'  - *i\n'.repeat(40_000)}`,
      'round/syntax',
    ],
    ['a list that holds itself', round({ top: 'slogans: &a [*a]' }), 'round/wrong-shape'],
    ['a map that holds itself', round({ top: 'record: &r [{figures: *r}]' }), 'round/missing-key'],
    ['a reference to nothing', round({ name: '*无' }), 'round/syntax'],
  ])('%s', (_, text, code) => {
    expect(codesOf(text)).toContain(code)
  })
})

describe('YAML that is deep, long or dense', () => {
  it.each([
    ['5 000 brackets', `round: ${'['.repeat(5000)}${']'.repeat(5000)}`, 'round/syntax'],
    ['100 000 open brackets', `round: ${'['.repeat(100_000)}`, 'round/syntax'],
    ['20 000 braces', `round: ${'{a: '.repeat(20_000)}`, 'round/syntax'],
    ['20 000 dashes', '- '.repeat(20_000), 'round/syntax'],
    ['5 000 question marks', '? '.repeat(5000), 'round/syntax'],
    [
      '1 000 levels of indentation',
      Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'round/unknown-key',
    ],
    [
      '40 000 keys that are not known',
      round({ top: Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n') }),
      'round/syntax',
    ],
    [
      '5 000 keys that are not known',
      round({ top: Array.from({ length: 5000 }, (_, i) => `k${i}: 1`).join('\n') }),
      'round/more-findings',
    ],
    ['one key 5 000 times', round({ top: 'slogans: [a]\n'.repeat(5000) }), 'round/more-findings'],
    ['50 000 commas', `[${','.repeat(50_000)}`, 'round/more-findings'],
    ['20 000 quotation marks', '"'.repeat(20_000), 'round/more-findings'],
    ['20 000 anchors', '&a '.repeat(20_000), 'round/more-findings'],
    ['20 000 tags', '! '.repeat(20_000), 'round/more-findings'],
    ['3 000 full-width colons', round({ top: 'name：甲\n'.repeat(3000) }), 'round/full-width-colon'],
    ['500 000 tabs', `${'\t'.repeat(500_000)}round: x\n`, 'round/tab-indent'],
    ['500 000 tabs before nothing', `${'\t'.repeat(500_000)}\n`, 'round/empty-file'],
    ['a line of 500 000 characters in braces', `{a: ${'长'.repeat(500_000)}］`, 'round/syntax'],
  ])('%s', (_, text, code) => {
    expect(codesOf(text)).toContain(code)
  })

  it('never tells more than 200 findings, and says that there are more', () => {
    const errors = errorsOf(round({ top: Array.from({ length: 3000 }, (_, i) => `k${i}: 1`).join('\n') }))
    expect(errors).toHaveLength(201)
    expect(errors.at(-1)).toMatch(/^round\/more-findings 205:1$/u)
  })

  it('does not tell that something is missing where it stopped reading', () => {
    expect(codesOf(`${Array.from({ length: 3000 }, (_, i) => `k${i}: 1`).join('\n')}\n${round()}`)).not.toContain(
      'round/missing-key',
    )
  })

  it.each([1000, 5000])('reads a real round of %i units', (units) => {
    const list = Array.from({ length: units }, (_, i) => `  - {name: 第${i + 1}小学, kind: 教育, party: 党支部}\n`)
    const text = `round: {name: 某轮, committee: 市委, start: 2024-05-08}\nunits:\n${list.join('')}`
    expect(codesOf(text)).toEqual([])
  })
})

describe('files that are too large', () => {
  it.each([3, 50])('%i MB', (size) => {
    const began = process.cpuUsage()
    expect(errorsOf(new Uint8Array(size * 1024 * 1024).fill(0x61))).toEqual(['round/too-large 1:1'])
    const { user, system } = process.cpuUsage(began)
    expect((user + system) / 1_000_000).toBeLessThan(1)
  })
})

describe('keys of JavaScript’s own', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'])(
    '%s',
    (key) => {
      for (const text of [
        round({ top: `${key}: {polluted: 1}` }),
        round({ more: `, ${key}: 甲` }),
        round({ top: `record: [{figures: [], ${key}: x}]` }),
      ])
        // “prototype” is so near to “type” that its value is judged, too
        expect(codesOf(text).filter((code) => code !== 'round/unknown-value')).toEqual(['round/unknown-key'])
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      for (const text of [round({ top: `slogans: [${key}]` }), round({ name: key })]) expect(codesOf(text)).toEqual([])
      expect(codesOf(round({ top: `focus: [${key}]` }).replace('focus: [六项纪律]\n', ''))).toEqual([
        'round/unknown-focus',
      ])
    },
  )

  it.each(['__proto__', 'constructor', 'prototype'])('%s as the name of a chapter: told, not dropped', (key) => {
    expect(codesOf(round({ top: `defaults: {insert: {${key}: 甲}}` }))).toEqual(['round/unknown-key'])
  })
})

describe('values that are names of JavaScript’s own', () => {
  it.each(['constructor', '__proto__', 'toString', 'valueOf'])('%s', (word) => {
    expect(codesOf(round({ top: `meetings: [{kind: ${word}}]` }))).toEqual(['round/unknown-value'])
    expect(codesOf(round({ more: `, type: ${word}` }))).toEqual(['round/unknown-value'])
    expect(codesOf(round({ top: `defaults: {length: ${word}, ordinals: [${word}]}` }))).toEqual(['round/unknown-value'])
  })
})

describe('keys that are given twice', () => {
  it.each([
    ['at the top', `${round()}focus: [三大问题]\n`],
    ['in a map', round({ more: ', committee: 县委' })],
    ['in both languages', round({ more: ', 名称: 另一轮' })],
    ['as the name of a chapter', round({ top: 'defaults: {insert: {重点: 甲, 重点: 乙}}' })],
  ])('%s', (_, text) => {
    expect(codesOf(text)).toEqual(['round/duplicate-key'])
  })
})

describe('numbers that are none', () => {
  it.each([
    '.nan',
    '.NaN',
    '.inf',
    '-.inf',
    '0x10',
    '0o17',
    '0b1',
    '1e3',
    '1e999',
    '-0',
    '0',
    '-1',
    '1.5',
    '1_000',
    '99999999999999999999',
    '１２３４５６７８９０１２３４５６７８９０',
    '1,000',
    'NaN',
    'Infinity',
    '+',
    '十三个',
    '½',
  ])('%s', (number) => {
    expect(codesOf(round({ more: `, term: "${number}"` }))).toEqual(['round/not-a-count'])
  })

  it.each(['0000-00-00', '2026-02-30', '2026-13-01', '9999-99-99', '99999-01-01', '-2026-01-01', '1e9', '.nan'])(
    'as a date: %s',
    (date) => {
      const codes = codesOf(round({ top: `meetings: [{kind: 进驻动员会, date: "${date}"}]` }))
      expect(codes).toHaveLength(1)
      expect(codes[0]).toMatch(/^round\/(?:impossible-date|not-a-date)$/u)
    },
  )
})

describe('bytes that are no UTF-8 text', () => {
  it.each([
    ['GBK', Uint8Array.from([0xb6, 0xfe, 0xd4, 0xc2]), 'round/not-utf8'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x4e, 0x00, 0x8c, 0x4e]), 'round/not-utf8'],
    ['UTF-16 cut in the middle of a letter', Uint8Array.from([0xff, 0xfe, 0x4e]), 'round/not-utf8'],
    ['an overlong form', Uint8Array.from([0xc0, 0xaf]), 'round/not-utf8'],
    ['a surrogate in three bytes', Uint8Array.from([0xed, 0xa0, 0x80]), 'round/not-utf8'],
    ['beyond U+10FFFF', Uint8Array.from([0xf4, 0x90, 0x80, 0x80]), 'round/not-utf8'],
    ['cut in the middle of a letter', encode(round()).slice(0, 15), 'round/not-utf8'],
    ['a zip file', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0xff]), 'round/not-utf8'],
    ['noise', Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919 + 13 * i * i) % 256), 'round/not-utf8'],
    ['nothing but NUL', new Uint8Array(1000), 'round/not-utf8'],
    ['NUL in a text', encode(round({ name: 'a\0b' })), 'round/unprintable'],
    ['nothing', new Uint8Array(), 'round/empty-file'],
    ['a byte order mark alone', Uint8Array.from([0xef, 0xbb, 0xbf]), 'round/empty-file'],
    ['blanks', encode(' '.repeat(1_000_000)), 'round/empty-file'],
    ['carriage returns', encode('\r'.repeat(100_000)), 'round/empty-file'],
    ['empty quotes', encode('""'), 'round/empty-file'],
  ])('%s', (_, bytes, code) => {
    expect(codesOf(bytes)).toEqual([code])
  })
})

describe('characters that cannot be printed', () => {
  const bad = [
    0x01, 0x07, 0x08, 0x0b, 0x0c, 0x1b, 0x1f, 0x7f, 0x80, 0x9f, 0x202a, 0x202b, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068,
    0x2069, 0xfff9, 0xfffb, 0xfffd, 0xfffe, 0xffff, 0xfdd0, 0x1fffe, 0x10ffff,
  ]
  it.each(bad.map((point) => [point.toString(16).toUpperCase().padStart(4, '0'), String.fromCodePoint(point)]))(
    'U+%s, where it stands',
    (code, letter) => {
      expect(errorsOf(round({ name: `名${letter}称` }))).toEqual(['round/unprintable 1:16'])
      const [told] = parseRound('round.yaml', encode(round({ name: `名${letter}称` })), facts).diagnostics
      expect(told === undefined ? '' : wording(told).text).toContain(`U+${code}`)
      expect(told === undefined ? '' : wording(told).text).not.toContain(letter)
    },
  )

  it.each([
    String.raw`\0`,
    String.raw`\x01`,
    String.raw`\e`,
    String.raw`\a`,
    String.raw`\ud800`,
    String.raw`\udfff`,
    String.raw`\ud800\ud800`,
    String.raw`\uFFFE`,
    String.raw`\U0010FFFF`,
  ])('written as %s', (escape) => {
    expect(errorsOf(round({ name: `"名${escape}称"` }))).toEqual(['round/unprintable 1:15'])
  })

  it.each([
    ['a unit', round({ unit: '"局\\x07"' })],
    ['an inserted text', round({ top: 'defaults: {insert: {重点: "甲\\x07"}}' })],
    ['an item of a list', round({ top: 'slogans: ["甲\\x07"]' })],
    ['a figure', round({ top: 'record: [{figures: [{label: 甲, value: "1\\x07"}]}]' })],
  ])('in %s', (_, text) => {
    expect(codesOf(text)).toEqual(['round/unprintable'])
  })
})

describe('characters that are not seen', () => {
  it.each(
    [0xad, 0x061c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2060, 0xfeff, 0xe0041].map((point) => [
      point.toString(16).toUpperCase().padStart(4, '0'),
      String.fromCodePoint(point),
    ]),
  )('U+%s is left out, and told', (_, letter) => {
    const { value, diagnostics } = parseRound('round.yaml', encode(round({ name: `名${letter}称` })), facts)
    expect(value?.name).toBe('名称')
    expect(diagnostics.map(({ code }) => code)).toContain('round/invisible')
  })
})

describe('values that are too long', () => {
  it.each([
    ['a name', round({ name: '长'.repeat(2001) })],
    ['a name of 100 000 characters', round({ name: '长'.repeat(100_000) })],
    ['an address', round({ top: 'slogans: ["' + 'a@'.repeat(50_000) + '"]' })],
    ['an inserted text', round({ top: `defaults: {insert: {重点: ${'长'.repeat(20_001)}}}` })],
  ])('%s', (_, text) => {
    expect(codesOf(text)).toEqual(['round/value-too-long'])
  })

  it('a key, which is told in short', () => {
    const { diagnostics } = parseRound('round.yaml', encode(round({ top: `${'键'.repeat(1000)}: 1` })), facts)
    const told = diagnostics.find(({ severity }) => severity === 'error')
    expect(told === undefined ? 'none' : wording(told).text.length).toBeLessThan(100)
  })
})

describe('YAML’s own signs', () => {
  it.each([
    ['a type before a value', round({ name: '!重要 会议' }), 'round/syntax'],
    ['a JavaScript function', round({ name: '!!js/function "function(){}"' }), 'round/syntax'],
    ['a Python object', round({ name: '!<tag:yaml.org,2002:python/object> x' }), 'round/syntax'],
    ['binary', round({ name: '!!binary aGVsbG8=' }), 'round/syntax'],
    ['a merge key', `x: &x {name: a}\nround: {<<: *x, committee: 市委}\n`, 'round/unknown-key'],
    ['a map as a key', '? {a: b}\n: c\n', 'round/unknown-key'],
    ['two documents', `${round()}---\n${round()}`, 'round/syntax'],
  ])('%s', (_, text, code) => {
    expect(codesOf(text)).toContain(code)
  })
})

describe('names that are hard for file systems', () => {
  const folder = mkdtempSync(join(tmpdir(), 'speechgen-names-'))
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })
  const names = [
    '../../../etc',
    '/etc/passwd',
    String.raw`C:\Windows`,
    'a/b\\c:d*e?f"g<h>i|j',
    'CON',
    'con.txt',
    'NUL',
    'aux',
    'LPT1',
    'COM¹',
    '名称. ',
    '.隐藏',
    '..',
    '~',
    '-rf',
    '$(id)',
    '%PATH%',
    '`id`',
    '长'.repeat(300),
    '😀巡察👨‍👩‍👧',
    '㙓𠮷镇',
    '买买提·艾力',
    'Ülken Ауыл',
    '名　称',
    "o'neill; rm -rf",
    '名\u0301称',
    '#{x}',
    '{{单位}}',
    '**粗**_斜_',
    '<b>&amp;</b>',
  ]

  it.each(names)('%s', async (name) => {
    writeFileSync(join(folder, 'round.yaml'), round({ name: JSON.stringify(name), unit: JSON.stringify(name) }))
    const { status, user, diagnostics } = await buildOne('', ['md', 'docx'], openDisk(folder))
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    // What looks like leftover markup is told by the proofreader, and nothing is written
    for (const { code, place } of errors)
      expect({ code, place }).toMatchObject({ code: expect.stringMatching(/^check\//u) as unknown, place: {} })
    expect(status).toBe(errors.length > 0 ? 1 : 0)
    if (status === 1) return
    const [own] = readdirSync(join(folder, 'out'))
    expect(readdirSync(folder).toSorted()).toEqual(['out', 'round.yaml'])
    expect(Buffer.byteLength(own ?? '')).toBeLessThan(240)
    const written = user.list('out')
    expect(written.filter((path) => /\.(?:md|docx)$/u.test(path))).toHaveLength(4)
    for (const path of written)
      for (const part of path.split('/')) {
        expect(part).not.toMatch(/[\\:*?"<>|\p{Cc}]|[. ]$|^(?:con|nul|aux|prn|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/iu)
        expect(part).not.toMatch(/^\.\.?$/u)
      }
    const docx = written.find((path) => path.endsWith('1-组长动员.docx')) ?? ''
    const text = docxText(user.read(`out/${docx}`) ?? new Uint8Array()).join('\n')
    expect(text).toContain(name.trim().replaceAll(/\s+/gu, ' '))
    rmSync(join(folder, 'out'), { recursive: true })
  })
})
