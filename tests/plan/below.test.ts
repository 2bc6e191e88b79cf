import { expect, test } from 'vitest'
import type { Meeting } from '../../src/model/round.ts'
import { belowOf } from '../../src/plan/view/below.ts'

const below = (...attendance: string[]): readonly string[] => {
  const meeting: Meeting = { id: 'm', kind: '进驻动员会', video: false, units: [], attendance, agenda: [], path: 'm' }
  return belowOf(meeting).map(({ text }) => text)
}

test('the subordinate units are taken from who of them takes part', () => {
  expect(below('县教育局领导班子成员', '局机关全体干部', '县直学校主要负责人')).toEqual(['县直学校'])
  expect(below('各村（社区）党组织书记', '局属事业单位负责同志')).toEqual(['各村（社区）', '局属事业单位'])
  expect(below('机关全体干部、下属单位党政主要负责人（在家）')).toEqual(['下属单位'])
})

test('sections and branches of the unit itself, and single persons, are none', () => {
  expect(below('各科室负责人', '机关各党支部书记', '县纪委书记', '退休干部代表')).toEqual([])
})
