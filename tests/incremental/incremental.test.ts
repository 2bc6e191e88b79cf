import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Assets } from '../../src/commands/assets.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { act, oneByOne } from './acts.ts'
import type { Note } from './building.ts'
import {
  layTemplates,
  optionsOf,
  shown,
  clean,
  build,
  touch,
  stemOf,
  faults,
  shipped,
  buildRounds,
  kept,
  own,
} from './building.ts'
import type { Given } from './given.ts'
import { encode, first, textOf } from './given.ts'

describe('a build after others', () => {
  it('leaves what a build from nothing leaves, and writes only what changed', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 8 }), async (acts) => {
        const user = openMemory()
        let given = first
        let notes: readonly Note[] = []
        let before: ReadonlyMap<string, string> = new Map()
        for (const [i, next] of [undefined, ...acts].entries()) {
          let touched: string | undefined
          if (next?.is === 'edit') given = next.edit(given)
          user.write('round.yaml', encode(textOf(given)))
          layTemplates(user, given)
          if (next?.is === 'delete') {
            touched = touch(user, next.which, undefined)
            notes = notes.filter(({ path }) => path !== touched)
          }
          if (next?.is === 'write') {
            const text = `手工写的第${i}段。`
            touched = touch(user, next.which, text)
            if (touched !== undefined) notes = [...notes, { path: touched, text }]
          }
          if (next?.is === 'killed') {
            // Dies over a change that the next build takes back
            const other = { ...given, leader: '钱某' }
            user.write('round.yaml', encode(textOf(other)))
            await build(user, other, { dieAfter: next.after }).catch(() => [])
            user.write('round.yaml', encode(textOf(given)))
          }
          if (next?.is === 'part') await build(user, given, { only: `0${(next.which % given.units.length) + 1}-*` })
          const written = await build(user, given)
          const [wanted, found] = [await clean(given), shown(user)]
          expect(faults(found, wanted, notes)).toEqual([])
          // A build that died, or made a part, has written for this one, or half of what it would have to write
          const byHand = new Set(notes.map(({ path }) => stemOf(path)))
          const same = next?.is === 'killed' || next?.is === 'part' ? [] : [...wanted]
          const still = same.filter(([path, bytes]) => before.get(path) === bytes && path !== touched)
          const again = still.filter(([path]) => !byHand.has(stemOf(path)) && written.includes(`out/${path}`))
          expect(again).toEqual([])
          before = wanted
        }
      }),
      { seed: 20_261_121, numRuns: Number(process.env['RUNS'] ?? 3), examples: [[oneByOne.slice()]] },
    )
  })
})

it('tells what a text that stays the same has become wrong in', async () => {
  const rest = { defaults: { insert: { 结尾: '孙某甲局长也在。' } } }
  const head = (title: string) => ({ name: '市水利局', head: { name: '孙某甲', title } })
  const roundOf = (title: string) => textOf({ ...first, rest, units: [{ name: '市财政局' }, head(title)] })
  const [before, after] = [roundOf('局长'), roundOf('副局长')]
  const told = async (user: Workspace) => {
    const { status, diagnostics } = await buildRounds(shipped, user, optionsOf(first), new Map())
    return [status, ...diagnostics.map(({ code, place, args }) => `${code} ${place?.line} ${JSON.stringify(args)}`)]
  }
  const [user, anew] = [openMemory({ 'round.yaml': before }), openMemory({ 'round.yaml': after })]
  const once = await told(user)
  user.write('round.yaml', encode(after))
  const wanted = await told(anew)
  expect(wanted).not.toEqual(once)
  expect(await told(user)).toEqual(wanted)
})

it('tells of what was edited by hand even where nothing is to be made', async () => {
  const user = openMemory({ 'round.yaml': textOf(first) })
  await build(user, first)
  const files = user.list('out').map((path) => `out/${path}`)
  const [markdown = '', docx = ''] = ['.md', '.docx'].map((end) => files.find((path) => path.endsWith(end)))
  for (const path of [markdown, docx]) user.write(path, encode('不是生成的。'))
  const roots = { own, user }
  expect(kept.keptResult(roots, optionsOf(first))).toBeUndefined()
  const { diagnostics } = await buildRounds(shipped, user, optionsOf(first), new Map())
  const told = diagnostics.filter(({ code }) => code.startsWith('out/')).map(({ args }) => JSON.stringify(args))
  expect(told.join()).toContain(docx.slice('out/'.length))
})

describe('one unit of forty', () => {
  const many: Given = {
    ...first,
    formats: ['md'],
    units: Array.from({ length: 40 }, (_, i) => ({ name: `第${i + 1}中心小学` })),
  }
  const changed: Given = {
    ...many,
    units: many.units.map((unit, i) => (i === 16 ? { ...unit, concerns: ['食堂采购'] } : unit)),
  }
  const round = '九届市委第二轮巡察'
  const own17 = (path: string): boolean => path.includes(`${round}/17-`) || path.includes('/.speechgen/17-')

  it('that is changed has its own files written, composed and remembered anew, and no other', async () => {
    const user = openMemory({ 'round.yaml': textOf(many) })
    await build(user, many)
    const before = shown(user)
    user.write('round.yaml', encode(textOf(changed)))
    const composed: string[] = []
    const counting: Assets = {
      ...shipped,
      library: shipped.library && {
        ...shipped.library,
        title: (template) => (
          composed.push(template.kind),
          (shipped.library as NonNullable<Assets['library']>).title(template)
        ),
      },
    }
    const written: string[] = []
    const watched = {
      ...user,
      stage: (path: string, bytes: Uint8Array) => (written.push(path), user.stage(path, bytes)),
    }
    const { status } = await buildRounds({ ...counting, checked: true }, watched, optionsOf(changed), new Map())
    expect(status).toBe(0)
    expect(composed).toEqual(['组长动员', '领导动员'])
    expect(written.filter((path) => !own17(path))).toEqual([])
    expect(written.filter((path) => path.endsWith('.md')).length).toBeGreaterThan(0)
    const after = shown(user)
    expect(after).toEqual(await clean(changed))
    const differ = [...after].filter(([path, bytes]) => before.get(path) !== bytes).map(([path]) => path)
    expect(differ.filter((path) => !own17(path))).toEqual([`${round}/manifest.json`])
  })
})
