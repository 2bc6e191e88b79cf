import { describe, expect, it } from 'vitest'
import { chineseCount, chineseOrdinal, numberOf } from '../../src/model/numerals.ts'

describe('Chinese numerals', () => {
  it.each([
    [0, '零'],
    [1, '一'],
    [2, '二'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [25, '二十五'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [169, '一百六十九'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [2022, '二千零二十二'],
  ])('%i is %s', (n, text) => {
    expect(chineseOrdinal(n)).toBe(text)
  })

  it('counts two as 两 and orders it as 二', () => {
    expect([chineseCount(2), chineseOrdinal(2), chineseCount(12)]).toEqual(['两', '二', '十二'])
  })

  it('are read back as they are written, in Arabic figures too', () => {
    for (let n = 0; n < 1000; n++) expect([numberOf(chineseOrdinal(n)), numberOf(String(n))]).toEqual([n, n])
    expect(['两', '二〇', '十二', '百', '一二', '第一', ''].map(numberOf)).toEqual([
      2,
      undefined,
      12,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('refuses what has no such numeral', () => {
    for (const n of [-1, 1.5, 10000, Number.NaN]) expect(() => chineseOrdinal(n)).toThrow(RangeError)
  })
})
