import { describe, expect, it } from 'vitest'
import type { Meeting, Round, SpeechItem, Unit } from '../../src/model/round.ts'
import { belongs, postWithUnit, unitsOf } from '../../src/plan/concerned.ts'

const unit = (id: string, more: Partial<Unit> = {}): Unit => ({
  id,
  name: `某某${id}`,
  short: id,
  type: '常规',
  count: 1,
  concerns: [],
  record: [],
  path: '',
  ...more,
})
const education = unit('县教育局', { head: { name: '王某', title: '党组书记、局长' } })
const sports = unit('县体育局')
// Only what is looked at
const round = { units: [education, sports] } as unknown as Round
const meeting = { units: ['县教育局', '县体育局'] } as unknown as Meeting
const pledge = (item: Partial<SpeechItem>): SpeechItem => ({
  speech: '表态发言',
  points: [],
  generate: true,
  options: {},
  path: '',
  ...item,
})

describe('the units that a speech is about', () => {
  it('are those of the meeting', () => {
    expect(unitsOf(round, meeting, pledge({ speech: '领导动员', unit: '县教育局' }))).toEqual([education, sports])
  })

  it.each([
    ['the unit named', { unit: '县体育局' }, [sports]],
    ['the unit in the post', { speaker: { title: '县体育局局长' } }, [sports]],
    ['the unit whose head speaks', { speaker: { name: '王某' } }, [education]],
    ['all where the speaker could be from any', { speaker: { name: '赵某' } }, [education, sports]],
  ])('are for a pledge %s', (_, item, expected) => {
    expect(unitsOf(round, meeting, pledge(item))).toEqual(expected)
  })
})

describe('a post', () => {
  it.each([
    ['党组书记、局长', '县教育局党组书记、局长'],
    ['副局长', '县教育局副局长'],
    ['局党组书记、局长', '县教育局党组书记、局长'],
    ['常务副县长', '常务副县长'],
    ['县教育局局长', '县教育局局长'],
    ['县政府副县长', '县政府副县长'],
  ])('%s is announced as %s', (title, expected) => {
    expect(postWithUnit({ title }, [education]).title).toBe(expected)
  })

  it('tells whether its holder is from a unit', () => {
    expect(belongs({ title: '县委第一巡察组副组长' }, education)).toBe(false)
    expect(belongs({ name: '王某', title: '党组书记' }, education)).toBe(true)
  })
})
