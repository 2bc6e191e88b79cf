import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { wording } from '../../src/model/diagnostic.ts'
import { parseRound } from '../../src/parse/round.ts'
import { facts } from './round-facts.ts'

const folder = new URL('../rounds-bad/', import.meta.url)

interface Expected {
  readonly file: string
  readonly ok: boolean
  readonly findings: readonly string[]
}

const expected: readonly Expected[] = readFileSync(new URL('expected.txt', folder), 'utf8')
  .replace(/^#.*$/gmu, '')
  .split(/\n\n+/u)
  .map((block) => block.trim().split('\n'))
  .filter(([head = '']) => head !== '')
  .map(([head = '', ...findings]) => {
    const [file = '', ok] = head.split(/\s+/u)
    return { file, ok: ok === 'ok', findings: findings.map((finding) => finding.trim()) }
  })

const parse = (file: string): ReturnType<typeof parseRound> =>
  parseRound(file, readFileSync(new URL(file, folder)), facts)

test('every bad round file is expected to be bad in a certain way', () => {
  const files = readdirSync(folder).filter((file) => file !== 'expected.txt')
  expect(expected.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
  expect(files.length).toBeGreaterThan(50)
})

describe.each(expected)('$file', ({ file, ok, findings }) => {
  const { value, diagnostics } = parse(file)

  test('all findings, each at its place', () => {
    const told = diagnostics.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)
    expect(told).toEqual(findings)
  })

  test(`a round comes out: ${ok}`, () => {
    expect(value !== undefined).toBe(ok)
  })

  test('messages are full sentences without blame', () => {
    for (const diagnostic of diagnostics) {
      const { text, hint } = wording(diagnostic)
      expect(text).toMatch(/[。；：]$|。$/u)
      expect(`${text}${hint ?? ''}`).not.toMatch(/undefined|\[object|！|NaN/u)
      expect(hint ?? '').not.toBe('')
    }
  })

  test('every place covers something', () => {
    for (const { code, place } of diagnostics) {
      const covers = place !== undefined && (place.endLine > place.line || place.endColumn > place.column)
      // An empty file and one that cannot be read have nothing to cover
      expect(covers || ['round/empty-file', 'round/not-utf8'].includes(code)).toBe(true)
    }
  })
})

test.each([
  ['gbk.bin', '选 GBK，再'],
  ['utf16.bin', '“通过编码保存”选 UTF-8'],
])('%s is to be saved anew: %s', (file, todo) => {
  const [hint = ''] = parse(file).diagnostics.map((each) => wording(each).hint)
  expect(hint).toContain(todo)
  expect(hint.includes('GBK')).toBe(file.startsWith('gbk'))
})

test('suggestions name what was meant', () => {
  const hints = ['unknown-key.yaml', 'unknown-key-chinese.yaml', 'unknown-references.yaml', 'key-one-level-up.yaml']
    .flatMap((file) => parse(file).diagnostics)
    .map((diagnostic) => wording(diagnostic).hint)
  expect(hints).toEqual(
    expect.arrayContaining([
      '是不是想写“committee”？',
      '是不是想写“届次”？',
      '是不是想写“六项纪律”？',
      '是不是想写“市教育局”？',
      '是不是想写“市委第二巡察组”？',
      '几个单位要写成列表：[市民政局, 市教育局]。',
      '“focus”应当写在文件最外层，请把这一行移过去（注意缩进）。',
    ]),
  )
})

test('a key given twice shows both places', () => {
  const [duplicate] = parse('duplicate-key-two-languages.yaml').diagnostics
  expect(duplicate?.related).toMatchObject([{ line: 2, column: 3, endColumn: 7 }])
})

test('a GBK file shows how it reads', () => {
  const [finding] = parse('gbk.bin').diagnostics
  expect(finding === undefined ? '' : wording(finding).text).toContain('name: 九届市委')
})
