import validate from '@ooxml-tools/validate'
import { describe, expect, it } from 'vitest'
import { openSources } from '../../src/compose/prepare/sources.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'
import { commandLines, properties } from './fuzz/properties.ts'
import { shippedTemplates } from './fuzz/shipped.ts'

const catalogue = shippedCatalogue()
const templates = shippedTemplates()
const trial = {
  seed: 20_261_121,
  cases: 500,
  // `npm run fuzz` holds each case to two seconds of the processor; where what is covered is counted it takes longer
  patience: 10_000,
  catalogue,
  templates,
  library: openSources(templates, catalogue),
  validate: (bytes: Uint8Array) => validate(bytes, 'docx', 'Office2019'),
}

describe('500 random cases, always the same', () => {
  it.each(Object.entries(properties))('%s', async (_, property) => {
    await expect(property(trial)).resolves.toBeUndefined()
  })
})

describe('200 random command lines, always the same', () => {
  it.each(Object.entries(commandLines))('%s', async (_, property) => {
    await expect(property({ ...trial, cases: 200 })).resolves.toBeUndefined()
  })
})
