import { CommanderError } from 'commander'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readShard } from '../src/cli/shard.ts'
import { buildRounds } from '../src/commands/build.ts'
import type { Shard } from '../src/commands/build/options.ts'
import { mergeShares } from '../src/commands/merge.ts'
import { openMemory } from '../src/workspace/memory.ts'
import type { Workspace } from '../src/workspace/workspace.ts'
import { shippedAssets } from './shipped-assets.ts'

const assets = shippedAssets()
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const folder = 'out/九届市委第二轮巡察'

const roundOf = (count: number, leader = '张某'): string => {
  const names = Array.from({ length: count }, (_, i) => `第${i + 1}中心小学`)
  return `round: {name: 九届市委第二轮巡察, committee: 市委, start: 2024-05-08}
teams: [{name: 市委第二巡察组, leader: ${leader}, units: [${names.join(', ')}]}]
units: [${names.map((name) => `{name: ${name}}`).join(', ')}]
`
}

const build = async (user: Workspace, shard?: Shard) => {
  const options = { files: ['round.yaml'], out: 'out', formats: ['md'] as const, strict: false, force: false }
  const more = { generator: 'speechgen test', ...(shard === undefined ? {} : { shard }) }
  return buildRounds(assets, user, { ...options, ...more }, new Map())
}

const files = (user: Workspace): Readonly<Record<string, string>> =>
  Object.fromEntries(user.list('out').map((path) => [path, Buffer.from(user.read(`out/${path}`) ?? []).toString()]))

const merged = (user: Workspace): readonly string[] => {
  const { manifest, diagnostics } = mergeShares(user, folder)
  return [manifest === undefined ? 'nothing' : 'joined', ...diagnostics.map(({ code }) => code)]
}

describe('shares of a round', () => {
  let made: Readonly<Record<string, string>> = {}
  let user = openMemory()
  beforeAll(async () => {
    const first = openMemory({ 'round.yaml': roundOf(8) })
    for (const index of [2, 3, 1]) await build(first, { index, count: 3 })
    made = files(first)
  })
  beforeEach(() => {
    user = openMemory(Object.fromEntries(Object.entries(made).map(([path, text]) => [`out/${path}`, text])))
    user.write('round.yaml', encode(roundOf(8)))
  })

  it('joined are what one build leaves, manifest and all', async () => {
    const whole = openMemory({ 'round.yaml': roundOf(8) })
    await build(whole)
    expect(user.read(`${folder}/manifest.json`)).toBeUndefined()
    expect(merged(user)).toEqual(['joined'])
    expect(files(user)).toEqual(files(whole))
  })

  it('each have every third meeting', () => {
    const of = (share: number) =>
      JSON.parse(files(user)[`九届市委第二轮巡察/manifest-${share}-of-3.json`] ?? '') as object
    const meetings = (share: number) => Array.from(new Set(JSON.stringify(of(share)).match(/0\d(?=-第)/gu)))
    expect(meetings(1)).toEqual(['01', '04', '07'])
    expect(meetings(2)).toEqual(['02', '05', '08'])
    expect(meetings(3)).toEqual(['03', '06'])
  })

  it('take away what a whole build had written and the round no longer has, when they are joined', async () => {
    const before = openMemory({ 'round.yaml': roundOf(9) })
    await build(before)
    before.write('round.yaml', encode(roundOf(8)))
    for (const index of [1, 2, 3]) await build(before, { index, count: 3 })
    expect(before.list(folder).filter((path) => path.startsWith('09-'))).toHaveLength(2)
    expect(merged(before)).toEqual(['joined', 'out/stale-removed', 'out/stale-removed'])
    expect(before.list(folder).filter((path) => path.startsWith('09-'))).toHaveLength(0)
  })

  it('tell of a speech that was edited since, or came over half', () => {
    user.write(`${folder}/05-第5中心小学进驻动员会/1-组长动员.md`, encode('---\n'))
    expect(merged(user)).toEqual(['joined', 'out/speech-changed'])
  })

  it.each<[string, (of: Workspace) => unknown, readonly string[]]>([
    ['none', (of) => [1, 2, 3].forEach((i) => of.remove(`${folder}/manifest-${i}-of-3.json`)), ['out/no-shards']],
    ['one missing', (of) => of.remove(`${folder}/manifest-2-of-3.json`), ['out/shard-missing']],
    [
      'one twice',
      (of) => of.write(`${folder}/manifest-2-of-3.json`, of.read(`${folder}/manifest-1-of-3.json`) ?? encode('')),
      Array.from({ length: 6 }, () => 'out/speech-doubled'),
    ],
    [
      'one of another round file',
      async (of) => {
        of.write('round.yaml', encode(roundOf(8, '李某')))
        await build(of, { index: 2, count: 3 })
      },
      ['out/shards-differ'],
    ],
    [
      'one of another number of shares',
      (of) => of.write(`${folder}/manifest-2-of-4.json`, of.read(`${folder}/manifest-2-of-3.json`) ?? encode('')),
      ['out/shards-differ', ...Array.from({ length: 6 }, () => 'out/speech-doubled')],
    ],
    [
      'a speech that is gone',
      (of) => of.remove(`${folder}/05-第5中心小学进驻动员会/1-组长动员.md`),
      ['out/speech-missing'],
    ],
    [
      'a manifest that came over half',
      (of) => of.write(`${folder}/manifest-2-of-3.json`, encode('{"ver')),
      ['out/broken-manifest', 'out/shard-missing'],
    ],
  ])('are not joined: %s', async (_, spoil, codes) => {
    await spoil(user)
    const before = files(user)
    expect(merged(user)).toEqual(['nothing', ...codes])
    expect(files(user)).toEqual(before)
  })
})

