import { readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BuildResult } from '../src/commands/build.ts'
import { buildRounds } from '../src/commands/build.ts'
import { keep, keptResult } from '../src/commands/build/kept.ts'
import type { BuildOptions } from '../src/commands/build/options.ts'
import { wording } from '../src/model/diagnostic.ts'
import { openDisk } from '../src/workspace/disk.ts'
import { openMemory } from '../src/workspace/memory.ts'
import type { Workspace } from '../src/workspace/workspace.ts'
import { shippedAssets } from './shipped-assets.ts'

// A build that waits for another one asks again at once
beforeAll(() => {
  vi.spyOn(timers, 'setTimeout').mockResolvedValue(undefined)
  syncBuiltinESMExports()
})
afterAll(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
})

const own = openDisk('.')
const shipped = shippedAssets()
const options: BuildOptions = {
  files: ['round.yaml'],
  out: 'out',
  formats: ['md', 'docx'],
  strict: false,
  force: false,
  generator: 'speechgen test',
}
const build = (user: Workspace): Promise<BuildResult> => buildRounds(shipped, user, options, new Map())

const shortest = readFileSync('data/examples/shortest.yaml', 'utf8')
const later = shortest.replace('2017-08-21', '2017-09-04')
const latest = shortest.replace('2017-08-21', '2017-10-16')
const folder = 'out/九届市委第二轮巡察'
const leader = `${folder}/01-市城管局进驻动员会/2-领导动员.md`
const docx = leader.replace('.md', '.docx')

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)
const codes = ({ diagnostics }: BuildResult): readonly string[] =>
  diagnostics.map(({ code }) => code).filter((code) => code.startsWith('out/'))
/** What a user sees: what builds remember of one another depends on what went before. */
const shown = (user: Workspace): Record<string, string> =>
  Object.fromEntries(
    user
      .list('out')
      .filter((path) => !path.includes('.speechgen/'))
      .map((path) => [path, Buffer.from(user.read(`out/${path}`) ?? []).toString('base64')]),
  )
const left = new Map<string, Readonly<Record<string, Uint8Array>>>()
/** A folder with what a build leaves; it is built once, and every folder is one of its own. */
const after = async (round: string): Promise<Workspace> => {
  const known = left.get(round)
  if (known !== undefined) return openMemory(known)
  const user = openMemory({ 'round.yaml': round })
  await build(user)
  left.set(round, Object.fromEntries(user.list('').map((path) => [path, user.read(path) ?? new Uint8Array()])))
  return user
}
const refusing = (code: string) => (): never => {
  throw Object.assign(new Error(code), { code })
}
/** Builds, and dies when the disk is changed for the `n`th time after all is staged. */
const killedAt = async (user: Workspace, n: number): Promise<boolean> => {
  let changes = 0
  const orDie = (change: () => void): void => {
    if (++changes > n) throw new Error('killed')
    change()
  }
  const dying: Workspace = {
    ...user,
    put: (staged, path) => orDie(() => user.put(staged, path)),
    write: (path, bytes) => orDie(() => user.write(path, bytes)),
    remove: (path) => orDie(() => user.remove(path)),
  }
  return build(dying).then(
    () => false,
    (error: unknown) => {
      if ((error as Error).message !== 'killed') throw error
      return true
    },
  )
}
/** Kills a build at every change that it makes, each time from the same start, and looks what the next one makes of it. */
const killedEverywhere = async (
  start: () => Promise<Workspace>,
  [dying, next]: readonly [string, string],
  look: (user: Workspace, result: BuildResult, n: number) => void,
): Promise<number> => {
  for (let n = 0; ; n++) {
    const user = await start()
    user.write('round.yaml', encode(dying))
    const killed = await killedAt(user, n)
    user.write('round.yaml', encode(next))
    look(user, await build(user), n)
    if (!killed) return n
  }
}

