import { expect, it } from 'vitest'
import { readAssets } from '../../src/commands/assets.ts'
import type { RoundType, SpeechKind } from '../../src/model/round.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Tools } from './matrix.ts'
import { sharedOf, speechesOf } from './variety.ts'

const tools = readAssets({ own: openDisk('.'), user: openMemory() }, new Map()) as Tools
const years = [2017, 2019, 2021, 2023, 2025, 2026]
const kinds: readonly SpeechKind[] = ['领导动员', '组长动员', '表态发言', '主持词']
/** VARIETY=专项 measures a round of that type. */
const type = (process.env['VARIETY'] ?? '常规') as RoundType

function report(what: string, shares: readonly number[]): number {
  const sorted = shares.toSorted((a, b) => a - b)
  const percent = (share = 0): string => `${Math.round(share * 100)}%`
  const middle = sorted[Math.floor(sorted.length / 2)]
  const highest = sorted.at(-1) ?? 0
  process.stdout.write(`${what}：${sorted.length}对，中位${percent(middle)}，最高${percent(highest)}\n`)
  return highest
}

it.each(kinds)('%s: two of twelve units share at most 55 in a hundred of their sentences', (kind) => {
  const highest = years.map((year) => {
    const told = speechesOf(year, type, 1, tools).get(kind) ?? []
    const pairs = told.flatMap((a, i) => told.slice(i + 1).map((b) => sharedOf(a, b)))
    return report(`${kind} ${year}年 十二家`, pairs)
  })
  expect(Math.max(...highest)).toBeLessThanOrEqual(0.55)
})

it.each([...kinds, '部署讲话'] as const)(
  '%s: the same unit, or round, in another variant shares at most 70 in a hundred',
  (kind) => {
    const highest = years.map((year) => {
      const first = speechesOf(year, type, 1, tools).get(kind) ?? []
      const other = speechesOf(year, type, 2, tools).get(kind) ?? []
      const pairs = first.map((a, i) => sharedOf(a, other[i] ?? { unit: '', sentences: a.sentences }))
      return report(`${kind} ${year}年 换变体`, pairs)
    })
    expect(Math.max(...highest)).toBeLessThanOrEqual(0.7)
  },
)
