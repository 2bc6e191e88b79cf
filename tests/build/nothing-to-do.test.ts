// A build that has nothing to do finds that out from what the system says of the files, and from their bytes where that
// settles nothing.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Keeping from '../../src/commands/build/kept.ts'
import type { BuildOptions } from '../../src/commands/build/options.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import type { CompiledProgram } from '../compiled-program.ts'
import { sharedProgram } from '../compiled-program.ts'

let program: CompiledProgram
let keptResult: typeof Keeping.keptResult
let generator = ''
beforeAll(async () => {
  program = sharedProgram()
  ;({ keptResult } = await program.load<typeof Keeping>('commands/build/kept.js'))
  generator = `speechgen ${(JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version}`
}, 120_000)

const names = ['round.yaml', 'next.yaml']
/** Two rounds, each of which was built. */
let built = ''
beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), 'speechgen-built-'))
  const text = readFileSync('data/examples/shortest.yaml', 'utf8')
  for (const [i, name] of names.entries()) {
    writeFileSync(join(built, name), text.replaceAll('第二轮', `第${'二三'.charAt(i)}轮`))
    const { status, err } = program.speechgen(built, 'build', name, '--format', 'md', '--jobs', '1')
    if (status !== 0) throw new Error(err)
  }
})
afterAll(() => rmSync(built, { recursive: true, force: true }))

/** A copy of them. */
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'speechgen-nothing-'))
  cpSync(built, cwd, { recursive: true })
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const hour = 3_600_000

/** Looks whether there is nothing to do. @param age of the speeches when that was last found, in milliseconds */
function look({
  age = hour,
  touch = (): void => {},
  write = true,
  files = ['round.yaml'],
  own = openDisk(program.home),
} = {}) {
  const disk = openDisk(cwd)
  const [read, written]: [string[], string[]] = [[], []]
  const user: Workspace = {
    ...disk,
    read: (path, most) => {
      // Only opened, for a disk in the network to ask how it is
      if (most !== 0) read.push(path)
      return disk.read(path, most)
    },
    write: (path, bytes) => {
      if (!write) throw Object.assign(new Error('EROFS'), { code: 'EROFS' })
      written.push(path)
      disk.write(path, bytes)
    },
    stampOf: (paths) => {
      const isKept = paths.some((path) => path.includes('/kept-'))
      return { ...disk.stampOf(paths), last: isKept ? hour + age : hour, settles: true }
    },
  }
  touch()
  const options: BuildOptions = {
    files,
    out: 'out',
    formats: ['md'],
    strict: false,
    force: false,
    generator,
  }
  const result = keptResult({ own, user }, options)
  const isOurs = (path: string): boolean => path.includes('/kept-') || path.endsWith('/manifest.json')
  return { result, read: read.filter((path) => !isOurs(path)), written }
}

const roundFolder = (): string => join(cwd, 'out/九届市委第二轮巡察')
const speech = (): string => {
  const paths = readdirSync(roundFolder(), { recursive: true, encoding: 'utf8' })
  return join(roundFolder(), paths.find((each) => each.endsWith('.md')) ?? '')
}

describe('nothing is to be done', () => {
  it('as the bytes say at first, and as the system says from then on', () => {
    const first = look()
    expect(first.result).toMatchObject({ written: 0, unchanged: 2, status: 0 })
    expect(first.read).toContain('round.yaml')
    expect(first.read.filter((path) => path.endsWith('.md'))).toHaveLength(2)
    expect(first.written).toHaveLength(1)
    const second = look()
    expect(second.result).toEqual(first.result)
    expect(second.read).toEqual([])
    expect(second.written).toEqual([])
  })

  it('as the bytes say where files had just been written when they were last looked at', () => {
    look()
    const again = look({ age: 1000 })
    expect(again.result).toBeDefined()
    expect(again.read).toContain('round.yaml')
  })

  it('as the bytes say every time where nothing may be written', () => {
    for (let time = 0; time < 2; time++) {
      const { result, read } = look({ write: false })
      expect(result).toMatchObject({ written: 0, unchanged: 2, status: 0 })
      expect(read).toContain('round.yaml')
    }
  })

  it('of several rounds, each of which was built', () => {
    const both = look({ files: names })
    expect(both.result).toMatchObject({ written: 0, unchanged: 4, status: 0 })
    expect(both.result?.manifests.map(({ manifest }) => Object.keys(manifest.inputs))).toEqual(
      names.map((name) => [name]),
    )
    expect(look({ files: names }).read).toEqual([])
    rmSync(join(cwd, 'out/.speechgen/kept-next.yaml.json'))
    expect(look({ files: names }).result).toBeUndefined()
  })

  it('as the bytes say where files were only touched', () => {
    look()
    const touched = look({ touch: () => utimesSync(speech(), 1, 1) })
    expect(touched.result).toBeDefined()
    expect(touched.read).toContain('round.yaml')
    expect(look().read).toEqual([])
  })
})

describe('something is to be done', () => {
  it.each<[string, () => void]>([
    [
      'a speech has as many bytes and the times that it had',
      () => {
        const { atime, mtime } = statSync(speech())
        const bytes = readFileSync(speech())
        bytes[bytes.length - 2] = 0x21
        writeFileSync(speech(), bytes)
        utimesSync(speech(), atime, mtime)
      },
    ],
    ['a speech is gone', () => rmSync(speech())],
    [
      'the round has changed',
      () => writeFileSync(join(cwd, 'round.yaml'), `${readFileSync(join(cwd, 'round.yaml'), 'utf8')}\n`),
    ],
    [
      'a build that was killed has left something',
      () => {
        const building = join(roundFolder(), '.speechgen/building')
        mkdirSync(building, { recursive: true })
        writeFileSync(join(building, 'left'), '')
      },
    ],
  ])('where %s', (_, touch) => {
    look()
    expect(look().result).toBeDefined()
    expect(look({ touch }).result).toBeUndefined()
  })

  it('where a template was edited since the system’s word was taken', () => {
    look()
    expect(look().read).toEqual([])
    const disk = openDisk(program.home)
    const edited = 'templates/sections/领导动员/结尾/同心.md'
    const own: Workspace = {
      ...disk,
      stamp: (folder) => ({ ...disk.stamp(folder), text: `${disk.stamp(folder).text} edited` }),
      read: (path, most) => (path === edited ? new TextEncoder().encode('改过。') : disk.read(path, most)),
    }
    expect(look({ own }).result).toBeUndefined()
  })
})
