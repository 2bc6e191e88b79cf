import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../src/model/revision.ts'
import { compareTexts } from '../../src/revise/compare.ts'
import { editsOf } from '../../src/revise/edits.ts'

/** [-removed-], {+added+} and what stayed */
const shown = (before: string, after: string): string =>
  editsOf(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')

describe('the words of a paragraph', () => {
  it.each([
    ['要深入推进', '要扎实推进', '要[-深入-]{+扎实+}推进'],
    // numbers, Latin words and placeholders as a whole
    ['8月5日前', '8月15日前', '8月[-5-]{+15+}日前'],
    ['增长2.5%。', '增长12.5%。', '增长[-2.5%-]{+12.5%+}。'],
    [
      '值班电话是【待补：值班电话】。',
      '值班电话是【待补：短信】。',
      '值班电话是[-【待补：值班电话】-]{+【待补：短信】+}。',
    ],
    // no confetti
    ['看准重点难点', '找到要点堵点', '[-看准重点难-]{+找到要点堵+}点'],
    ['坚持问题导向，动真碰硬。', '突出问题导向，动真格。', '[-坚持-]{+突出+}问题导向，动真[-碰硬-]{+格+}。'],
    // whole sentences, not the end of one and the beginning of the next
    ['甲很好。丙也好。', '甲很好。乙不好。丙也好。', '甲很好。{+乙不好。+}丙也好。'],
    ['甲很好。乙很好。丙很好。', '甲很好。丙很好。', '甲很好。[-乙很好。-]丙很好。'],
    ['', '新的。', '{+新的。+}'],
    ['旧的。', '', '[-旧的。-]'],
    ['一样。', '一样。', '一样。'],
  ])('%s → %s', (before, after, wanted) => {
    expect(shown(before, after)).toBe(wanted)
  })

  const text = fc.string({
    unit: fc.constantFrom('甲', '乙', '。', '，', '1', 'a', '𠮷', '\u0301', '【', '】'),
    maxLength: 40,
  })

  it('are all there: the old ones without what was added, the new ones without what was removed', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = editsOf(before, after)
        const without = (kind: string) => edits.filter((edit) => edit.kind !== kind).map((edit) => edit.text)
        expect(without('added').join('')).toBe(before)
        expect(without('removed').join('')).toBe(after)
        expect(edits.every((edit) => edit.text !== '')).toBe(true)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })
})

describe('paragraphs', () => {
  const sides = (changes: readonly Change[]) => changes.map(({ before, after }) => [before, after])

  it('are found again by what they have in common', () => {
    const before = ['标题', '要认真学习文件精神。', '要逐项核对材料。', '谢谢大家！']
    const after = ['标题', '新的一段放在这里。', '要认真学习会议精神。', '要逐项核对账目材料。', '谢谢大家！']
    expect(sides(compareTexts(before, after))).toEqual([
      [0, 0],
      [undefined, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ])
  })

  it('that have nothing in common are one removed and one added', () => {
    expect(sides(compareTexts(['甲乙丙丁戊。'], ['春夏秋冬！']))).toEqual([
      [0, undefined],
      [undefined, 0],
    ])
  })

  it('are each told once, in their order', () => {
    const texts = fc.array(fc.constantFrom('甲乙丙', '甲乙丁', '戊', '', '己庚辛壬', '己庚辛癸'), { maxLength: 10 })
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const changes = compareTexts(before, after)
        expect(changes.flatMap((change) => change.before ?? [])).toEqual(before.map((_, i) => i))
        expect(changes.flatMap((change) => change.after ?? [])).toEqual(after.map((_, i) => i))
      }),
      { numRuns: 1000, seed: 1 },
    )
  })
})
