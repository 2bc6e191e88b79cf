import { describe, expect, test } from 'vitest'
import { parseRound } from '../../src/parse/round.ts'
import { facts } from './round-facts.ts'
import { codes, example, head, roundOf } from './round-reading.ts'

describe('the shortest file', () => {
  const { value, diagnostics } = parseRound('shortest.yaml', example('shortest.yaml'), facts)

  test('gives every unit a mobilisation meeting on the first day', () => {
    expect(value?.meetings).toEqual([
      {
        id: '市城管局-entry',
        kind: '进驻动员会',
        date: '2017-08-21',
        video: false,
        team: '市委第二巡察组',
        units: ['市城管局'],
        attendance: [],
        agenda: [
          {
            speech: '组长动员',
            speaker: { name: '张某', title: '市委第二巡察组组长' },
            points: [],
            generate: true,
            options: {},
            path: 'round',
          },
          { speech: '领导动员', points: [], generate: true, options: {}, path: 'round' },
        ],
        path: 'round',
      },
    ])
  })

  test('derives level, type, ids and counts', () => {
    expect(value).toMatchObject({
      file: 'shortest.yaml',
      committee: { short: '市委', level: '市' },
      type: '常规',
      start: { date: '2017-08-21' },
      focus: [{ id: 'liuxiang-jilv' }],
      team_count: 1,
      units: [{ id: '市城管局', kind: 'chengguan', party: '党组', type: '常规', count: 1, path: 'units.0' }],
    })
  })

  test('tells the guess at the name of the unit', () => {
    expect(diagnostics).toMatchObject([
      { code: 'round/kind-guessed', severity: 'info', place: { line: 6, column: 12 } },
    ])
  })
})

describe('teams whose names leave room for others are told where the deployment speech counts them:', () => {
  const of = (names: readonly string[], kind: string): readonly string[] =>
    codes(`${head}teams: [${names.map((name, i) => `{name: ${name}, units: [u${i}]}`).join(', ')}]
units: [${names.map((_, i) => `{id: u${i}, name: 县某某局, kind: 教育, party: 党组}`).join(', ')}]
meetings: [{kind: ${kind}, date: 2017-08-20${kind === '部署会' ? '' : ', units: [u0], agenda: [{speech: 组长动员}]'}}]
`).filter((code) => code.startsWith('round/teams-left-out'))

  test.each([
    ['the second alone', ['市委第二巡察组'], ['round/teams-left-out 2:1']],
    ['the first and the third', ['市委第一巡察组', '市委第三巡察组'], ['round/teams-left-out 2:1']],
    ['the second and the first', ['市委第二巡察组', '市委第一巡察组'], []],
    ['one without a number', ['市委巡察组'], []],
  ])('%s', (_, names, told) => {
    expect(of(names, '部署会')).toEqual(told)
    expect(of(names, '进驻动员会')).toEqual([])
  })
})

describe('meetings and pledges that fit the allotment are not remarked on:', () => {
  const people = `units:
  - {id: a, name: 县某某一局, kind: 教育, party: 党组, head: 张某}
  - {id: b, name: 县某某二局, kind: 教育, party: 党组, head: 李某}
  - {id: c, name: 县某某三局, kind: 教育, party: 党组, head: 张某}
`
  const of = (teams: string, meeting: string): readonly string[] =>
    codes(`${head}teams: ${teams}\n${people}meetings:\n  - {kind: entry, ${meeting}}\n`)

  test.each([
    [
      'one of several units is the team’s',
      '[{name: 一组, units: [a]}, {name: 二组, units: [b, c]}]',
      'team: 一组, units: [a, b]',
    ],
    ['the unit is nobody’s, and the meeting names its team', '[{name: 一组, units: [a]}]', 'team: 一组, units: [b]'],
    ['there are only so many teams', '3', 'units: [a]'],
    [
      'the head of the unit is named like that of another',
      '[{name: 一组, units: [a]}]',
      'units: [a], agenda: [{speech: pledge, speaker: 张某}]',
    ],
    [
      'two heads of other units have the name',
      '[{name: 一组, units: [b]}]',
      'units: [b], agenda: [{speech: pledge, speaker: 张某}]',
    ],
    [
      'the speaker is the head of one of the units',
      '[{name: 一组, units: [a, b]}]',
      'units: [a, b], agenda: [{speech: pledge, speaker: 李某}]',
    ],
    [
      'somebody else of the unit speaks',
      '[{name: 一组, units: [a]}]',
      'units: [a], agenda: [{speech: pledge, speaker: 王某}]',
    ],
  ])('%s', (_, teams, meeting) => {
    expect(of(teams, meeting)).toEqual([])
  })

  test('a unit of a team that could not be found is asked for once', () => {
    expect(of('[{name: 一组, units: [县某某四局]}]', 'units: [a]')).toEqual(['round/unknown-unit 2:28'])
  })

  test('without meetings in the file, the place is the unit', () => {
    expect(codes(`${head}teams: [{name: 一组, units: [a, b]}]\n${people}`)).toEqual(['round/meeting-without-team 6:6'])
  })
})