describe('after a build that was killed between any two changes', () => {
  it.each([
    ['the same round', later, later],
    ['the round of before', later, shortest],
    ['yet another round', later, latest],
    ['the round of before, another meeting having been begun', shortest.replaceAll('市城管局', '市园林局'), shortest],
  ])('the next one of %s is whole and takes nothing for edited', async (_, dying, next) => {
    const clean = shown(await after(next))
    const moments = await killedEverywhere(
      () => after(shortest),
      [dying, next],
      (user, result, n) => {
        expect(codes(result).filter((code) => code === 'out/hand-edited' || code === 'out/stale-kept')).toEqual([])
        expect(shown(user), `killed at ${n}`).toEqual(clean)
      },
    )
    expect(moments).toBeGreaterThan(4)
  })

  it('and another one that was killed, too, the third one is whole', async () => {
    const clean = shown(await after(latest))
    for (let second = 0; second < 5; second++)
      await killedEverywhere(
        async () => {
          const user = await after(shortest)
          user.write('round.yaml', encode(later))
          expect(await killedAt(user, second)).toBe(true)
          return user
        },
        [shortest, latest],
        (user, result, n) => {
          expect(codes(result), `killed at ${second}, then at ${n}`).toEqual([])
          expect(shown(user), `killed at ${second}, then at ${n}`).toEqual(clean)
        },
      )
  })

  const ending = '我自己写的结尾。'
  const byHand = async (): Promise<Workspace> => {
    const user = await after(shortest)
    const lines = decode(user.read(leader)).trimEnd().split('\n')
    user.write(leader, encode(`${[...lines.slice(0, -1), ending].join('\n')}\n`))
    return user
  }

  it('what was edited by hand is there, merged into what is new', async () => {
    await killedEverywhere(byHand, [later, later], (user, _, n) => {
      const text = decode(user.read(leader))
      expect(text, `killed at ${n}`).toContain(ending)
      expect(text, `killed at ${n}`).toContain('（2017年9月4日）')
      expect(text, `killed at ${n}`).not.toContain('8月21日')
    })
  })

  it('what was edited by hand is as it was, where the round is as it was', async () => {
    const mine = decode((await byHand()).read(leader))
    await killedEverywhere(byHand, [later, shortest], (user, _, n) => {
      expect(decode(user.read(leader)), `killed at ${n}`).toBe(mine)
    })
  })

  it('what was edited in Word is there, and one new version beside it', async () => {
    const edited = encode('edited in Word')
    const clean = (await after(later)).read(docx)
    await killedEverywhere(
      async () => {
        const user = await after(shortest)
        user.write(docx, edited)
        return user
      },
      [latest, later],
      (user) => {
        expect(user.read(docx)).toEqual(edited)
        expect(user.read(docx.replace('.docx', '.new.docx'))).toEqual(clean)
        expect(user.list('out').filter((path) => path.includes('.new'))).toHaveLength(1)
      },
    )
  })
})

describe('a file that another program holds', () => {
  const held = async (code: string, sign?: string): Promise<readonly [Workspace, BuildResult]> => {
    const user = await after(shortest)
    user.write('round.yaml', encode(later))
    if (sign !== undefined) user.write(docx.replace('2-', `${sign}2-`), new Uint8Array())
    const put: Workspace['put'] = (staged, path) => (path === docx ? refusing(code)() : user.put(staged, path))
    return [user, await build({ ...user, put })]
  }

  it.each([
    ['~$', '正在 Word 里打开'],
    ['.~', '正在 WPS 里打开'],
  ])('is told with the program that laid %s beside it', async (sign, words) => {
    const [, result] = await held('EBUSY', sign)
    expect(result).toMatchObject({ status: 2, manifests: [] })
    const told = result.diagnostics.find(({ code }) => code === 'out/in-use')
    expect(told === undefined ? '' : wording(told).text).toBe(`${docx} ${words}，新稿换不上去。`)
  })

  it.each(['EBUSY', 'EPERM', 'EACCES'])(
    'does not keep the others from being put, and the next build puts it: %s',
    async (code) => {
      const clean = await after(later)
      const [user, result] = await held(code)
      expect(codes(result)).toEqual(['out/in-use'])
      expect(user.read(leader)).toEqual(clean.read(leader))
      expect(user.read(docx)).not.toEqual(clean.read(docx))
      expect(codes(await build(user))).toEqual([])
      expect(shown(user)).toEqual(shown(clean))
    },
  )

  it('is found by the name that Word gives its sign for long names', async () => {
    const user = openMemory({ 'out/~$被巡察党组织表态.docx': '' })
    const { openIn } = await import('../src/workspace/in-use.ts')
    expect(openIn(user, 'out/3-被巡察党组织表态.docx')).toBe('Word')
    expect(openIn(user, 'out/4-被巡察党组织表态讲.docx')).toBeUndefined()
  })
})

