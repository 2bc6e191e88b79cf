import { expect, test } from 'vitest'
import type { Rendering } from '../../src/compose/helpers.ts'
import { helpers } from '../../src/compose/helpers.ts'
import { unmark } from '../../src/compose/marks.ts'

test('a date leaves out its year where it is the year of the meeting', () => {
  const monthDay = helpers['month_day']
  if (monthDay === undefined) throw new Error('no helper')
  const given = { date: '2026-07-31', missing: () => {} } as unknown as Rendering
  const spot = { file: 0, line: 1, name: '' }
  const told = (text: string): string => unmark(String(monthDay([{ text }], given, spot))).text
  expect(['2026年10月30日', '2027年1月8日', '10月下旬'].map(told)).toEqual(['10月30日', '2027年1月8日', '10月下旬'])
})
