import { describe, expect, test } from 'vitest'
import { speakerLines } from '../../src/emit/docx/speaker-lines.ts'
import { titleLines, width } from '../../src/emit/docx/title-lines.ts'

describe('the lines of a title', () => {
  test.each([
    ['在巡察县卫健委党委工作动员会上的讲话'],
    ['在十三届县委第一轮巡察/工作动员部署会上的讲话'],
    ['在巡察某某县农业农村局/党组工作动员会上的表态发言'],
    ['在市委第二巡察组巡察市城市管理/和综合执法局党组工作动员会上的讲话'],
    ['十三届县委第一轮巡察/工作动员部署会暨业务培训会主持词'],
    ['在市委巡察组对某某市交通建设投资/集团有限公司党委开展常规巡察/工作动员会上的讲话'],
    ['在九届市委第二轮巡察市国资委党委/工作进驻动员会上的主持词'],
  ])('break by meaning and balance: %s', (broken) => {
    const lines = broken.split('/')
    expect(titleLines(lines.join(''), 20)).toEqual(lines)
  })

  test('never split a word of the trade, begin with a suffix or overflow', () => {
    const bodies = [
      '县委',
      '卫生健康委员会',
      '教育局',
      '住房和城乡建设局',
      '某某街道党工委',
      '投资集团有限公司',
      '人民医院党总支',
      '某某镇某某村党支部',
    ]
    const titles = bodies.flatMap((a) =>
      bodies.flatMap((b) => [`在${a}第三巡察组巡察${b}工作动员会上的讲话`, `${a}巡察${b}工作动员部署会主持词`]),
    )
    for (const title of titles) {
      const lines = titleLines(title, 20)
      expect(lines.join('')).toBe(title)
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(20)
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^(员会|会|组|委|上|的|和|部署会|察|治)/)
    }
  })

  test('keep a placeholder in one piece', () => {
    const lines = titleLines('在巡察【待补：被巡察单位的名称】工作动员部署会上的讲话', 20)
    expect(lines.filter((line) => line.includes('【') && line.includes('】'))).toHaveLength(1)
  })

  test('are left to the program that opens the file where a word is longer than a line', () => {
    const word = 'A'.repeat(50)
    expect(titleLines(word, 20)).toEqual([word])
  })

  test('are found at once for a title of any length', () => {
    const title = '某某县委第一巡察组工作动员会'.repeat(30)
    expect(titleLines(title, 20).join('')).toBe(title)
  })
})

describe('the lines of post and name', () => {
  test.each([
    ['县委第一巡察组组长　张某'],
    ['市委巡察工作领导小组成员，/市委常委、市纪委书记、市监委主任　张某'],
    ['没有停顿的一个很长很长很长很长很长很长很长很长很长很长的职务名称　张某'],
  ])('break between posts where they do not fit: %s', (broken) => {
    const lines = broken.split('/')
    expect(speakerLines(lines.join(''), 28)).toEqual(lines)
  })
})