test('the full example is the same in English and in Chinese', () => {
  const english = parseRound('full', example('full.yaml'), facts)
  const chinese = parseRound('full', example('full.zh.yaml'), facts)
  expect(english.diagnostics).toEqual([])
  expect(chinese.diagnostics).toEqual([])
  expect(chinese.value).toEqual(english.value)
  expect(english.value?.units).toHaveLength(4)
  expect([...chinese.places.keys()].toSorted()).toEqual([...english.places.keys()].toSorted())
})

test.each([
  '2026-08-05',
  '2026/8/5',
  '2026.8.5',
  '2026年8月5日',
  '２０２６年８月５日',
  '"2026-08-05"',
  '2026年 8月 05日',
])('a date may be written %s', (date) => {
  const round = roundOf(
    `round: {name: 某轮, committee: 市委, start: ${date}}\nmeetings: [{kind: 部署会, date: ${date}}]`,
  )
  expect(round.start).toEqual({ date: '2026-08-05' })
  expect(round.meetings[0]?.date).toBe('2026-08-05')
})

test.each(['2025年11月下旬', '2025年11月', '国庆节后'])('a time in words stays as it is: %s', (words) => {
  expect(roundOf(`round: {name: 某轮, committee: 市委, start: ${words}}`).start).toEqual({ words })
})

test('figures are kept as they are written', () => {
  const round = roundOf(`${head}
teams:
  - {name: 市委第一巡察组, contact: {phone: 013800000000, sms: 1e5, box: 0x1F, email: 12345678901234567890}}
record: [{figures: [{label: 追缴, value: 1.50}, {label: 占比, value: 97.8%}]}]
meetings: [{kind: 部署会, headcount: 0160, place: 301}]
`)
  expect(round.teams[0]?.contact).toEqual({
    phone: '013800000000',
    sms: '1e5',
    box: '0x1F',
    email: '12345678901234567890',
  })
  expect(round.record[0]?.figures.map(({ value }) => value)).toEqual(['1.50', '97.8%'])
  expect(round.meetings[0]).toMatchObject({ headcount: '0160', place: '301' })
})

test.each([
  ['是', true],
  ['yes', true],
  ['True', true],
  ['否', false],
  ['no', false],
  ['false', false],
])('video: %s', (written, video) => {
  expect(roundOf(`${head}meetings: [{kind: 部署会, video: ${written}}]`).meetings[0]?.video).toBe(video)
})

test.each([
  ['省委', '省'],
  ['某某自治区党委', '省'],
  ['某某市委', '市'],
  ['自治州委', '市'],
  ['县委', '县'],
  ['某某区委', '县'],
  ['省财政厅党组', '部门'],
  ['局党组', '部门'],
  ['校党委', '高校'],
  ['某某大学党委', '高校'],
  ['学院党委', '高校'],
  ['集团党委', '企业'],
  ['某某公司党委', '企业'],
])('the level of %s is %s', (short, level) => {
  expect(roundOf(`round: {name: 某轮, committee: ${short}}`).committee).toEqual({ short, level })
})

test('a given level wins over the short name', () => {
  expect(roundOf('round: {name: 某轮, committee: {short: 市委, level: county}}').committee.level).toBe('县')
})
