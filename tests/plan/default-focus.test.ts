import { expect, test } from 'vitest'
import { parseRound } from '../../src/parse/round.ts'
import { situationOf } from '../../src/plan/situation.ts'
import { viewOf } from '../../src/plan/view/view.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()

/** The names of the focus that templates are chosen by and see, for the head of a team at 清河镇. */
function focusOf(
  round: string,
  unit: string,
  focus = '',
): { readonly chosen: readonly string[]; readonly seen: string[] } {
  const text = `round: {name: 十三届县委第四轮巡察, committee: 县委${round}}
${focus === '' ? '' : `focus: [${focus}]`}
units: [{name: 清河镇, party: 党委${unit}}]
meetings: [{kind: 进驻动员会, date: 2025-03-11, units: [清河镇], agenda: [{speech: 组长动员}]}]
`
  const { value, diagnostics } = parseRound('round.yaml', new TextEncoder().encode(text), catalogue)
  const meeting = value?.meetings[0]
  const item = meeting?.agenda[0]
  if (value === undefined || meeting === undefined || item === undefined || !('speech' in item))
    throw new Error(JSON.stringify(diagnostics))
  const asOf = '2025-03-11'
  const of = {
    round: value,
    catalogue,
    meeting,
    meetingName: '动员会',
    item,
    asOf,
    length: '标准',
    chapters: 3,
  } as const
  const view = viewOf(of)
  return {
    chosen: situationOf(value, catalogue, meeting, item, asOf).focus.slice(0, 2),
    seen: [view.focus, ...view.more_focus].flatMap(({ quoted }) => (quoted === undefined ? [] : [quoted.text])),
  }
}

test('a round that names no focus has that of its day, but not where it comes back to what was found', () => {
  expect(focusOf('', '').seen).toEqual(['“三个聚焦”'])
  for (const type of ['回头看', '整改督查']) {
    expect(focusOf(`, type: ${type}`, '')).toEqual({ chosen: [], seen: [] })
    // The unit's own type, in a round of another
    expect(focusOf('', `, type: ${type}`)).toEqual({ chosen: [], seen: [] })
  }
})

test('a focus that the round names is kept where it comes back', () => {
  expect(focusOf(', type: 回头看', '', '四个落实')).toEqual({
    chosen: ['sige-luoshi', '四个落实'],
    seen: ['“四个落实”'],
  })
})
