import validate from '@ooxml-tools/validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSources } from '../../src/compose/prepare/sources.ts'
import type { Taken } from '../hostile/fuzz/properties.ts'
import { commandLines, properties } from '../hostile/fuzz/properties.ts'
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
  patience: Number(process.env['PATIENCE'] ?? 2000),
  catalogue,
  templates,
  library,
  validate: (bytes: Uint8Array) => validate(bytes, 'docx', 'Office2019'),
}
/** The case of every property that kept the processor longest. */
const slowest = new Map<string, Taken>()
let tried = 0
let passed = 0
const began = performance.now()
const all = { ...properties, ...commandLines }

describe(`fuzz: seed ${seed}`, () => {
  // What is compiled when it is first run is no fault of the first case
  beforeAll(async () => {
    for (const property of Object.values(all)) await property({ ...trial, cases: 100, patience: Infinity })
  }, 600_000)

  it.each(Object.entries(all))('%s', async (name, property) => {
    const onCase = (taken: Taken): void => {
      tried += 1
      if (taken.cpu > (slowest.get(name)?.cpu ?? 0)) slowest.set(name, taken)
    }
    await expect(property({ ...trial, onCase })).resolves.toBeUndefined()
    passed += 1
  })

  afterAll(() => {
    const seconds = Math.round((performance.now() - began) / 1000)
    const failed = slowest.size - passed
    const lines = Array.from(
      slowest,
      ([name, { cpu, shown }]) => `  slowest of ${name}: ${Math.round(cpu)} ms, ${JSON.stringify(shown.slice(0, 120))}`,
    )
    process.stderr.write(
      `fuzz: seed ${seed}, ${tried} cases, ${seconds} s, ${failed} properties that do not hold\n${lines.join('\n')}\n`,
    )
  })
})
