import validate from '@ooxml-tools/validate'
import { afterAll, describe, expect, it } from 'vitest'
import { openSources } from '../../src/compose/prepare/library.ts'
import { properties } from '../hostile/fuzz/properties.ts'
import { shippedTemplates } from '../hostile/fuzz/shipped.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

/** `SEED=1 CASES=10000 npm run fuzz`: without a seed, another one each time, so that what fails can be run again. */
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const cases = Number(process.env['CASES'] ?? 10_000)

const catalogue = shippedCatalogue()
const templates = shippedTemplates()
const library = openSources(templates, catalogue)
const trial = {
  seed,
  cases,
  // Two seconds on an idle machine; one that does other things beside it needs more
  patience: Number(process.env['PATIENCE'] ?? 2000),
  catalogue,
  templates,
  library,
  validate: (bytes: Uint8Array) => validate(bytes, 'docx', 'Office2019'),
}
let passed = 0
const began = performance.now()

describe(`fuzz: ${cases} cases, seed ${seed}`, () => {
  it.each(Object.entries(properties))('%s', async (_, property) => {
    await expect(property(trial)).resolves.toBeUndefined()
    passed += 1
  })

  afterAll(() => {
    const seconds = Math.round((performance.now() - began) / 1000)
    const failed = Object.keys(properties).length - passed
    process.stderr.write(`fuzz: seed ${seed}, ${cases} cases, ${seconds} s, ${failed} properties failed\n`)
  })
})