describe('a speech that is saved while the build is at work', () => {
  it('stays, and the new one is laid beside it', async () => {
    const user = await after(shortest)
    user.write('round.yaml', encode(later))
    const saved = encode('saved just now')
    const stage: Workspace['stage'] = (path, bytes) => {
      const staged = user.stage(path, bytes)
      if (path === docx) user.write(docx, saved)
      return staged
    }
    const result = await build({ ...user, stage })
    expect(codes(result)).toEqual(['out/hand-edited'])
    expect(user.read(docx)).toEqual(saved)
    expect(user.read(docx.replace('.docx', '.new.docx'))).toEqual((await after(later)).read(docx))
  })
})

describe('a folder that somebody else is at work in', () => {
  it('is left alone', async () => {
    const user = await after(shortest)
    const before = shown(user)
    user.write('round.yaml', encode(later))
    const lock = user.lock(folder)
    const result = await build(user)
    expect(codes(result)).toEqual(['out/busy'])
    expect(result.status).toBe(2)
    expect(shown(user)).toEqual(before)
    lock?.release()
    expect(codes(await build(user))).toEqual([])
  })

  it('is waited for', async () => {
    const user = await after(shortest)
    user.write('round.yaml', encode(later))
    let asked = 0
    const lock: Workspace['lock'] = (...args) => (++asked < 4 ? undefined : user.lock(...args))
    expect((await build({ ...user, lock })).status).toBe(0)
    expect(asked).toBe(4)
  })

  it('is let go also where the build has errors or the system refuses', async () => {
    const user = await after(shortest)
    user.write('round.yaml', encode(later))
    expect((await build({ ...user, stage: refusing('ENOSPC') })).status).toBe(2)
    expect(user.lock(folder)).toBeDefined()
  })
})

describe('what the system refuses', () => {
  it.each([
    ['ENOSPC', '磁盘满了'],
    ['EACCES', '没有写的权限'],
    ['EROFS', '那里是只读的'],
    ['ENOENT', '文件夹在半途被移走了'],
    ['EIO', 'EIO'],
  ])('%s is said with the file: %s', async (code, words) => {
    const user = await after(shortest)
    const before = shown(user)
    user.write('round.yaml', encode(later))
    const stage: Workspace['stage'] = (path, bytes) => (path === docx ? refusing(code)() : user.stage(path, bytes))
    const result = await build({ ...user, stage })
    const told = result.diagnostics.find((each) => each.code === 'out/cannot-write')
    expect(told === undefined ? '' : wording(told).text).toBe(`写不了 ${docx}：${words}，这次没有做完。`)
    expect(result.status).toBe(2)
    expect(shown(user)).toEqual(before)
  })

  it.each([`${folder}/manifest.json`, leader, `${folder}/.speechgen/01-市城管局进驻动员会.json`])(
    'a folder in the place of %s is named',
    async (path) => {
      const user = await after(shortest)
      const read: Workspace['read'] = (at, most) => (at === path ? refusing('EISDIR')() : user.read(at, most))
      const result = await build({ ...user, read })
      const told = result.diagnostics.find((each) => each.code === 'out/cannot-write')
      expect(told === undefined ? '' : wording(told).text).toContain(`${path}：同名的文件夹或文件挡在那里`)
    },
  )
})

describe('what a build keeps for the next one', () => {
  const built: BuildResult = { manifests: [], written: 0, unchanged: 0, diagnostics: [], status: 0 }

  it.each(['', 'null', '{}', '[]', '{"key": 1}', '{"key": "'])('is as good as nothing where it reads %s', (text) => {
    const user = openMemory({ 'round.yaml': shortest })
    const read: Workspace['read'] = (path) => (path.includes('.speechgen/') ? encode(text) : user.read(path))
    expect(keptResult({ own, user: { ...user, read } }, options)).toBeUndefined()
  })

  it('does not matter where the system refuses to read or write it', () => {
    const user = openMemory({ 'round.yaml': shortest })
    expect(keptResult({ own, user: { ...user, read: refusing('EISDIR') } }, options)).toBeUndefined()
    expect(() =>
      keep({ own, user: { ...user, clear: refusing('ENOSPC') } }, { ready: { key: 'x', stamps: {} } }, options, built),
    ).not.toThrow()
  })
})
