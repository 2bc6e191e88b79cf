import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { run } from '../src/cli/door.ts'
import * as commands from '../src/cli/run.ts'
import type { Status, Surroundings } from '../src/cli/surroundings.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'speechgen-door-'))
  copyFileSync('data/examples/shortest.yaml', join(folder, 'round.yaml'))
  copyFileSync('tests/rounds-bad/unknown-value.yaml', join(folder, 'bad.yaml'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** What a command line says and leaves, by its door. */
async function done(by: (argv: readonly string[], around: Surroundings) => Promise<Status>, argv: readonly string[]) {
  const said: string[] = []
  const tell = (text: string): void => void said.push(text)
  const status = await by(argv, { out: tell, err: tell, terminal: false, color: false, cwd: folder })
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.includes('.speechgen') && statSync(join(folder, path)).isFile(),
  )
  return { status, said, files: files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]) }
}

it.each([
  [['build', 'round.yaml']],
  [['build', 'round.yaml', '--out', 'a/b']],
  [['build', '--out', './c/', 'round.yaml']],
  [['build', '--jobs', '1', 'round.yaml', '--out', 'd']],
  [['build', 'bad.yaml']],
  [['build', 'bad.yaml', 'round.yaml']],
  [['build', 'missing.yaml']],
  // A name that every object answers to
  [['build', 'constructor']],
])('%j is done without the parser as with it', async (argv) => {
  const parsed = await done(commands.run, argv)
  for (const path of readdirSync(folder)) if (!path.endsWith('.yaml')) rmSync(join(folder, path), { recursive: true })
  const parser = vi.spyOn(commands, 'run')
  expect(await done(run, argv)).toEqual(parsed)
  expect(parser).not.toHaveBeenCalled()
})

it.each([
  [['build']],
  [['build', '']],
  [['build', ' ', 'round.yaml']],
  [['build', 'round.yaml', '--out']],
  [['build', 'round.yaml', '--out', '']],
  [['build', 'round.yaml', '--out', '--strict']],
  [['build', 'round.yaml', '--out=x']],
  [['build', 'round.yaml', '--out', 'x', '--out', 'y']],
  [['build', 'round.yaml', '--jobs', '0']],
  [['build', 'round.yaml', '--jobs', 'many']],
  [['build', '--help']],
  [['build', 'round.yaml', '-x']],
  [['build', '--', 'round.yaml']],
  [['build', 'round.yaml', '--strict']],
  [['check', 'round.yaml']],
  [['--version']],
  [[]],
])('%j is left to the parser', async (argv) => {
  const parser = vi.spyOn(commands, 'run').mockResolvedValue(2)
  expect(await done(run, argv)).toMatchObject({ status: 2, said: [] })
  expect(parser).toHaveBeenCalledWith(argv, expect.anything())
})
