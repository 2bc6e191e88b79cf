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

describe('a leader and a team head at one meeting', () => {
  const speechesOf = async (...agenda: readonly string[]) => {
    const user = openMemory({
      'r.yaml': new TextEncoder().encode(`轮次: {名称: 九届市委第四轮巡察, 派出党组织: 市委}
巡察组: [{名称: 市委第一巡察组, 组长: {姓名: 罗某}, 单位: [市水务集团]}]
被巡察单位:
  - 名称: 市水务集团
    类别: 公用事业企业
    党组织: 党委
    以往成效: [{范围: 上次巡察, 数据: [{项目: 反馈问题, 数值: 28, 单位: 个}, {项目: 完成整改, 数值: 27, 单位: 个}]}]
会议:
  - {类别: 进驻动员会, 单位: [市水务集团], 日期: 2026-09-08, 议程: [${agenda.map((kind) => `{讲话: ${kind}}`).join(', ')}]}
`),
    })
    await buildRounds(
      assets,
      user,
      { files: ['r.yaml'], out: 'out', formats: ['md'], strict: false, force: false, generator: 'speechgen test' },
      new Map(),
    )
    const read = (kind: string): string =>
      new TextDecoder().decode(user.read(`out/${user.list('out').find((path) => path.endsWith(`${kind}.md`))}`))
    return { leader: read('领导动员'), head: read('组长动员') }
  }

  it('the head tells what the last inspection found, and what is left of it', async () => {
    const { head } = await speechesOf('组长动员', '领导动员')
    expect(head).toContain('上次巡察反馈问题28个，按现有统计，完成整改27个，还有1个没有完成')
  })

  it('a leader who speaks after the head makes a few points of his own', async () => {
    const { leader } = await speechesOf('组长动员', '领导动员')
    const points = /## 二、.*?## 三、/su.exec(leader)![0].match(/^\*\*.要/gmu)
    expect(points).toHaveLength(4)
    expect(leader).not.toContain('聚焦')
  })

  it('a leader who speaks before the head leaves the details to him', async () => {
    const { leader } = await speechesOf('领导动员', '组长动员')
    expect(leader).toMatch(/罗某同志还要讲|罗某同志说明/)
    expect(leader).not.toMatch(/公告|联络组/)
  })
})
