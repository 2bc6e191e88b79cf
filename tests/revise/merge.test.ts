import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeSpeech } from '../../src/revise/merge.ts'

const speechOf = (...paragraphs: readonly string[]): string => `${paragraphs.join('\n\n')}\n`
const paragraphsOf = (text: string): readonly string[] => text.trim().split('\n\n')

const opening = '今天我们召开会议，主要任务是深入学习上级精神。'
const review = '上一轮巡察发现的问题，大部分已经整改到位。'
const task = '请各单位8月5日前完成自查，报送巡察办。'
const base = speechOf('# 讲话', '同志们：', opening, review, task, '谢谢大家！')

const merge = (mine: string, theirs: string) => mergeSpeech({ base, mine, theirs })

describe('three versions of a speech', () => {
  it('take from either what it changed, also in neighbours', () => {
    const mine = base.replace('深入', '扎实').replace('大部分', '绝大部分')
    const theirs = base.replace('8月5日', '8月12日').replace('同志们：', '各位领导、同志们：')
    expect(merge(mine, theirs)).toEqual({
      text: theirs.replace('深入', '扎实').replace('大部分', '绝大部分'),
      conflicts: [],
    })
  })

  it('take what either put in and took out', () => {
    const mine = speechOf('# 讲话', '同志们：', opening, '领导亲笔加了一段话。', review, task, '谢谢大家！')
    const theirs = speechOf('# 讲话', '同志们：', opening, review, '谢谢大家！', '散会。')
    expect(merge(mine, theirs)).toEqual({
      text: speechOf('# 讲话', '同志们：', opening, '领导亲笔加了一段话。', review, '谢谢大家！', '散会。'),
      conflicts: [],
    })
  })

  it('stand side by side, marked, where both changed one paragraph', () => {
    const [hand, fresh] = [task.replace('完成', '如期完成'), task.replace('8月5日', '8月12日')]
    const { text, conflicts } = merge(base.replace(task, hand), base.replace(task, fresh))
    expect(paragraphsOf(text)).toEqual([
      '# 讲话',
      '同志们：',
      opening,
      review,
      expect.stringMatching(/^【待补：.*请取舍.*】$/),
      hand,
      expect.stringMatching(/^【待补：.*】$/),
      fresh,
      expect.stringMatching(/^【待补：.*】$/),
      '谢谢大家！',
    ])
    expect(conflicts).toEqual([{ line: 9, mine: hand, theirs: fresh }])
    expect(text.split('\n')[8]).toContain('【待补：')
  })

  it('tell the line of a mark below settings, too', () => {
    const front = '---\ntitle: 讲话\n---\n\n'
    const { text, conflicts } = mergeSpeech({
      base: front + base,
      mine: front + base.replace('完成', '如期完成'),
      theirs: front + base.replace('8月5日', '8月12日'),
    })
    expect(conflicts.map(({ line }) => text.split('\n')[line - 1])).toEqual([
      expect.stringMatching(/^【待补：.*请取舍/),
    ])
  })

  it('are marked where one took out what the other changed', () => {
    const fresh = task.replace('8月5日', '8月12日')
    const gone = merge(base.replace(`${task}\n\n`, ''), base.replace(task, fresh))
    expect(gone.conflicts).toEqual([{ line: 9, mine: '', theirs: fresh }])
    expect(gone.text).toContain('手工删去')
    const lost = merge(base.replace(task, fresh), base.replace(`${task}\n\n`, ''))
    expect(lost.conflicts).toEqual([{ line: 9, mine: fresh, theirs: '' }])
  })

  it('keep a paragraph that was written anew beside the one that was generated anew', () => {
    const fresh = task.replace('8月5日', '8月12日')
    const { conflicts } = merge(base.replace(task, '这件事另行通知！'), base.replace(task, fresh))
    expect(conflicts).toEqual([{ line: 9, mine: '这件事另行通知！', theirs: fresh }])
  })

  it('are one again when the marks are taken out, and stay settled', () => {
    const [hand, fresh] = [task.replace('完成', '如期完成'), task.replace('8月5日', '8月12日')]
    const theirs = base.replace(task, fresh)
    const { text } = merge(base.replace(task, hand), theirs)
    const settled = paragraphsOf(text).filter((each) => each !== fresh && !each.startsWith('【待补：'))
    expect(mergeSpeech({ base: theirs, mine: speechOf(...settled), theirs })).toEqual({
      text: speechOf(...settled),
      conflicts: [],
    })
    // And a later build finds its way between the marks
    const later = theirs.replace('谢谢大家', '谢谢各位')
    const again = mergeSpeech({ base: theirs, mine: text, theirs: later })
    expect(again).toEqual({ text: text.replace('谢谢大家', '谢谢各位'), conflicts: [] })
  })

  it('have line ends and byte order marks that say nothing', () => {
    const theirs = base.replace('深入', '扎实')
    expect(merge(`\uFEFF${base.replaceAll('\n', '\r\n')}`, theirs).text).toBe(theirs)
    const windows = base.replace('谢谢', '多谢').replaceAll('\n', '\r\n')
    expect(merge(windows, base).text).toBe(windows)
    expect(merge(windows, theirs).text).toBe(theirs.replace('谢谢', '多谢'))
  })
})

