import { describe, expect, it } from 'vitest'
import type { Conditions, Situation } from '../../src/model/template.ts'
import { choose, reasonAgainst, reasonsAgainst } from '../../src/plan/choose.ts'

const situation: Situation = {
  kind: '领导动员',
  date: '2018-11-01',
  level: '市',
  type: '常规',
  unit_kind: ['群团组织', '工商联'],
  party: '党组',
  focus: ['liu-weirao-yi-jiaqiang', '六个围绕、一个加强', '六围绕一加强'],
  context: ['首轮'],
  said: ['组长动员'],
  to_come: ['表态发言'],
  length: '标准',
  audience: '干部',
  several: false,
}

describe('conditions', () => {
  const holding: readonly Conditions[] = [
    {},
    { from: '2018-11-01', until: '2018-11-01' },
    { from: '2018', until: '2018-11' },
    { level: ['市', '县'], type: ['常规'], party: ['党组'] },
    { unit_kind: ['工商联'] },
    { focus: ['六围绕一加强'] },
    { context: ['首轮', '换届'] },
    { after: ['组长动员'], before: ['表态发言'] },
    { several: false, length: ['标准'], audience: ['干部'] },
  ]
  it.each(holding)('hold: %j', (when) => {
    expect(reasonAgainst(when, situation)).toBeUndefined()
  })

  const failing: readonly (readonly [Conditions, string])[] = [
    [{ from: '2018-11-02' }, '会议日期 2018-11-01 早于 2018-11-02'],
    [{ until: '2018-10' }, '会议日期 2018-11-01 晚于 2018-10'],
    [{ level: ['县'] }, '层级是市，要求县'],
    [{ party: ['党委', '党工委'] }, '党组织是党组，要求党委、党工委'],
    [{ unit_kind: ['公立医院'] }, '单位类别是群团组织，要求公立医院'],
    [{ focus: ['四个落实'] }, '监督重点是六个围绕、一个加强，要求四个落实'],
    [{ context: ['换届'] }, '背景是首轮，要求换届'],
    [{ after: ['领导动员'] }, '此前没有领导动员'],
    [{ before: ['组长动员'] }, '此后没有组长动员'],
    [{ several: true }, '不是几家单位合开'],
  ]
  it.each(failing)('%j fails: %s', (when, reason) => {
    expect(reasonAgainst(when, situation)).toBe(reason)
    expect(reasonsAgainst(when, situation)).toEqual([reason])
  })

  it('that fail are all told, in the order in which they are described', () => {
    const when: Conditions = { several: true, level: ['县'], from: '2019', type: ['常规'] }
    expect(reasonsAgainst(when, situation)).toEqual([
      '会议日期 2018-11-01 早于 2019',
      '层级是市，要求县',
      '不是几家单位合开',
    ])
  })
})

describe('choice', () => {
  const template = (id: string, weight = 0, when: Conditions = {}) => ({ id, weight, when })

  it('takes the heaviest of those that fit, whatever the order', () => {
    const all = [template('a'), template('b', 5), template('c', 9, { level: ['县'] })]
    for (const order of [all, all.toReversed()]) expect(choose(order, situation, 'seed', 'slot').chosen?.id).toBe('b')
  })

  it('is none where none fits', () => {
    const choice = choose([template('a', 0, { level: ['县'] })], situation, 'seed', 'slot')
    expect(choice).toEqual({ of: 0, pick: 0 })
  })

  it('spreads over equals by the seed, and does not depend on the order of files', () => {
    const all = ['a', 'b', 'c'].map((id) => template(id))
    const seen = new Set<string | undefined>()
    for (let i = 0; i < 40; i++) {
      const chosen = choose(all, situation, `seed ${i}`, 'slot').chosen?.id
      expect(choose(all.toReversed(), situation, `seed ${i}`, 'slot').chosen?.id).toBe(chosen)
      seen.add(chosen)
    }
    expect(seen).toEqual(new Set(['a', 'b', 'c']))
  })
})
