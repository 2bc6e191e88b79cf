import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { build as Build } from '../src/index.ts'
import { sharedProgram } from './compiled-program.ts'

const shortest = readFileSync('data/examples/shortest.yaml', 'utf8')
const guide = readFileSync('docs/library.md', 'utf8')
const program = sharedProgram()
const { build } = await program.load<{ build: typeof Build }>('index.js')
// In the package's folder, where its own name leads to it
const work = mkdtempSync(join(program.home, 'work-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

describe("import { build } from 'speechgen'", () => {
  it('gives the bytes that the command line writes', async () => {
    writeFileSync(join(work, 'round.yaml'), shortest)
    program.speechgen(work, 'build', 'round.yaml')
    const folder = join(work, 'out/九届市委第二轮巡察')
    const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.(?:md|docx)$/.test(path),
    )
    const { ok, speeches } = await build(shortest)
    expect(ok).toBe(true)
    expect(speeches.flatMap(({ path }) => [`${path}.docx`, `${path}.md`]).toSorted()).toEqual(written.toSorted())
    for (const { path, markdown, docx } of speeches) {
      expect(markdown).toBe(readFileSync(join(folder, `${path}.md`), 'utf8'))
      expect(Buffer.from(docx ?? []).equals(readFileSync(join(folder, `${path}.docx`)))).toBe(true)
    }
  })

  it('gives only what is asked for, and says what is held open', async () => {
    const { speeches } = await build(new TextEncoder().encode(shortest), { formats: ['md'] })
    const held = speeches.map(({ kind, placeholders }) => [kind, placeholders])
    expect(held).toEqual([
      ['组长动员', ['领导动员讲话人', '值班电话', '邮政信箱', '接访时间']],
      ['领导动员', ['领导动员讲话人']],
    ])
    expect(speeches.every(({ docx }) => docx === undefined)).toBe(true)
    const { speeches: leaders } = await build(shortest, { formats: ['docx'], only: '*/2-*' })
    expect(leaders.map(({ kind, markdown, docx }) => [kind, markdown, docx?.length !== 0])).toEqual([
      ['领导动员', undefined, true],
    ])
    expect((await build(shortest, { formats: ['md'], strict: true })).ok).toBe(false)
  })

  it('gives no speech of a round file with an error, and says where it is', async () => {
    const { ok, speeches, findings } = await build('round: {name: 甲, comittee: 市委}\nunits: []\n', {
      name: '甲.yaml',
    })
    expect({ ok, speeches }).toEqual({ ok: false, speeches: [] })
    expect(findings[0]).toMatchObject({ file: '甲.yaml', line: 1, column: 18, code: 'round/unknown-key' })
  })

  it('takes templates that are on no disk', async () => {
    const own = { 'partials/组长-总遵循.md': '这一句是我们自己写的。\n' }
    const { speeches } = await build(shortest, { formats: ['md'], templates: own })
    expect(speeches.some(({ markdown }) => markdown?.includes('这一句是我们自己写的。'))).toBe(true)
  })
})

/** What is done with an example, for its output to be seen. */
const after: readonly (readonly [string, RegExp])[] = [
  ['', /^《?.*讲话.*，约\d+分钟，\d+行$/mu],
  [
    `await new Promise((ready) => server.once('listening', ready))
const url = 'http://127.0.0.1:' + server.address().port
const good = await fetch(url, { method: 'POST', body: ${JSON.stringify(shortest)} })
const bad = await fetch(url, { method: 'POST', body: 'round: 甲' })
console.log(good.status, (await good.arrayBuffer()).byteLength > 5000, bad.status, (await bad.json()).length > 0)
server.close()`,
    /^200 true 422 true$/mu,
  ],
  ['', /^要改\n第一轮\.yaml:1:22 error /u],
]

describe('docs/library.md', () => {
  const examples = Array.from(guide.matchAll(/^```js\n(.*?)^```$/gmsu), ([, code = '']) => code)

  it('has three examples', () => {
    expect(examples).toHaveLength(after.length)
  })

  it.each(after.map((_, i) => i))('example %i runs', (i) => {
    const [more = '', wanted = /never/] = after[i] ?? []
    const file = join(work, `example-${i}.mjs`)
    writeFileSync(file, `${examples[i]}\n${more}\n`)
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8', cwd: work })
    expect(stderr).toBe('')
    expect(stdout).toMatch(wanted)
  })
})

describe('ci/drafts.sh', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'speechgen-ci-'))
    mkdirSync(join(folder, 'rounds'))
    cpSync('data/examples/shortest.yaml', join(folder, 'rounds/未改.yaml'))
    git('init', '--quiet')
    commit('begin')
    cpSync('data/examples/two-units.yaml', join(folder, 'rounds/改 过.yaml'))
    commit('change')
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  const git = (...args: string[]): void => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false']
    execFileSync('git', [...who, ...args], { cwd: folder })
  }
  const commit = (message: string): void => {
    git('add', '.')
    git('commit', '--quiet', '-m', message)
  }
  const drafts = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawnSync('bash', [resolve('ci/drafts.sh'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'] ?? '',
        SPEECHGEN: `${process.execPath} ${program.main}`,
        BASE: 'HEAD~1',
        ...env,
      },
    })
  /** What a reader sees: what builds remember of one another is nobody's but theirs. */
  const shown = (out: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      readdirSync(join(folder, out), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(?:md|docx)$/.test(path) && !path.includes('.speechgen'))
        .toSorted()
        .map((path) => [path, readFileSync(join(folder, out, path)).toString('base64')]),
    )

  it('builds what was changed in several processes, joins, checks', () => {
    const { status, stdout, stderr } = drafts([], { SHARDS: '2', GITHUB_ACTIONS: 'true' })
    expect(stderr).not.toContain('错误')
    expect(status).toBe(0)
    const inOut = readdirSync(join(folder, 'drafts')).filter((name) => !name.startsWith('.'))
    const [round = '', ...others] = inOut.filter((name) => name !== 'report.xml')
    expect(others).toEqual([])
    const inRound = readdirSync(join(folder, 'drafts', round))
    expect(inRound).toContain('manifest.json')
    expect(inRound.filter((name) => name.startsWith('manifest-'))).toEqual([])
    expect(readFileSync(join(folder, 'drafts/report.xml'), 'utf8')).toContain('<testsuite')
    for (const line of stdout.split('\n').filter((text) => text !== '')) expect(line).toMatch(/^::(?:notice|warning) /)
    expect(program.speechgen(folder, 'build', 'rounds/改 过.yaml', '--out', 'whole').status).toBe(0)
    expect(shown('drafts')).toEqual(shown('whole'))
  })

  it('gives the same where every share was made on a machine of its own', () => {
    for (const index of ['1', '2'])
      expect(
        drafts(['build', 'auto'], { CI_NODE_INDEX: index, CI_NODE_TOTAL: '2', OUT: `share-${index}` }).status,
      ).toBe(0)
    for (const index of ['1', '2']) cpSync(join(folder, `share-${index}`), join(folder, 'joined'), { recursive: true })
    expect(drafts(['finish'], { OUT: 'joined' }).status).toBe(0)
    expect(shown('joined')).toEqual(shown('whole'))
  })

  it('does not join while a share is missing', () => {
    cpSync(join(folder, 'share-1'), join(folder, 'half'), { recursive: true })
    const { status, stderr } = drafts(['finish'], { OUT: 'half' })
    expect(status).toBe(1)
    expect(stderr).toContain('2')
    expect(existsSync(join(folder, 'half/report.xml'))).toBe(false)
  })

  it('builds all where there is nothing to compare with, none where nothing was changed', () => {
    expect(drafts(['changed'], { BASE: '' }).stdout).toBe('rounds/改 过.yaml\nrounds/未改.yaml\n')
    expect(drafts(['changed']).stdout).toBe('rounds/改 过.yaml\n')
    const { status, stdout } = drafts([], { BASE: 'HEAD', OUT: 'none' })
    expect({ status, stdout }).toMatchObject({ status: 0 })
    expect(stdout).toContain('没有改过的轮次文件')
  })

  it('fails where a round file has errors', () => {
    writeFileSync(join(folder, 'rounds/坏.yaml'), 'round: {name: 甲, comittee: 市委}\nunits: []\n')
    commit('break')
    const { status, stderr } = drafts([], { OUT: 'bad' })
    expect(status).toBe(1)
    expect(stderr).toContain('坏.yaml:1:18 错误')
  })
})
