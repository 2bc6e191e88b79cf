import { expect, test } from 'vitest'
import { parseRound } from '../../src/parse/round.ts'
import { viewOf } from '../../src/plan/view/view.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()

test('what would be said of several units alike is said of them together, once', () => {
  const text = `round: {name: 十三届县委第七轮巡察, committee: {short: 县委, level: 县}}
units:
  - {name: 上坪村, party: 党支部}
  - {name: 县财政局, party: 党组}
  - {name: 石门村, party: 党总支}
  - {name: 大桥镇, party: 党委, type: 回头看}
  - {name: 河口镇, party: 党委, type: 回头看}
  - {name: 柳河镇, party: 党委, concerns: [村级债务]}
meetings: [{kind: 部署会, date: 2024-08-29, agenda: [{speech: 部署讲话}]}]
`
  const { value: round, diagnostics } = parseRound('round.yaml', new TextEncoder().encode(text), catalogue)
  const meeting = round?.meetings[0]
  const item = meeting?.agenda[0]
  if (round === undefined || meeting === undefined || item === undefined || !('speech' in item))
    throw new Error(JSON.stringify(diagnostics))
  const view = viewOf({
    round,
    catalogue,
    meeting,
    meetingName: '动员部署会',
    item,
    asOf: '2024-08-29',
    length: '标准',
    chapters: 3,
  })
  expect(view.alike.map(({ units, points }) => [units.text, points.length > 0])).toEqual([
    ['上坪村、石门村', true],
    ['县财政局', true],
    ['大桥镇、河口镇', false],
  ])
})
