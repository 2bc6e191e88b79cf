import { describe, expect, it } from 'vitest'
import { aboveOf, dateInWords, durationInWords, inspectionOf, wholeOf } from '../../src/plan/words.ts'

describe('dates and stays in words', () => {
  it('writes a date without leading zeros', () => {
    expect(dateInWords('2026-08-05')).toBe('2026年8月5日')
  })

  it.each([
    ['2026-08-03', '2026-10-30', '三个月'],
    ['2026-08-03', '2026-11-02', '三个月'],
    ['2021-12-08', '2022-01-07', '一个月'],
    ['2017-08-21', '2017-10-20', '两个月'],
    ['2025-07-14', '2025-08-22', '40天'],
    ['2024-02-01', '2024-02-29', '一个月'],
    ['2026-03-01', '2026-03-15', '15天'],
  ])('%s to %s is %s', (start, end, words) => {
    expect(durationInWords(start, end)).toBe(words)
  })
})

describe('words of a level', () => {
  it.each([
    ['市委', '市', '全市'],
    ['区委', '县', '全区'],
    ['县委', '县', '全县'],
    ['青州市委', '县', '全市'],
    ['省委', '省', '全省'],
    ['厅党组', '部门', '全系统'],
    ['校党委', '高校', '全校'],
    ['集团党委', '企业', '全集团'],
    ['公司党委', '企业', '全公司'],
  ] as const)('%s at level %s answers for %s', (short, level, whole) => {
    expect(wholeOf({ short, level })).toBe(whole)
  })

  it('says 巡视 only in a province, and names the committees above', () => {
    expect([inspectionOf('省'), inspectionOf('市'), inspectionOf('高校')]).toEqual(['巡视', '巡察', '巡察'])
    expect([aboveOf('县'), aboveOf('市')]).toEqual(['党中央和省委、市委', '党中央和省委'])
  })
})
