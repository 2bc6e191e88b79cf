import { describe, expect, it } from 'vitest'
import { parseRound } from '../../src/parse/round.ts'
import { viewOf } from '../../src/plan/view/view.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()

const units = {
  教育局: '{name: 县教育局, kind: 教育, party: 党组}',
  水务局: '{name: 县水务局, kind: 水利, party: 党组}',
  卫健局: '{name: 县卫健局, kind: 卫生健康, party: 党委}',
  河口镇: '{name: 河口镇, kind: 乡镇, party: 党委}',
  东山镇: '{name: 东山镇, kind: 乡镇, party: 党委}',
  某中心: '{name: 某某中心, party: 党组}',
} as const
type Name = keyof typeof units

/** What the first speech of the last meeting is told of, as `延伸` and as `延伸分类`, with the codes said of the file. */
function told(extended: string, of: readonly Name[], meeting: string) {
  const text = `round: {name: 九届县委第二轮巡察, committee: 县委, start: 2026-05-08}
extended: [${extended}]
units: [${of.map((name) => units[name]).join(', ')}]
meetings: [${meeting}]
`
  const { value: round, diagnostics } = parseRound('round.yaml', new TextEncoder().encode(text), catalogue)
  const at = round?.meetings.at(-1)
  const item = at?.agenda[0]
  const codes = diagnostics.filter(({ code }) => code !== 'round/kind-guessed').map(({ code }) => code)
  if (round === undefined || at === undefined || item === undefined || !('speech' in item)) return { codes }
  const view = viewOf({
    round,
    catalogue,
    meeting: at,
    meetingName: '动员会',
    item,
    asOf: '2026-05-08',
    length: '标准',
    chapters: 3,
  })
  return {
    codes,
    list: view.extended.map((each) => each.text),
    groups: view.extended_groups.map(({ kind, bodies }) => `${kind.text} ${bodies.text}`),
  }
}

const at = (...names: readonly Name[]): string =>
  `{kind: 进驻动员会, units: [${names.map((name) => (/镇|中心/.test(name) ? name.replace('某中心', '某某中心') : `县${name}`)).join(', ')}]}`
const schools = '{kind: 乡镇学校, count: 6}'
const all = ['教育局', '水务局', '河口镇'] as const

describe('where what the inspection is extended to is told', () => {
  it.each([
    [schools, '教育局', ['6所乡镇学校']],
    [schools, '水务局', []],
    [schools, '河口镇', []],
    ['{kind: 村（社区）, count: 36}', '河口镇', ['36个村（社区）']],
    ['{kind: 村级党组织, count: 36}', '河口镇', ['36个村级党组织']],
    ['{kind: 村（社区）, count: 36}', '教育局', []],
    ['36个村', '水务局', []],
    ['{kind: 村和学校, count: 9}', '河口镇', ['村和学校']],
    ['{kind: 村和学校, count: 9}', '水务局', []],
    ['{kind: 下属单位, count: 8}', '水务局', ['8个下属单位']],
    ['{kind: 国有企业, count: 8}', '教育局', ['8家国有企业']],
    ['{kind: 乡镇, count: 8}', '水务局', ['8个乡镇']],
    ['{kind: 乡镇学校, count: 6, name: 六所农村学校}', '教育局', ['六所农村学校']],
    ['{kind: 乡镇学校, count: 6, units: 河口镇}', '河口镇', ['6所乡镇学校']],
    ['{kind: 乡镇学校, count: 6, units: 河口镇}', '教育局', []],
    ['{kind: 下属单位, count: 6, 单位: [县教育局, 县水务局]}', '水务局', ['下属单位']],
    ['{kind: 下属单位, count: 6, 单位: [县教育局, 县水务局]}', '河口镇', []],
  ] as const)('%s at %s', (extended, name, expected) => {
    expect(told(extended, all, at(name))).toMatchObject({ list: expected, codes: [] })
  })

  it('the number goes without where other units share it', () => {
    const towns = ['河口镇', '东山镇', '水务局'] as const
    expect(told('36个村', towns, at('东山镇')).list).toEqual(['村'])
    expect(told('{kind: 村, count: 36}', towns, at('河口镇', '东山镇')).list).toEqual(['36个村'])
  })

  it('a round of one unit has no other', () => {
    expect(told(schools, ['水务局'], at('水务局'))).toMatchObject({ list: ['6所乡镇学校'], codes: [] })
  })

  it('a deployment tells all, with their numbers', () => {
    const extended = `${schools}, {kind: 村, count: 36, units: 河口镇}`
    expect(told(extended, all, '{kind: 部署会, units: [县水务局]}').list).toEqual(['6所乡镇学校', '36个村'])
  })

  it('who pledges there for a unit speaks of its own alone', () => {
    const pledge = (title: string) =>
      `{kind: 部署会, agenda: [{speech: 表态发言, speaker: {name: 李某, title: ${title}}}]}`
    expect(told(schools, all, pledge('县教育局党组书记')).list).toEqual(['6所乡镇学校'])
    expect(told(schools, all, pledge('县水务局党组书记')).list).toEqual([])
  })

  it('what no unit has below it is said; a unit of which nothing is known may have it', () => {
    expect(told(schools, ['水务局', '河口镇'], at('水务局'))).toEqual({
      codes: ['round/extended-reaches-none'],
      list: [],
      groups: [],
    })
    expect(told(schools, ['水务局', '某中心'], at('某中心'))).toMatchObject({ list: ['6所乡镇学校'], codes: [] })
    expect(told(schools, ['水务局', '某中心'], at('水务局'))).toMatchObject({ list: [], codes: [] })
  })

  it('a unit that is not in the round is said', () => {
    expect(told('{kind: 村, units: [河口, 水库]}', all, at('河口镇')).codes).toEqual([
      'round/unknown-unit',
      'round/unknown-unit',
    ])
  })
})

it('what it is extended to goes by what it is', () => {
  const extended = `${schools}, {kind: 村, count: 36}, {kind: 社区, count: 4}, {kind: 乡镇卫生院, count: 7}, {kind: 县属国有企业, count: 3}, {kind: 下属单位}, {kind: 村和学校}`
  expect(told(extended, [...all, '卫健局'], '{kind: 部署会}').groups).toEqual([
    '学校 6所乡镇学校',
    '村社区 36个村、4个社区',
    '医疗机构 7所乡镇卫生院',
    '企业 3家县属国有企业',
    '其他 下属单位、村和学校',
  ])
})
