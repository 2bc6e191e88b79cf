import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emitDocx } from '../../src/emit/docx/document.ts'
import type { ProfileName } from '../../src/emit/docx/layout.ts'
import { bare, full, paragraph, runIn, speech } from './fixtures.ts'
import { nasty } from './plain.ts'

interface Measured {
  readonly pages: number
  readonly linesPerPage: readonly number[]
  readonly fullLines: number
  readonly charactersPerLine: readonly number[]
  readonly pageNumbers: readonly { readonly side: string; readonly distance: number }[]
  readonly problems: readonly string[]
}

const timeout = 60_000

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'speechgen-layout-test-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the pages as LibreOffice sets them', () => {
  test.for<[ProfileName, number, number]>([
    ['document', 22, 28],
    ['reading', 17, 22],
  ])(
    '%s: %d lines of %d characters, the number 7 mm below, odd right, even left',
    { timeout },
    async ([profile, lines, characters], { skip }) => {
      const file = join(folder, `${profile}.docx`)
      writeFileSync(file, await emitDocx(full, profile))
      const run = script('measure', [...(profile === 'reading' ? ['--reading'] : []), '--json', file])
      if (run.status === 3) {
        process.stderr.write(run.stdout)
        skip(run.stdout.trim())
      }
      expect(run.stderr).toBe('')
      const [measured] = JSON.parse(run.stdout) as readonly [Measured]
      expect(measured.problems).toEqual([])
      expect(measured.linesPerPage.slice(0, -1)).toContain(lines)
      expect(measured.charactersPerLine).toContain(characters)
      expect(measured.fullLines).toBeGreaterThan(50)
      expect(measured.pageNumbers.slice(0, 2).map(({ side }) => side)).toEqual(['右', '左'])
    },
  )
})

describe('the schemas of Office Open XML', () => {
  test('hold for every speech', { timeout }, async () => {
    const value = nasty.join('')
    const speeches = [
      full,
      bare,
      speech({
        title: value,
        salutation: value,
        blocks: [paragraph(value), runIn({ level: 1, style: '一、', ordinal: '一、', text: value }, value)],
      }),
    ]
    const files = await Promise.all(
      speeches.map(async (written, i) => {
        const file = join(folder, `valid-${i}.docx`)
        writeFileSync(
          file,
          await emitDocx(written, i === 1 ? 'reading' : 'document', { generator: value, inputs: 'sha256:0' }),
        )
        return file
      }),
    )
    const run = script('validate', ['--json', ...files])
    expect(run.stderr).toBe('')
    const results = JSON.parse(run.stdout) as readonly { readonly errors: readonly unknown[] }[]
    expect(results.map(({ errors }) => errors)).toEqual([[], [], []])
  })

  test('do not hold for a file that breaks them', { timeout }, () => {
    // An empty zip file is no document
    const file = join(folder, 'broken.docx')
    writeFileSync(file, Buffer.from(`PK\u0005\u0006${'\u0000'.repeat(18)}`, 'latin1'))
    expect(script('validate', [file]).status).not.toBe(0)
  })
})

function script(name: string, parameters: readonly string[]) {
  const path = fileURLToPath(new URL(`../../scripts/layout/${name}.mjs`, import.meta.url))
  return spawnSync(process.execPath, [path, ...parameters], { encoding: 'utf8' })
}
