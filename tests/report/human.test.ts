import { eastAsianWidth } from 'get-east-asian-width'
import { describe, expect, test } from 'vitest'
import { diagnostic } from '../../src/model/diagnostic.ts'
import { locate } from '../../src/model/place.ts'
import { columns } from '../../src/report/excerpt.ts'
import { reportHuman, summary } from '../../src/report/human.ts'

/** Tells an unknown key that stands at `word` in `text`. */
function tell(text: string, word: string): readonly string[] {
  const from = text.indexOf(word)
  const place = locate('round.yaml', text)(from, from + word.length)
  const found = diagnostic('round/unknown-key', { key: word, under: 'round（轮次）', suggestion: '名称' }, place)
  return reportHuman([found], new Map([['round.yaml', text]]), { color: false }).split('\n')
}

test('place, severity, message, code, excerpt, what to do and a summary', () => {
  expect(tell('round:\n  naem: 张某\n', 'naem').join('\n')).toBe(
    `round.yaml:2:3 错误 round（轮次）不认识“naem”这个键，它的内容不会进入讲话。 [round/unknown-key]
    2 |   naem: 张某
      |   ^^^^
  怎么办 是不是想写“名称”？

1 个错误
`,
  )
})

describe('the carets stand under the word', () => {
  test.each([
    ['after full-width text', '姓名: 张某某 职务', '职务', '姓名: 张某某 ', '^^^^'],
    ['after a full-width colon', '姓名：张某', '张某', '姓名：', '^^^^'],
    ['after a tab, which takes two columns', '\tname: x', 'name', '  ', '^^^^'],
    ['after a letter of four bytes', '𠮷: ab', 'ab', '𠮷: ', '^^'],
    ['with Windows line ends', '甲: 乙\r\n', '乙', '甲: ', '^^'],
  ])('%s', (_, text, word, before, carets) => {
    const line = tell(text, word)[2] ?? ''
    expect(line).toBe(`      | ${' '.repeat(columns(before))}${carets}`)
  })

  test('every letter is as wide as the tables of Unicode say, unless it is put over another', () => {
    const letters = Array.from({ length: 0x1_00_00 }, (_, point) => String.fromCodePoint(point))
    const plain = letters.filter((letter) => !/[\p{M}\p{Cf}\p{Cc}\p{Cs}]/u.test(letter))
    const wrong = plain.filter((letter) => columns(letter) !== eastAsianWidth(letter.codePointAt(0) ?? 0))
    expect(wrong).toEqual([])
    expect(plain.length).toBeGreaterThan(40_000)
  })

  test('a full-width letter takes two columns, an accent none', () => {
    expect([columns('张某：'), columns('a1'), columns('e\u0301')]).toEqual([6, 2, 1])
  })
})

test('a long line is cut around the place', () => {
  const [, line = '', carets = ''] = tell(`${'前'.repeat(200)}错了${'后'.repeat(200)}`, '错了')
  expect(columns(line)).toBeLessThan(110)
  expect(line).toMatch(/^ {4}1 \| …前+错了后+…$/u)
  expect(columns(line.slice(0, line.indexOf('错')))).toBe(carets.indexOf('^'))
  expect(carets).toMatch(/\^{4}$/u)
})

test('what goes on over several lines is marked to the end of the first', () => {
  const text = '甲: [乙,\n  丙]\n'
  const place = locate('a.yaml', text)(3, text.length - 1)
  const report = reportHuman([diagnostic('round/empty-file', {}, place)], new Map([['a.yaml', text]]), { color: false })
  expect(report).toContain('    1 | 甲: [乙,\n      |     ^^^^\n')
})

