import { describe, expect, test } from 'vitest'
import type { View } from '../../src/model/view.ts'
import { parseRound } from '../../src/parse/round.ts'
import { viewOf } from '../../src/plan/view/view.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()

/** What the templates see of 组长动员 in a meeting of the first of some units, all of one team. */
function viewOfUnit(units: string, contact = ''): View {
  const text = `round: {name: 十四届县委第十轮巡察, committee: {short: 县委, level: 县}, start: 2026-11-25}
units: [${units}]
teams: [{name: 县委第一巡察组, units: [${Array.from(units.matchAll(/name: ([^,}]+)/gu), ([, name]) => name).join(', ')}]${contact}}]
meetings: [{kind: 进驻动员会, date: 2026-11-25, team: 县委第一巡察组, units: [${/name: ([^,}]+)/u.exec(units)?.[1]}], agenda: [{speech: 组长动员}]}]
`
  const { value: round, diagnostics } = parseRound('round.yaml', new TextEncoder().encode(text), catalogue)
  const meeting = round?.meetings[0]
  const item = meeting?.agenda[0]
  if (round === undefined || meeting === undefined || item === undefined || !('speech' in item))
    throw new Error(JSON.stringify(diagnostics))
  return viewOf({
    round,
    catalogue,
    meeting,
    meetingName: '动员会',
    item,
    asOf: '2026-11-25',
    length: '标准',
    chapters: 3,
  })
}

describe('the trade of a unit', () => {
  const tradeOf = (name: string, kind: string): string | undefined =>
    viewOfUnit(`{name: ${name}, kind: ${kind}}`).unit.trade?.name.text

  test('is not that of a department for a centre or station whose name does not tell it', () => {
    expect(tradeOf('县乡村振兴专项资金管理中心', '农业农村')).toBe('事业单位')
    expect(tradeOf('县农业农村局', '农业农村')).toBe('农业农村')
  })

  test('is its own where the name tells it', () => {
    expect(tradeOf('县农业技术推广中心', '农业农村')).toBe('农业农村')
    expect(tradeOf('县城市建设投资中心', '国有企业')).toBe('国有企业')
  })
})

test('a theme is of money, of property, of projects, or of something else', () => {
  const kindOf = (theme: string): string =>
    viewOfUnit(`{name: 县水利局, type: 专项, theme: ${theme}}`).unit.theme_kind.text
  expect(['乡村振兴资金管理使用', '国有资产管理领域', '工程建设招投标', '粮食购销领域'].map(kindOf)).toEqual([
    '资金',
    '资产',
    '项目',
    '其他',
  ])
  expect(viewOfUnit('{name: 县水利局}').unit.theme_kind.text).toBe('其他')
})

test('a theme is of what villages own, or it is not', () => {
  const collective = (theme: string): boolean =>
    viewOfUnit(`{name: 县农业农村局, type: 专项, theme: ${theme}}`).unit.collective
  expect(
    ['农村集体“三资”管理', '村集体资产管理', '国企“三资”管理', '国有资产管理领域', '粮食购销领域'].map(collective),
  ).toEqual([true, true, false, false, false])
})

describe('figures of an earlier inspection', () => {
  const recordOf = (figures: string) => {
    const [entry] = viewOfUnit(`{name: 县水利局, type: 回头看, record: [{figures: [${figures}]}]}`).unit.record
    return [entry?.found?.text, entry?.mended?.text, entry?.left?.text]
  }
  const found = '{label: 反馈问题, value: 41, unit: 个}'

  test('are told apart by who answers for them, with what is left', () => {
    expect(recordOf(`${found}, {label: 完成整改, value: 39, unit: 个}`)).toEqual([
      '反馈问题41个',
      '完成整改39个',
      '2个',
    ])
  })

  test('leave nothing to be told where it cannot be known', () => {
    expect(recordOf(`${found}, {label: 整改率, value: 95%}`)).toEqual(['反馈问题41个', '整改率95%', undefined])
    expect(recordOf(`${found}, {label: 完成整改, value: 39, unit: 条}`)[2]).toBeUndefined()
    expect(recordOf(`${found}, {label: 完成整改, value: 41, unit: 个}`)[2]).toBeUndefined()
    expect(recordOf(found)).toEqual(['反馈问题41个', undefined, undefined])
  })
})

test('a box that stands in the house of another unit is not told', () => {
  const boxOf = (first: string, second: string): string | undefined =>
    viewOfUnit(`{name: ${first}}, {name: ${second}}`, ', contact: {box: 县水利局一楼大厅}').team?.contact.box?.text
  expect(boxOf('县水利局', '县财政局')).toBe('县水利局一楼大厅')
  expect(boxOf('县财政局', '县水利局')).toBeUndefined()
  expect(boxOf('县财政局', '县审计局')).toBe('县水利局一楼大厅')
})
