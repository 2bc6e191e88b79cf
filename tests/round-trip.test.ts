import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildRounds } from '../src/commands/build.ts'
import { importFile } from '../src/commands/import.ts'
import { isUntouched, renderFile } from '../src/commands/render.ts'
import { openMemory } from '../src/workspace/memory.ts'
import type { Workspace } from '../src/workspace/workspace.ts'
import { allCells, roundOf } from './matrix/matrix.ts'
import { shippedAssets } from './shipped-assets.ts'

const assets = shippedAssets()
const { catalogue } = assets

async function built(round: string): Promise<Workspace> {
  const user = openMemory({ 'round.yaml': round })
  const options = { files: ['round.yaml'], out: 'out', formats: ['md', 'docx'], strict: false, force: false } as const
  await buildRounds(assets, user, { ...options, generator: 'speechgen test' }, new Map())
  return user
}

/** The speeches that `import` or `render` give another file for than `build` wrote. */
async function changed(user: Workspace): Promise<readonly string[]> {
  const wrong: string[] = []
  const written = user.list('out').filter((path) => path.endsWith('.md'))
  expect(written.length).toBeGreaterThan(0)
  const toPdf = () => Promise.resolve([])
  for (const path of written) {
    const [md, docx] = [`out/${path}`, `out/${path.replace(/\.md$/, '.docx')}`]
    const options = { formats: ['docx'], profile: 'document', force: false, toPdf } as const
    const rendered = await renderFile(user, { ...options, file: md, target: 'a.docx' })
    const imported = await importFile(user, { file: docx, target: 'a.md', changes: 'accept', force: true })
    if (rendered.diagnostics.some(({ severity }) => severity !== 'info') || imported.diagnostics.length > 0)
      wrong.push(`told of ${path}`)
    for (const [made, wanted] of [
      ['a.md', md],
      ['a.docx', docx],
    ] as const)
      if (Buffer.compare(user.read(made) ?? new Uint8Array(), user.read(wanted) ?? new Uint8Array()) !== 0)
        wrong.push(wanted)
    if (!(await isUntouched(user.read(docx) ?? new Uint8Array()))) wrong.push(`touched: ${docx}`)
  }
  return wrong
}

describe('Markdown and DOCX say the same: render gives the one as build does, import the other', () => {
  const rounds = readdirSync('data/examples').filter((file) => file.endsWith('.yaml'))

  it.each(rounds)('for every speech of %s', async (round) => {
    expect(await changed(await built(readFileSync(`data/examples/${round}`, 'utf8')))).toEqual([])
  })

  const cells = Array.from(allCells(catalogue)).filter((_, i) => i % 1499 === 0)

  it.each(cells.map((cell) => [Object.values(cell).join(' '), cell] as const))('for %s', async (_, cell) => {
    expect(await changed(await built(roundOf(cell, catalogue)))).toEqual([])
  })
})