describe('the settings above', () => {
  const front = (inputs: string, date: string, more = ''): string =>
    `---\ntitle: 讲话\ndate: ${date}\n${more}inputs: ${inputs}\n---\n\n`
  const was = front('a', '2026-08-05') + base

  it('take what either changed', () => {
    const mine = front('a', '2026-08-05', 'note: 送审\n') + base.replace('谢谢', '多谢')
    const theirs = front('b', '2026-08-12') + base.replace('深入', '扎实')
    expect(mergeSpeech({ base: was, mine, theirs })).toEqual({
      text: front('b', '2026-08-12', 'note: 送审\n') + base.replace('谢谢', '多谢').replace('深入', '扎实'),
      conflicts: [],
    })
  })

  it('can still be read where both changed one, and are told', () => {
    const mine = front('a', '2026-08-06') + base
    const theirs = front('a', '2026-08-12') + base.replace('深入', '扎实')
    const { text, conflicts } = mergeSpeech({ base: was, mine, theirs })
    expect(text).toContain('\n# 手工改过：date: 2026-08-06\ndate: 2026-08-12\n')
    expect(conflicts).toHaveLength(1)
  })

  it('stay out where they were taken out', () => {
    const theirs = front('b', '2026-08-05') + base
    expect(mergeSpeech({ base: was, mine: base.replace('谢谢', '多谢'), theirs })).toEqual({
      text: base.replace('谢谢', '多谢'),
      conflicts: [],
    })
  })
})

describe('whatever was edited on both sides', () => {
  const words = fc.constantFrom('巡察', '整改', '要', '认真', '，', '不', '第一', '群众', '纪律', '8月5日')
  const sentence = fc.array(words, { minLength: 3, maxLength: 12 }).map((list) => `${list.join('')}。`)
  const original = fc.array(sentence, { minLength: 1, maxLength: 8 })
  interface Step {
    readonly at: number
    readonly how: 'change' | 'remove' | 'add' | 'move' | 'rewrite'
    readonly to: number
    readonly text: string
  }
  const steps = fc.array(
    fc.record<Step>({
      at: fc.nat({ max: 20 }),
      to: fc.nat({ max: 20 }),
      how: fc.constantFrom('change', 'change', 'remove', 'add', 'move', 'rewrite'),
      text: sentence,
    }),
    { maxLength: 5 },
  )
  const edited = (of: readonly string[], all: readonly Step[]): readonly string[] => {
    const list = [...of]
    for (const { at, how, to, text } of all) {
      const i = list.length === 0 ? 0 : at % list.length
      if (how === 'add' || list.length === 0) list.splice(i, 0, text)
      else if (how === 'remove') list.splice(i, 1)
      else if (how === 'change') list[i] = `${(list[i] ?? '').slice(0, -2)}${text}`
      else if (how === 'rewrite') list[i] = text
      else list.splice(to % list.length, 0, ...list.splice(i, 1))
    }
    return list
  }
  const count = (list: readonly string[], wanted: string): number => list.filter((each) => each === wanted).length
  const check = (property: (base: readonly string[], mine: readonly string[], theirs: readonly string[]) => void) =>
    fc.assert(
      fc.property(original, steps, steps, (list, hand, build) => {
        property(list, edited(list, hand), edited(list, build))
      }),
      { numRuns: 3000, seed: 1 },
    )

  it('no paragraph that either side wrote vanishes, nor one that both kept', () => {
    check((old, mine, theirs) => {
      const { text } = mergeSpeech({ base: speechOf(...old), mine: speechOf(...mine), theirs: speechOf(...theirs) })
      const result = paragraphsOf(text)
      for (const each of new Set([...mine, ...theirs])) {
        const [was, a, b] = [old, mine, theirs].map((list) => count(list, each)) as [number, number, number]
        const wanted = Math.max(a - was, b - was, Math.min(a, b))
        expect(count(result, each)).toBeGreaterThanOrEqual(Math.min(1, wanted))
      }
    })
  })

  it('no paragraph comes from nowhere, and there are marks where there are conflicts', () => {
    check((old, mine, theirs) => {
      const { text, conflicts } = mergeSpeech({
        base: speechOf(...old),
        mine: speechOf(...mine),
        theirs: speechOf(...theirs),
      })
      const result = paragraphsOf(text).filter((each) => each !== '')
      const written = result.filter((each) => !each.startsWith('【待补：'))
      expect(written.filter((each) => !mine.includes(each) && !theirs.includes(each))).toEqual([])
      expect(result.filter((each) => each.includes('取舍到此为止'))).toHaveLength(conflicts.length)
      for (const { line } of conflicts) expect(text.split('\n')[line - 1]).toMatch(/^【待补：.*请取舍/)
    })
  })

  it('what was not edited is as it is generated now, and what is generated as before stays as it was edited', () => {
    check((old, mine, theirs) => {
      const [was, hand, fresh] = [old, mine, theirs].map((list) => speechOf(...list)) as [string, string, string]
      expect(mergeSpeech({ base: was, mine: was, theirs: fresh })).toEqual({ text: fresh, conflicts: [] })
      expect(mergeSpeech({ base: was, mine: hand, theirs: was })).toEqual({ text: hand, conflicts: [] })
      expect(mergeSpeech({ base: was, mine: hand, theirs: hand })).toEqual({ text: hand, conflicts: [] })
    })
  })

  it('a paragraph that only one side touched is no conflict', () => {
    check((old, mine) => {
      // The other side only adds behind the end, far from everything
      const guard = ['间隔段一，谁也没有动过它。', '间隔段二，谁也没有动过它。']
      const result = mergeSpeech({
        base: speechOf(...old, ...guard),
        mine: speechOf(...mine, ...guard),
        theirs: speechOf(...old, ...guard, '末尾新添的一段。'),
      })
      expect(result).toEqual({ text: speechOf(...mine, ...guard, '末尾新添的一段。'), conflicts: [] })
    })
  })
})
