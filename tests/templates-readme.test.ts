import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fieldTable, slotTable } from '../src/commands/templates.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'

const guide = readFileSync('templates/README.md', 'utf8')

it('the guide for editors ends with the slots and the fields that there are', () => {
  const catalogue = shippedCatalogue()
  expect(guide).toContain(`\n${slotTable(catalogue, catalogue.verified_until)}\n`)
  expect(guide).toContain(`\n${fieldTable()}\n`)
})
