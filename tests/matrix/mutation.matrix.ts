import { expect, it } from 'vitest'
import { readAssets } from '../../src/commands/assets.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import { defects } from './defects.ts'
import type { Tools } from './matrix.ts'
import { detect, draftsOf, toldOf } from './mutation.ts'

/** `npm run mutation`: every kind of defect at 200 places (TIMES=20 for fewer), the rate of each printed. */
const times = Number(process.env['TIMES'] ?? 200)
const tools = readAssets({ own: openDisk('.'), user: openMemory() }, new Map()) as Tools
const drafts = draftsOf(tools, 151)

it('the drafts themselves, read back from their files, are clean', () => {
  const told = drafts.flatMap((draft) =>
    Array.from(toldOf(draft.text, draft, tools).keys(), (at) => `${draft.name}：${at}`),
  )
  process.stdout.write(`${drafts.length} drafts, ${told.length} findings\n`)
  expect(told).toEqual([])
})

it.each(defects.map((defect) => [defect.name, defect] as const))('%s', (name, defect) => {
  const { planted, detected, missed } = detect(defect, drafts, times, tools)
  const rate = planted === 0 ? 0 : detected / planted
  process.stdout.write(
    `${(rate * 100).toFixed(1).padStart(5)} %  ${detected}/${planted}  ${defect.severity}  ${name}\n`,
  )
  if (process.env['MISSED'] !== undefined) for (const miss of missed.slice(0, 10)) process.stdout.write(`    ${miss}\n`)
  expect(planted).toBe(times)
  expect(rate).toBeGreaterThanOrEqual(defect.severity === 'error' ? 0.95 : 0.9)
})
