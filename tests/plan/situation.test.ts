import { expect, test } from 'vitest'
import { parseRound } from '../../src/parse/round.ts'
import { situationOf } from '../../src/plan/situation.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()

/** The named length that a speech gets for a number of characters. */
function lengthFor(speech: string, characters: number): string {
  const text = `round: {name: 十四届县委第十轮巡察, committee: 县委}
units: [{name: 县水利局}]
meetings: [{kind: 进驻动员会, date: 2026-11-25, units: [县水利局], agenda: [{speech: ${speech}, length: ${characters}}]}]
`
  const { value: round, diagnostics } = parseRound('round.yaml', new TextEncoder().encode(text), catalogue)
  const meeting = round?.meetings[0]
  const item = meeting?.agenda[0]
  if (round === undefined || meeting === undefined || item === undefined || !('speech' in item))
    throw new Error(JSON.stringify(diagnostics))
  return situationOf(round, catalogue, meeting, item, '2026-11-25').length
}

test('a number of characters asks for the length that comes nearest to it', () => {
  // A pledge has about 920, 1060 or 1380 characters
  expect([700, 900, 1000, 1100, 1300, 1500].map((number) => lengthFor('表态发言', number))).toEqual([
    '简',
    '简',
    '标准',
    '标准',
    '详',
    '详',
  ])
  expect([2500, 3000, 4000].map((number) => lengthFor('领导动员', number))).toEqual(['简', '标准', '详'])
})
