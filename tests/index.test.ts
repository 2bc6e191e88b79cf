import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { build as Build } from '../src/index.ts'
import type { CompiledProgram } from './compiled-program.ts'
import { compileProgram } from './compiled-program.ts'

const shortest = readFileSync('data/examples/shortest.yaml', 'utf8')
const guide = readFileSync('docs/library.md', 'utf8')
let program: CompiledProgram
let build: typeof Build
beforeAll(async () => {
  program = compileProgram()
  program.prepare()
  build = (await program.load<{ build: typeof Build }>('index.js')).build
}, 120_000)
afterAll(() => program.remove())

describe("import { build } from 'speechgen'", () => {
  it('gives the bytes that the command line writes', async () => {
    const cwd = join(program.home, 'work')
    mkdirSync(cwd)
    writeFileSync(join(cwd, 'round.yaml'), shortest)
    program.speechgen(cwd, 'build', 'round.yaml')
    const folder = join(cwd, 'out/九届市委第二轮巡察')
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
    expect(speeches.flatMap(({ placeholders }) => placeholders)).toEqual(['领导动员讲话人'])
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
    const { ok, findings } = await build(shortest, { templates: { 'sections/组长动员/意义/甲.md': '{{不是字段}}' } })
    expect(ok).toBe(false)
    expect(findings.map(({ file }) => file)).toContain('templates/sections/组长动员/意义/甲.md')
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
    const file = join(program.home, `example-${i}.mjs`)
    writeFileSync(file, `${examples[i]}\n${more}\n`)
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8', cwd: program.home })
    expect(stderr).toBe('')
    expect(stdout).toMatch(wanted)
  })
})
