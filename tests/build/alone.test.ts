import { describe, expect, it } from 'vitest'
import { build, decode, workspaceWith } from './building.ts'

const texts = async (round: string): Promise<string> => {
  const user = workspaceWith(round)
  expect((await build(user)).status).toBe(0)
  const written = user.list('out').filter((path) => path.endsWith('.md'))
  return written.map((path) => decode(user.read(`out/${path}`)).replace(/^---\n.*?\n---\n/su, '')).join('\n')
}

const outlines = ['', ', outline: 三点', ', outline: 六点']
const rounds = [2016, 2018, 2019, 2020, 2022, 2024, 2026].flatMap((year) =>
  ['简', '标准', '详'].flatMap((length) => outlines.map((outline) => [year, length, outline] as const)),
)

describe('a deployment of one team', () => {
  const deployment = (year: number, length: string, outline: string, units: string): string =>
    `round: {name: 十二届县委第八轮巡察, committee: 县委, start: ${year}-11-04, end: ${year}-12-27}
teams: [{name: 县委第四巡察组, leader: 傅某, units: [${units}]}]
units: [${units.replaceAll(/[^,\s]+/gu, '{name: $&, party: 党组}')}]
meetings:
  - {kind: 部署会, date: ${year}-11-01, chair: 张某, agenda: [{speech: 主持词}, {speech: 部署讲话, length: ${length}${outline}}]}
`

  it.each(rounds)('that has one unit speaks of no other: %s %s%s', async (year, length, outline) => {
    expect(await texts(deployment(year, length, outline, '县民政局'))).not.toMatch(/各组|各个?巡察组|各单位/u)
  })

  it.each(rounds)('that has two units speaks of no other team: %s %s%s', async (year, length, outline) => {
    const said = await texts(deployment(year, length, outline, '县民政局, 县财政局'))
    expect(said).not.toMatch(/各组|各个?巡察组/u)
    expect(said).toContain('2个单位')
  })
})

describe('a pledge', () => {
  const round = (name: string): string => `round: {name: 九届市委第四轮巡察, committee: 市委, start: 2026-09-07}
teams: [{name: 市委第一巡察组, leader: 罗某, units: [${name}]}]
units:
  - name: ${name}
    kind: 住房和城乡建设
    party: 党组
    head: {name: 谭某, title: 党组书记、局长}
    record:
      - {scope: 上次巡察, figures: [{项目: 反馈问题, 数值: 28, 单位: 个}, {项目: 完成整改, 数值: 27, 单位: 个}]}
meetings:
  - kind: 进驻动员会
    units: [${name}]
    date: 2026-09-08
    chair: {name: 谭某, title: ${name}党组书记、局长}
    agenda: [{speech: 主持词}, {speech: 表态发言, speaker: {name: 谭某, title: ${name}党组书记、局长}}]
`
  const names = ['甲市住建局', '乙市住建局', '丙市住建局', '丁市住建局', '戊市住建局', '己市住建局']

  it.each(names)('takes up what the last feedback left, and names no risk as its own: %s', async (name) => {
    const said = await texts(round(name))
    expect(said).toMatch(/反馈问题28个.{0,12}完成整改27个，还有1个没有完成/u)
    expect(said).toContain('由我牵头抓到底')
    expect(said).not.toMatch(/等廉洁风险/u)
  })

  it.each(names)('is not praised by the host whose own it is: %s', async (name) => {
    const [, after = ''] = (await texts(round(name))).split('作表态发言。\n\n')
    expect(after).toMatch(/^（表态发言）\n\n同志们，/u)
  })
})
