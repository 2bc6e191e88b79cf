import { describe, expect, test } from 'vitest'
import { placeOf } from '../../src/parse/round/resolving.ts'
import { focusIn, head, parse, roundOf } from './round-reading.ts'

describe('short forms', () => {
  test('a number of teams, one thing for a list of one, people as text', () => {
    const round = roundOf(`${head}
teams: 6
slogans: 三优两区
focus: “四个落实”
context: 换届
extended: [6个村, {kind: 社区, count: 3}]
units: [{name: 某某局, head: 李某}]
`)
    expect(round).toMatchObject({
      team_count: 6,
      teams: [],
      slogans: ['三优两区'],
      focus: [{ id: 'sige-luoshi' }],
      context: [{ tag: '换届' }],
      extended: [{ kind: '6个村' }, { kind: '社区', count: 3 }],
      units: [{ head: { name: '李某' } }],
    })
  })

  test('a focus is found by its name without commas and quotes, by alias, and spelt out', () => {
    const round = roundOf(`${head}
focus: [六个围绕一个加强, “六围绕、一加强”, 六大纪律, sanda-wenti, {name: 两个紧盯, items: [甲, {title: 乙, detail: 丙}]}]
`)
    expect(round.focus).toEqual([
      { id: 'liu-weirao' },
      { id: 'liu-weirao' },
      { id: 'liuxiang-jilv' },
      { id: 'sanda-wenti' },
      { name: '两个紧盯', items: [{ title: '甲' }, { title: '乙', detail: '丙' }] },
    ])
  })

  test('of two frameworks with one name the one in use is meant', () => {
    expect([focusIn(2021), focusIn(2024)]).toEqual([[{ id: 'jinding-2020' }], [{ id: 'jinding-2023' }]])
  })

  test('units are meant by id, name or short name', () => {
    const round = roundOf(`${head}
teams: [{name: 第一组, units: [a, 某某二局, 三局]}]
units: [{id: a, name: 某某一局}, {id: b, name: 某某二局}, {id: c, name: 某某三局, short: 三局}]
`)
    expect(round.teams[0]?.units).toEqual(['a', 'b', 'c'])
  })

  test('an agenda of plain words', () => {
    const round = roundOf(`${head}meetings: [{kind: deployment, agenda: [部署讲话, 民主测评]}]`)
    expect(round.meetings[0]).toMatchObject({
      kind: '部署会',
      id: 'deployment',
      agenda: [
        { speech: '部署讲话', path: 'meetings.0.agenda.0' },
        { item: '民主测评', objects: [] },
      ],
    })
  })
})

describe('meetings', () => {
  const units = 'units: [{id: a, name: 某某一局, head: 李某}, {id: b, name: 某某二局}]\n'

  test('a host speaks where nobody else is named; a pledge is made by the head of the unit', () => {
    const [meeting] = roundOf(`${head}${units}
meetings:
  - {kind: entry, units: [a], chair: 陈某, agenda: [{speech: host}, {speech: pledge}]}
`).meetings
    expect(meeting?.agenda).toMatchObject([{ speaker: { name: '陈某' } }, { speaker: { name: '李某' }, unit: 'a' }])
  })

  test('everybody comes to a 部署会, the units of its team to a 进驻动员会', () => {
    const { meetings } = roundOf(`${head}${units}
teams: [{name: 第一组, units: [b]}]
meetings: [{kind: 部署会}, {kind: 进驻动员会, team: 第一组}, {kind: 进驻动员会, units: b}]
`)
    expect(meetings.map(({ units: present }) => present)).toEqual([['a', 'b'], ['b'], ['b']])
    expect(meetings.map(({ team }) => team)).toEqual([undefined, '第一组', '第一组'])
    expect(meetings.map(({ id }) => id)).toEqual(['deployment', 'b-entry', 'b-entry-2'])
  })

  test('options of a speech are laid over the defaults, insertions added up', () => {
    const [meeting] = roundOf(`${head}
defaults: {length: 详, insert: {意义: 甲}, sections: 意义}
meetings:
  - kind: 部署会
    agenda:
      - {speech: 部署讲话, length: 3000, insert: {重点: 乙}, ordinals: ["一、", 一是]}
`).meetings
    expect(meeting?.agenda[0]).toMatchObject({
      options: { length: 3000, insert: { 意义: '甲', 重点: '乙' }, sections: ['意义'], ordinals: ['一、', '一是'] },
    })
  })

  test('a unit in no team is legal, and its meeting has none', () => {
    expect(roundOf(`${head}${units}`).meetings.map(({ team }) => team)).toEqual([undefined, undefined])
  })

  test('none are held where none are listed', () => {
    expect(roundOf(`${head}${units}meetings: []`).meetings).toEqual([])
  })
})

test('types and themes of units', () => {
  const { units } = roundOf(`
round: {name: 某轮, committee: 市委, type: 专项, theme: 粮食购销领域, start: 2026-01-05}
units: [{name: 甲局}, {name: 乙局, type: 回头看}, {name: 丙局, theme: 供销领域}]
`)
  expect(units.map(({ type, theme }) => [type, theme])).toEqual([
    ['专项', '粮食购销领域'],
    ['回头看', undefined],
    ['专项', '供销领域'],
  ])
})

test('the longest piece of a name tells the kind; equal claims tell nothing', () => {
  const { units } = roundOf(`${head}units: [{name: 市城管局}, {name: 市教育民政中心}, {name: 市档案馆}]`)
  expect(units.map(({ kind }) => kind)).toEqual(['chengguan', undefined, undefined])
})

test('empty keys are left out, and their places can be found', () => {
  const { value, places, diagnostics } = parse(`${head}teams:
  - name: 市委第二巡察组
    leader:
    contact:
      phone:
`)
  expect(diagnostics).toEqual([])
  expect(value?.teams[0]).toMatchObject({ contact: {} })
  expect(value?.teams[0]).not.toHaveProperty('leader')
  expect(placeOf(places, 'teams.0.contact.phone')).toMatchObject({ line: 6, column: 7 })
  expect(placeOf(places, 'teams.0.contact.email')).toMatchObject({ line: 5, column: 5 })
  expect(placeOf(places, 'teams.0.size')).toMatchObject({ line: 3, column: 5 })
})
