import { expect, it } from 'vitest'
import { defects } from './matrix/defects.ts'
import { detect, draftsOf, toldOf } from './matrix/mutation.ts'
import { shippedAssets } from './shipped-assets.ts'

// A small fixed part of `npm run mutation`, which plants every kind at 200 places
const tools = shippedAssets()
const drafts = draftsOf(tools, 601)

it('tells nothing of clean drafts, read back from their files', () => {
  expect(drafts.length).toBeGreaterThan(40)
  expect(drafts.flatMap((draft) => Array.from(toldOf(draft.text, draft, tools).keys()))).toEqual([])
})

it.each(defects.map((defect) => [defect.name, defect] as const))('sees “%s”', (_, defect) => {
  const { planted, detected } = detect(defect, drafts, 8, tools)
  expect(planted).toBe(8)
  expect(detected).toBeGreaterThanOrEqual(7)
})
