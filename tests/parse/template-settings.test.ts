import { describe, expect, it } from 'vitest'
import { wording } from '../../src/model/diagnostic.ts'
import { parseTemplates } from '../../src/parse/template.ts'

/** What is said of a section with these settings, as `line:column text`. */
const said = (settings: string): readonly string[] =>
  parseTemplates(new Map([['sections/领导动员/重点/甲.md', `---\n${settings}---\n好。\n`]])).diagnostics.map(
    (found) => `${found.place?.line}:${found.place?.column} ${wording(found).text}`,
  )

describe('the settings of a template', () => {
  it.each(['when: {level: 市, from: 2019-09-06}\n', 'when:\n  level: [市, 县]\nleads: 1.\n', 'weight: -5\n'])(
    'may be %j',
    (settings) => {
      expect(said(settings)).toEqual([])
    },
  )

  it.each([
    ['when:\n  level: [市, 镇]\n', '3:14', 'level 没有“镇”这种写法，可以写“省”“市”“县”“部门”“高校”“企业”'],
    ['when:\n  level: 镇\n', '3:10', 'level 没有“镇”这种写法'],
    ['when:\n  several: 是\n', '3:12', 'several 只能写 true 或 false，这里写的是“是”'],
    ['weight: 很大\n', '2:9', 'weight 要写成数字，这里写的是“很大”'],
    ['when:\n  from: 2026/3/1\n', '3:9', '日期要写成 2019-09-06、2019-09 或 "2019"'],
    ['when:\n  until: 2026\n', '3:10', '只写年份要加引号'],
    ['when: 市\n', '2:7', 'when 下面要一行写一个条件'],
    ['when:\n  lvel: [市]\n', '3:3', '不认识“lvel”'],
    ['weigth: 3\n', '2:1', '不认识“weigth”'],
    ['when: {level: [市\n', '2:15', '“[”没有配对的“]”'],
    ['when:\n\tlevel: [市]\n', '3:1', '制表符'],
    ['weight: 1\nweight: 2\n', '3:1', '“weight”写了两次'],
  ])('%j is told in Chinese, where it stands', (settings, place, text) => {
    const found = said(settings)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`${place} `)
    expect(found[0]).toContain(text)
    expect(found[0]).not.toMatch(/[A-Z][a-z]+ (?:type|expected|must)|Expected|received/u)
  })
})
