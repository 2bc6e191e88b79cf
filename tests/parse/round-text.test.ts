import { expect, test } from 'vitest'
import { codes, head, parse } from './round-reading.ts'

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