describe('--shard auto', () => {
  it.each<[string, Readonly<Record<string, string>>, Shard]>([
    ['GitLab parallel', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '4' }, { index: 2, count: 4 }],
    ['CircleCI parallelism', { CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '4' }, { index: 1, count: 4 }],
    ['a matrix of GitHub Actions', { SPEECHGEN_SHARD: '3', SPEECHGEN_SHARDS: '4' }, { index: 3, count: 4 }],
    ['an indexed Job of Kubernetes', { JOB_COMPLETION_INDEX: '3', SPEECHGEN_SHARDS: '4' }, { index: 4, count: 4 }],
    [
      'a Slurm array from 0',
      { SLURM_ARRAY_TASK_ID: '0', SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_COUNT: '4' },
      { index: 1, count: 4 },
    ],
    [
      'a Slurm array from 1',
      { SLURM_ARRAY_TASK_ID: '4', SLURM_ARRAY_TASK_MIN: '1', SLURM_ARRAY_TASK_COUNT: '4' },
      { index: 4, count: 4 },
    ],
    ['GNU parallel', { PARALLEL_SEQ: '2', SPEECHGEN_SHARDS: '4' }, { index: 2, count: 4 }],
    [
      'what is said outright, inside GitLab',
      { SPEECHGEN_SHARD: '1', SPEECHGEN_SHARDS: '2', CI_NODE_INDEX: '3', CI_NODE_TOTAL: '4' },
      { index: 1, count: 2 },
    ],
  ])('%s', (_, env, shard) => {
    expect(readShard('auto', env)).toEqual(shard)
  })

  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['no engine', 'auto', {}, '没有找到流水线的变量'],
    ['no number of jobs', 'auto', { PARALLEL_SEQ: '2' }, 'SPEECHGEN_SHARDS'],
    ['a job too many', 'auto', { CI_NODE_INDEX: '5', CI_NODE_TOTAL: '4' }, '没有第5份'],
    ['a share too many', '5/4', {}, '没有第5份'],
    ['a share 0', '0/4', {}, '没有第0份'],
    ['no share', '2 of 4', {}, '2/4'],
  ])('tells what is missing: %s', (_, text, env, told) => {
    expect(() => readShard(text, env)).toThrow(CommanderError)
    expect(() => readShard(text, env)).toThrow(told)
  })

  it('reads a share that is written out', () => {
    expect(readShard('2/4', {})).toEqual({ index: 2, count: 4 })
  })
})
