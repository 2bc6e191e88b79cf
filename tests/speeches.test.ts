import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildRounds } from '../src/commands/build.ts'
import { openMemory } from '../src/workspace/memory.ts'
import type { Cell } from './matrix/matrix.ts'
import { allCells, tryCell } from './matrix/matrix.ts'
import { shippedAssets } from './shipped-assets.ts'

const assets = shippedAssets()
const { catalogue } = assets

/** Every 67th cell: all years, kinds of unit, types and levels come up, and the number stays the same. */
function sample(): readonly Cell[] {
  return Array.from(allCells(catalogue)).filter((_, i) => i % 67 === 0)
}

describe('speeches of the matrix', () => {
  const cells = sample()

  it('come from every year and from most kinds of unit', () => {
    expect(new Set(cells.map(({ year }) => year)).size).toBe(11)
    expect(new Set(cells.map(({ unitKind }) => unitKind)).size).toBeGreaterThan(24)
  })

  it.each(cells.map((cell) => [Object.values(cell).join(' '), cell] as const))('%s', (_, cell) => {
    const { speeches, faults } = tryCell(cell, assets)
    expect(faults).toEqual([])
    expect(speeches).toBeGreaterThanOrEqual(4)
  })
})

describe('the example rounds', () => {
  const files = readdirSync('data/examples').filter((file) => file.endsWith('.yaml'))

  it.each(files)('%s builds without an error or a warning', async (file) => {
    const user = openMemory({ [file]: readFileSync(`data/examples/${file}`) })
    const result = await buildRounds(
      assets,
      user,
      { files: [file], out: 'out', formats: ['md'], strict: false, force: false, generator: 'speechgen test' },
      new Map(),
    )
    const told = result.diagnostics.filter(({ severity }) => severity !== 'info')
    expect(told).toEqual([])
    expect(result.status).toBe(0)
    expect(user.list('out').filter((path) => path.endsWith('.md')).length).toBeGreaterThan(0)
  })
})
