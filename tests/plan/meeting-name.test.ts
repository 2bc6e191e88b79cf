import { describe, expect, test } from 'vitest'
import { parseRound } from '../../src/parse/round.ts'
import { meetingName, shortMeetingName } from '../../src/plan/meeting-name.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()

/** Long and short name of the only meeting of a round. */
function namesOf(
  meeting: string,
  { type = '常规', theme = '', committee = '县委', level = '县' } = {},
): readonly [string, string] {
  const text = `round: {name: 十三届县委第一轮巡察, committee: {short: ${committee}, level: ${level}}, type: ${type}, theme: '${theme}', start: 2024-05-06}
teams:
  - {name: 县委第一巡察组, units: [县卫健委]}
units:
  - {id: w, name: 某某县卫生健康委员会, short: 县卫健委, kind: 卫生健康, party: 党委}
  - {id: a, name: 甲局, kind: 机关单位, party: 党组}
  - {id: b, name: 乙局, kind: 机关单位}
  - {id: c, name: 丙局, kind: 机关单位, party: 党组}
meetings: [{date: 2024-05-08, ${meeting}}]
`
  const { value: round, diagnostics } = parseRound('round.yaml', new TextEncoder().encode(text), catalogue)
  const only = round?.meetings[0]
  if (round === undefined || only === undefined) throw new Error(JSON.stringify(diagnostics))
  return [meetingName(round, only), shortMeetingName(round, only)]
}

const entry = (units: string, more = ''): string =>
  `kind: 进驻动员会, units: [${units}]${more}, agenda: [{speech: 组长动员}]`

describe('the name of a meeting that the file does not name', () => {
  test('is that of the team that inspects the unit; the folder has the unit alone', () => {
    expect(namesOf(entry('县卫健委', ', team: 县委第一巡察组'))).toEqual([
      '县委第一巡察组巡察县卫健委党委工作动员会',
      '县卫健委进驻动员会',
    ])
  })

  test('has the committee where there is no team, and no party where none is told', () => {
    expect(namesOf(entry('乙局'))[0]).toBe('县委巡察组巡察乙局工作动员会')
    expect(namesOf(entry('甲局'), { committee: '省委', level: '省' })[0]).toBe('省委巡视组巡视甲局党组工作动员会')
  })

  test('tells of another look', () => {
    expect(namesOf(entry('甲局'), { type: '回头看' })[0]).toBe('县委巡察组对甲局党组开展巡察“回头看”工作动员会')
    expect(namesOf(entry('甲局'), { type: '专项', theme: '营商环境' })[0]).toBe('县委巡察组专项巡察甲局党组工作动员会')
    expect(namesOf(entry('甲局'), { type: '整改督查' })[0]).toBe('县委巡察组对甲局党组开展巡察整改督查工作动员会')
  })

  test('is a 见面会 where villagers listen', () => {
    const agenda = 'agenda: [{speech: 组长动员, audience: 村民}]'
    expect(namesOf(`kind: 进驻动员会, units: [甲局], ${agenda}`)[0]).toBe('县委巡察组巡察甲局党组见面会')
  })

  test('counts many units instead of naming them all', () => {
    expect(namesOf(entry('甲局, 乙局'))[0]).toBe('县委巡察组巡察甲局、乙局工作动员会')
    expect(namesOf(entry('县卫健委, 甲局, 乙局, 丙局'))[0]).toBe('县委第一巡察组巡察县卫健委、甲局等4家单位工作动员会')
  })

  test('is the same in both for a 部署会, and for what the file names', () => {
    expect(namesOf('kind: 部署会, agenda: [{speech: 部署讲话}]')).toEqual(
      Array(2).fill('十三届县委第一轮巡察动员部署会'),
    )
    expect(namesOf(`name: 动员大会, ${entry('甲局')}`)).toEqual(['动员大会', '动员大会'])
  })
})
