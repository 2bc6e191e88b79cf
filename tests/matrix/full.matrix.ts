import { expect, it } from 'vitest'
import { readAssets } from '../../src/commands/assets.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Tools } from './matrix.ts'
import { allCells, tryCell } from './matrix.ts'

/**
 * The whole matrix, run by `npm run matrix`. MATRIX=常规,2022 keeps the cells of that type, year, unit kind; EVERY=7
 * every seventh of them (EVERY=2 FROM=1 the other half of EVERY=2); SPEECH=领导动员 tells the faults of that kind of speech only.
 */
it('every speech of the matrix is without fault', () => {
  const assets = readAssets({ own: openDisk('.'), user: openMemory() }, new Map())
  const only = process.env['MATRIX']?.split(',')
  const every = Number(process.env['EVERY'] ?? 1)
  const from = Number(process.env['FROM'] ?? 0)
  const kind = process.env['SPEECH'] ?? ''
  const byFault = new Map<string, { count: number; example: string }>()
  let speeches = 0
  let cells = 0
  let seen = 0
  for (const cell of allCells(assets.catalogue!)) {
    const name = Object.values(cell).join(' ')
    if (only?.every((word) => name.includes(word)) === false) continue
    if (seen++ % every !== from) continue
    const result = tryCell(cell, assets as Tools)
    speeches += result.speeches
    cells++
    for (const fault of result.faults.filter((told) => told.startsWith(kind))) {
      const known = byFault.get(fault)
      byFault.set(fault, { count: (known?.count ?? 0) + 1, example: known?.example ?? name })
    }
  }
  const told = Array.from(byFault, ([fault, { count, example }]) => `${count}\t${fault}\t例：${example}`)
  const sorted = told.toSorted((a, b) => Number(b.split('\t')[0]) - Number(a.split('\t')[0]))
  process.stdout.write(
    `${cells} rounds, ${speeches} speeches, ${byFault.size} kinds of fault\n${sorted.slice(0, 150).join('\n')}\n`,
  )
  expect(byFault.size).toBe(0)
})