describe('what is said of several speeches alike', () => {
  const at = locate('round.yaml', 'round:\n')(0, 5)
  const heldOpen = (speech: string, names: string) => diagnostic('text/held-open', { speech, names }, at)
  const report = (found: readonly ReturnType<typeof heldOpen>[]) =>
    reportHuman(found, new Map(), { color: false }).split('\n')

  test('is told once, with the others by name, and counted for each', () => {
    const [first, others, ...rest] = report([
      heldOpen('甲', '讲话人'),
      heldOpen('乙', '讲话人'),
      heldOpen('丙', '讲话人'),
    ])
    expect(first).toContain('《甲》有待补的内容：讲话人。')
    expect(others).toBe('  还有 2 篇也是这样：《乙》、《丙》')
    expect(rest.join('\n')).not.toContain('《')
    expect(rest).toContain('3 个提示')
  })

  test('twice of one speech is told twice, each time with those it is said of as often', () => {
    const told = ['甲', '甲', '乙', '甲', '乙'].map((speech) => heldOpen(speech, '讲话人'))
    const lines = report(told).filter((line) => line.includes('《'))
    expect(lines.map((line) => line.match(/《.》/gu)?.join(''))).toEqual([
      '《甲》',
      '《乙》',
      '《甲》',
      '《乙》',
      '《甲》',
    ])
  })

  test('whatever words it is about', () => {
    const breathless = (speech: string, words: string) =>
      ({
        code: 'check/long-sentence',
        args: { message: `《${speech}》：这里42字没有停顿。`, words },
        severity: 'info',
        place: at,
      }) as const
    const lines = reportHuman([breathless('甲', '一中'), breathless('乙', '二中')], new Map(), { color: false }).split(
      '\n',
    )
    expect(lines[0]).toContain('《甲》：这里42字没有停顿：“一中”。')
    expect(lines[1]).toBe('  还有 1 篇也是这样：《乙》')
  })

  test('of many names two', () => {
    const lines = report(Array.from('甲乙丙丁', (speech) => heldOpen(speech, '讲话人')))
    expect(lines).toContain('  还有 3 篇也是这样：《乙》、《丙》等')
  })

  test('but not where it differs, or stands elsewhere', () => {
    const elsewhere = diagnostic('text/held-open', { speech: '丙', names: '讲话人' }, locate('b.yaml', '甲')(0, 1))
    const lines = report([heldOpen('甲', '讲话人'), heldOpen('乙', '电话'), elsewhere])
    expect(lines.filter((line) => line.includes('有待补的内容'))).toHaveLength(3)
    expect(lines.join('\n')).not.toContain('也是这样')
  })
})

test('related places are shown too', () => {
  const text = 'name: 甲\n名称: 乙\n'
  const at = locate('a.yaml', text)
  const found = diagnostic('round/duplicate-key', { key: '名称', first: 'name', line: 1 }, at(8, 10), [at(0, 4)])
  const report = reportHuman([found], new Map([['a.yaml', text]]), { color: false })
  expect(report).toContain('    2 | 名称: 乙\n      | ^^^^\n  相关位置 a.yaml:1:1\n    1 | name: 甲\n      | ^^^^\n')
})

test('sorted by place; a place without its text has no excerpt', () => {
  const at = locate('a.yaml', 'x\ny\n')
  const found = [diagnostic('round/empty-file', {}, at(2, 3)), diagnostic('round/empty-file', {}, at(0, 1))]
  const lines = reportHuman(found, new Map(), { color: false }).split('\n')
  expect(lines.filter((line) => line.startsWith('a.yaml')).map((line) => line.slice(0, 10))).toEqual([
    'a.yaml:1:1',
    'a.yaml:2:1',
  ])
  expect(lines.some((line) => line.includes('|'))).toBe(false)
})

test('colours only where they are asked for', () => {
  const found = [diagnostic('out/no-such-file', { file: 'a.yaml' })]
  expect(reportHuman(found, new Map(), { color: false })).not.toContain('\u001b')
  expect(reportHuman(found, new Map(), { color: true })).toContain('\u001b[31m错误\u001b[0m')
})

test('the summary counts what there is', () => {
  const error = diagnostic('out/no-such-file', { file: 'a' })
  const warning = diagnostic('round/empty-item', { key: 'a', index: 1 })
  const info = diagnostic('round/kind-guessed', { unit: 'a', kind: 'b', piece: 'a' })
  expect(summary([warning, error, error])).toBe('2 个错误，1 个提醒')
  expect(summary([info])).toBe('1 个提示')
  expect(reportHuman([], new Map(), { color: false })).toBe('')
})
