import { expect, test } from 'vitest'
import type { View } from '../../src/model/view.ts'
import { parseRound } from '../../src/parse/round.ts'
import { viewOf } from '../../src/plan/view/view.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()

/** What the templates see of the first speech of a kind, in a round that has a deployment or has none. */
function viewOfSpeech(speech: '领导动员' | '部署讲话', deployed: boolean): View {
  const text = `round: {name: 十三届县委第一轮巡察, committee: {short: 县委, level: 县}}
context: [首轮, {text: 今年是三年行动的第一年}]
record: [{scope: 十二届县委十轮巡察, figures: [{label: 反馈问题, value: 5106, unit: 个}]}]
teams: [{name: 县委第一巡察组, units: [县民政局, 县直学校, 县属企业]}]
units: [{name: 县民政局}, {name: 县直学校, count: 2}, {name: 县属企业, count: 3}]
meetings:
${deployed ? '  - {kind: 部署会, date: 2026-07-31, agenda: [{speech: 部署讲话}]}\n' : ''}  - {kind: 进驻动员会, date: 2026-08-05, units: [县民政局], agenda: [{speech: 领导动员}]}
`
  const { value: round, diagnostics } = parseRound('round.yaml', new TextEncoder().encode(text), catalogue)
  for (const meeting of round?.meetings ?? [])
    for (const item of meeting.agenda)
      if (round !== undefined && 'speech' in item && item.speech === speech)
        return viewOf({
          round,
          catalogue,
          meeting,
          meetingName: '会',
          item,
          asOf: '2026-08-05',
          length: '标准',
          chapters: 3,
        })
  throw new Error(JSON.stringify(diagnostics))
}

test('what the deployment of a round tells of results and context is not told again at a unit', () => {
  expect(viewOfSpeech('部署讲话', true)).toMatchObject({ record: [{}], context: [{}, {}] })
  expect(viewOfSpeech('领导动员', true)).toMatchObject({ record: [], context: [{}] })
  expect(viewOfSpeech('领导动员', false)).toMatchObject({ record: [{}], context: [{}, {}] })
})

test('several units of a name are counted by the measure word of what they are', () => {
  expect(viewOfSpeech('部署讲话', true).teams[0]?.units?.text).toBe('县民政局、2所县直学校、3家县属企业')
})
