import { expect, it } from 'vitest'
import { ongoingEvent } from '../../src/model/in-use.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()

it.each([
  ['2023-04-11', false, 'zt2023'],
  ['2023-04-11', true, undefined],
  ['2023-08-31', true, undefined],
  ['2023-09-01', true, 'zt2023'],
  ['2024-02-04', true, 'zt2023'],
  ['2024-02-05', true, undefined],
  ['2019-06-15', true, undefined],
  ['2024-05-08', true, 'djxx'],
  // Being summed up, as most were for some weeks, is not going on
  ['2025-07-31', true, 'bxgd'],
  ['2025-08-01', true, undefined],
  ['2025-09-10', false, undefined],
  ['2026-07-31', true, 'zjg'],
  ['2026-08-05', true, undefined],
])('on %s (city or county: %s) the campaign is %s', (date, local, id) => {
  expect(ongoingEvent(catalogue, 'campaign', date, local)?.id).toBe(id)
})
