import { describe, expect, test } from 'vitest'
import type { View } from '../../src/model/view.ts'
import { parseRound } from '../../src/parse/round.ts'
import { viewOf } from '../../src/plan/view/view.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()

/** What the templates see of the first speech of a meeting of 市人民医院. */
function viewOfFirst(agenda: string, { name = '七届市委第九轮巡察', head = '', team = '' } = {}): View {
  const text = `round: {name: ${name}, committee: {short: 市委, level: 市}, start: 2021-03-15}
units: [{name: 市人民医院, kind: 公立医院, party: 党委${head}}]
${team === '' ? '' : `teams: [${team}]`}
meetings:
  - {kind: 进驻动员会, date: 2021-03-16, units: [市人民医院], ${/name: ([^,}]+)/.exec(team)?.[1] ? `team: ${/name: ([^,}]+)/.exec(team)?.[1]}, ` : ''}chair: {name: 孙某, title: 市人民医院党委书记}, agenda: [${agenda}]}
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
    asOf: '2021-03-16',
    length: '标准',
    chapters: 3,
  })
}

const pledge = (name: string, title: string): string => `{speech: 表态发言, speaker: {name: ${name}, title: ${title}}}`

describe('who speaks for the unit', () => {
  test('a host who pledges too does not hear his pledge repeated', () => {
    const other = pledge('李某', '市人民医院副院长')
    expect(viewOfFirst(`{speech: 主持词}, ${pledge('孙某', '市人民医院党委书记')}`).pledges).toBe(true)
    expect(viewOfFirst(`{speech: 主持词}, ${other}`).pledges).toBe(false)
  })

  test('answers for it in his own name: its head, or who is not known to be a deputy', () => {
    expect(viewOfFirst(pledge('孙某', '党委书记')).in_charge).toBe(true)
    expect(viewOfFirst(pledge('李某', '党委副书记')).in_charge).toBe(false)
    const head = ', head: {name: 孙某, title: 党委书记}'
    expect(viewOfFirst(pledge('李某', '院长'), { head }).in_charge).toBe(false)
    expect(viewOfFirst(pledge('孙某', '院长'), { head }).in_charge).toBe(true)
  })

  test('a host with a post that names no organ is from the unit', () => {
    const host = (title: string): View => viewOfFirst(`{speech: 主持词, speaker: {name: 王某, title: ${title}}}`)
    expect(host('党委书记')).toMatchObject({ in_charge: true, host_of_unit: true })
    expect(host('党委副书记、院长')).toMatchObject({ in_charge: false, host_of_unit: true })
  })

  test('a host from elsewhere does not', () => {
    const host = '{speech: 主持词, speaker: {name: 王某, title: 市委巡察办主任}}'
    expect(viewOfFirst(host)).toMatchObject({ in_charge: false, host_of_unit: false })
  })
})

describe('the line under the title', () => {
  const signed = (agenda: string, given = {}): readonly (string | undefined)[] => {
    const { title, name } = viewOfFirst(agenda, given).speaker
    return [title?.text, name?.text]
  }

  test('tells a post with the unit or the team it belongs to', () => {
    expect(signed(pledge('孙某', '党委书记'))).toEqual(['市人民医院党委书记', '孙某'])
    expect(signed('{speech: 主持词, speaker: {name: 孙某, title: 党委书记}}')).toEqual(['市人民医院党委书记', '孙某'])
    expect(
      signed('{speech: 主持词, speaker: {name: 陈某, title: 副组长}}', { team: '{name: 市委第一巡察组}' }),
    ).toEqual(['市委第一巡察组副组长', '陈某'])
    expect(
      signed('{speech: 组长动员, speaker: {name: 张某, title: 组长}}', { team: '{name: 市委第一巡察组}' }),
    ).toEqual(['市委第一巡察组组长', '张某'])
  })

  test('leaves a post as it is that is told with its organ', () => {
    expect(signed('{speech: 领导动员, speaker: {name: 刘某, title: 市委常委}}')).toEqual(['市委常委', '刘某'])
    expect(signed('{speech: 主持词, speaker: {name: 王某, title: 市委巡察办主任}}')).toEqual(['市委巡察办主任', '王某'])
  })

  test('holds open who the head of the team is', () => {
    const team = '{name: 市委第一巡察组}'
    expect(signed('{speech: 组长动员}', { team })).toEqual(['市委第一巡察组组长', '【待补：组长姓名】'])
    // Given without a name, he is told by his post alone
    const titled = '{name: 市委第一巡察组, leader: {title: 组长}}'
    expect(signed('{speech: 组长动员}', { team: titled })).toEqual(['市委第一巡察组组长', undefined])
  })
})

describe('whom the host introduces', () => {
  const speech = '{speech: 主持词}, {speech: 组长动员}'
  const guests = (deputies: string, more = ''): readonly string[] =>
    viewOfFirst(speech + more, { team: `{name: 市委第一巡察组, leader: 周某, deputies: [${deputies}]}` }).guests.map(
      ({ text }) => text,
    )

  test('the team with its deputies, after its head', () => {
    expect(guests('林某, 郑某')).toEqual([
      '市委第一巡察组组长周某同志',
      '巡察组副组长林某同志、郑某同志',
      '巡察组的其他同志',
    ])
  })

  test('a deputy who speaks is introduced as who speaks', () => {
    expect(guests('林某', ', {item: 宣读, object: 决定, by: 林某}')).toEqual([
      '市委第一巡察组组长周某同志',
      '巡察组的其他同志',
      '林某同志',
    ])
  })
})

describe('how a team is reached', () => {
  const contactIn = (agenda: string, team: string): readonly string[] => {
    const view = viewOfFirst(agenda, { team })
    const { phone, sms, mailbox, email, box, hours } = view.team?.contact ?? {}
    return [phone, sms, mailbox, email, box, hours, view.round.petition_until].map((known) => known?.text ?? '')
  }

  test('is held open where its head speaks and the file says nothing', () => {
    expect(contactIn('{speech: 组长动员}', '{name: 市委第一巡察组}')).toEqual([
      '【待补：值班电话】',
      '',
      '【待补：邮政信箱】',
      '',
      '',
      '【待补：接访时间】',
      '',
    ])
  })

  test('is told as given where the file says something, and left to him by others', () => {
    const team = '{name: 市委第一巡察组, contact: {box: 一楼大厅}}'
    expect(contactIn('{speech: 组长动员}', team)).toEqual(['', '', '', '', '一楼大厅', '', ''])
    expect(contactIn('{speech: 领导动员}', '{name: 市委第一巡察组}')).toEqual(['', '', '', '', '', '', ''])
  })
})

test('a round that is called 第四批 is 这一批', () => {
  expect(viewOfFirst(pledge('孙某', '党委书记')).round.measure.text).toBe('轮')
  expect(viewOfFirst(pledge('孙某', '党委书记'), { name: '厅党组第四批巡察' }).round.measure.text).toBe('批')
})
