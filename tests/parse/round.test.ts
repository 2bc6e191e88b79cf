import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Round } from '../../src/model/round.ts'
import { parseRound } from '../../src/parse/round.ts'
import { placeOf } from '../../src/parse/round/resolving.ts'
import { facts } from './round-facts.ts'

const example = (name: string): Uint8Array => readFileSync(new URL(`../../data/examples/${name}`, import.meta.url))
const parse = (text: string): ReturnType<typeof parseRound> =>
  parseRound('round.yaml', new TextEncoder().encode(text), facts)

/** The round that a text gives; the codes where it gives none. */
function roundOf(text: string): Round {
  const { value, diagnostics } = parse(text)
  if (value === undefined) throw new Error(diagnostics.map(({ code, place }) => `${code} ${place?.line}`).join(', '))
  return value
}

/** The findings of a text, each with its place. */
const codes = (written: string): readonly string[] =>
  parse(written).diagnostics.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)

/** What 四个紧盯 means in a year. */
const focusIn = (year: number): Round['focus'] =>
  roundOf(`round: {name: 某轮, committee: 市委, start: ${year}-06-01}\nfocus: [四个紧盯]`).focus

const head = 'round: {name: 九届市委第二轮巡察, committee: 市委, start: 2017-08-21}\n'

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

test('a byte order mark and Windows line ends change nothing', () => {
  const text = `${head}units:\n  - name: 某某局\n    duty: |\n      一\n      二\n`
  const windows = parse(`\uFEFF${text.replaceAll('\n', '\r\n')}`)
  expect(windows.diagnostics).toEqual([])
  expect(windows.value).toEqual(parse(text).value)
  expect(windows.places.get('units.0.name')).toEqual(parse(text).places.get('units.0.name'))
})

test('what is mistyped is found at the same places with Windows line ends', () => {
  const text =
    'round：\n  name: 某轮\n  committee: {short: 市委，level：市}\n　start: 2026-08-05\nfocus: ［六项纪律，三大问题］\nslogans: [甲］\n'
  expect(codes(text)).toEqual([
    'round/full-width-colon 1:1',
    'round/full-width-comma 3:24',
    'round/full-width-colon 3:25',
    'round/full-width-blank 4:1',
    'round/full-width-bracket 5:8',
    'round/full-width-bracket 6:12',
  ])
  expect(codes(text.replaceAll('\n', '\r\n'))).toEqual(codes(text))
})

test('columns count characters, not halves of them', () => {
  const { places } = parse('round: {name: 𠮷𠮷县第一轮, committee: 县委}')
  expect(places.get('round.committee')).toMatchObject({ line: 1, column: 34, endColumn: 36 })
})

test('text that looks like a mistake is left alone in quotes, block scalars and comments', () => {
  const { diagnostics, value } = parse(`${head}# name：注释
units:
  - name: 某某局
    duty: "名称：某某，单位：某某"
    vision: |
      名称：某某
    concerns: ["招标，采购"]
    head: {name: 张某, title: 时间：不限}
`)
  expect(diagnostics).toEqual([])
  expect(value?.units[0]).toMatchObject({ duty: '名称：某某，单位：某某', head: { title: '时间：不限' } })
})

test('a 会议 that cannot be read does not hide what else is wrong', () => {
  const { diagnostics } = parse(`${head}meetings: 明天\nfocus: [没有的重点名]\n`)
  expect(diagnostics.map(({ code }) => code)).toEqual(['round/wrong-shape', 'round/unknown-focus'])
})
