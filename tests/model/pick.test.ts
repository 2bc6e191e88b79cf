import { describe, expect, it } from 'vitest'
import { pick } from '../../src/model/pick.ts'

describe('pick', () => {
  it('is the same for ever: a change would rewrite every speech that is already out', () => {
    expect([pick('a', 'b', 3), pick('县委\n1', '意义', 5), pick('', '', 7)]).toMatchInlineSnapshot(`
      [
        1,
        3,
        6,
      ]
    `)
  })

  it('spreads evenly over similar seeds', () => {
    const counts = [0, 0, 0]
    for (let i = 0; i < 3000; i++) counts[pick(`unit-${i}`, 'wording', 3)]! += 1
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120)
  })

  it('chooses independently for two things of one speech', () => {
    let both = 0
    for (let i = 0; i < 2000; i++) if (pick(`unit-${i}`, 'a', 2) === pick(`unit-${i}`, 'b', 2)) both++
    expect(Math.abs(both - 1000)).toBeLessThan(120)
  })

  it('has one answer for one or none', () => {
    expect([pick('x', 'y', 1), pick('x', 'y', 0)]).toEqual([0, 0])
  })
})
