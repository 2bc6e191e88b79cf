import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { sharedProgram } from './compiled-program.ts'

it('builds killed at random moments leave nothing half, lose nothing, and the next one is whole', () => {
  // A small part of `npm run crash`, always the same; tests/interrupted.test.ts has what else can happen
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [resolve('scripts/crash/crash.mjs'), sharedProgram().main],
    {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'] ?? '',
        KILLS: '8',
        SEED: '7',
        UNITS: '2',
        STORIES: 'edited by hand',
        TROUBLES: 'saved while',
      },
    },
  )
  expect(stderr.split('\n').filter((line) => line.startsWith('FAULT'))).toEqual([])
  expect(status).toBe(0)
  const { tried } = JSON.parse(stdout) as { readonly tried: Readonly<Record<string, number>> }
  const kills = Object.entries(tried).filter(([name]) => name.startsWith('a changed date'))
  expect(kills.reduce((sum, [, n]) => sum + n, 0)).toBe(8)
}, 300_000)
