import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { Assets, Roots } from '../src/commands/assets.ts'
import { readAssets } from '../src/commands/assets.ts'
import type * as Building from '../src/commands/build.ts'
import type * as Keeping from '../src/commands/build/kept.ts'
import type { BuildOptions } from '../src/commands/build/options.ts'
import type * as Readying from '../src/commands/ready.ts'
import type { Format } from '../src/model/manifest.ts'
import { digest } from '../src/workspace/digest.ts'
import { openDisk } from '../src/workspace/disk.ts'
import { openMemory } from '../src/workspace/memory.ts'
import type { ToPdf } from '../src/workspace/office.ts'
import type { Workspace } from '../src/workspace/workspace.ts'
import { sharedProgram } from './compiled-program.ts'
import { shippedAssets } from './shipped-assets.ts'

// Compiled, so that what was made ready and what was kept of the last build take part
let buildRounds: typeof Building.buildRounds
let kept: typeof Keeping
let openAssets: typeof Readying.openAssets
/** the package's own folder, and what reading it gives */
let own: Workspace
let shipped: Assets
beforeAll(async () => {
  const program = sharedProgram()
  own = openDisk(program.home)
  shipped = shippedAssets()
  ;({ buildRounds } = await program.load<typeof Building>('commands/build.js'))
  ;({ openAssets } = await program.load<typeof Readying>('commands/ready.js'))
  kept = await program.load<typeof Keeping>('commands/build/kept.js')
}, 60_000)

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A round as the edits know it, and what it is built with. */
interface Given {
  readonly round: Readonly<Record<string, unknown>>
  readonly leader: string
  readonly units: readonly Readonly<Record<string, unknown>>[]
  /** place of each unit's meeting on the calendar */
  readonly days: Readonly<Record<string, string>>
  readonly deployment: boolean
  readonly rest: Readonly<Record<string, unknown>>
  /** one's own templates: an ending, and a piece that it includes */
  readonly ending?: string | undefined
  readonly piece?: string
  readonly formats: readonly Format[]
  readonly profile?: 'document' | 'reading'
  readonly generator: string
}

const names = ['市财政局', '市水利局', '市第一中学', '东河镇', '城建集团', '市审计局', '市图书馆'] as const
const first: Given = {
  round: { name: '九届市委第二轮巡察', committee: '市委', start: '2024-05-08' },
  leader: '张某',
  units: names.slice(0, 4).map((name) => ({ name })),
  days: {},
  deployment: false,
  rest: {},
  formats: ['md', 'docx'],
  generator: 'speechgen test',
}

function textOf({ round, leader, units, days, deployment, rest }: Given): string {
  const called = units.map(({ name }) => String(name))
  const teams = [
    { name: '市委第一巡察组', leader, units: called.filter((_, i) => i % 2 === 0) },
    { name: '市委第二巡察组', leader: '赵某', units: called.filter((_, i) => i % 2 === 1) },
  ].filter((team) => team.units.length > 0)
  const meetings = [
    ...(deployment
      ? [{ kind: '部署会', date: '2024-05-06', agenda: [{ speech: '主持词' }, { speech: '部署讲话' }] }]
      : []),
    ...called.map((name) => ({
      id: name,
      kind: '进驻动员会',
      date: days[name] ?? '2024-05-08',
      units: [name],
      agenda: [{ speech: '组长动员' }, { speech: '领导动员' }],
    })),
  ]
  return stringify({ round, teams, units, meetings, ...rest })
}

/** What somebody does between two builds. */
type Act =
  | { readonly is: 'edit'; readonly what: string; readonly edit: (given: Given) => Given }
  | { readonly is: 'delete' | 'write'; readonly which: number }
  | { readonly is: 'killed'; readonly after: number }
  | { readonly is: 'part'; readonly which: number }

const unitEdit = (
  change: (unit: Given['units'][number], word: string) => Readonly<Record<string, unknown>>,
  what: string,
) =>
  fc.tuple(fc.nat(6), fc.constantFrom('甲', '乙', '丙')).map(([at, word]): Act => ({
    is: 'edit',
    what: `${what} ${at} ${word}`,
    edit: (given) => ({
      ...given,
      units: given.units.map((unit, i) => (i === at % given.units.length ? { ...unit, ...change(unit, word) } : unit)),
    }),
  }))
const edit = <T>(what: string, values: fc.Arbitrary<T>, change: (given: Given, value: T) => Given) =>
  values.map((value): Act => ({
    is: 'edit',
    what: `${what} ${JSON.stringify(value)}`,
    edit: (given) => change(given, value),
  }))
const pieceOf = (word: string) => `---\n---\n{{派出党组织.简称}}的${word}话\n`
/** It names the other units too, whose speeches are others. */
const endingOf = (word: string) =>
  `---\nweight: 999\n---\n同志们，{{单位.简称}}的${word}结尾。\n\n{{> 增量}}\n\n{{#each 各组}}{{名称}}{{#if 单位}}去{{单位}}{{/if}}。{{/each}}\n`
/** The next speaker echoes what it is called. */
const chapterOf = (word: string) => `---\nweight: 999\n---\n## 讲清${word}类任务\n\n任务是${word}类的。\n`
const word = fc.constantFrom('甲', '乙', '丙')

const act: fc.Arbitrary<Act> = fc.oneof(
  unitEdit((_, name) => ({ head: { name: `${name}某`, title: '主要负责人' } }), 'head'),
  unitEdit((_, duty) => ({ duty: `全市${duty}工作的主管部门` }), 'duty'),
  unitEdit((_, concern) => ({ concerns: [`${concern}类事项`, '资金使用'] }), 'concerns'),
  unitEdit(() => ({ type: '回头看' }), 'type'),
  edit('leader', word, (given, name) => ({ ...given, leader: `${name}某` })),
  edit(
    'round',
    fc.constantFrom({ duration: '三个月' }, { basis: '按照市委工作安排' }, { start: '2025-03-03' }),
    (given, more) => ({
      ...given,
      round: { ...given.round, ...more },
    }),
  ),
  edit(
    'rest',
    fc.constantFrom({ focus: ['四个落实'] }, { slogans: ['三优两区'] }, { defaults: { length: '简' } }, {}),
    (given, rest) => ({
      ...given,
      rest,
    }),
  ),
  edit(
    'day',
    fc.tuple(fc.constantFrom(...names), fc.constantFrom('2024-05-09', '2024-06-11')),
    (given, [name, day]) => ({
      ...given,
      days: { ...given.days, [name]: day },
    }),
  ),
  edit('add', fc.constantFrom(...names), (given, name) => ({
    ...given,
    units: given.units.some((unit) => unit['name'] === name) ? given.units : [...given.units, { name }],
  })),
  edit('leave out', fc.nat(6), (given, at) => ({
    ...given,
    units: given.units.length > 1 ? given.units.filter((_, i) => i !== at % given.units.length) : given.units,
  })),
  edit('turn round', fc.constant(0), (given) => ({ ...given, units: given.units.toReversed() })),
  edit('deployment', fc.boolean(), (given, deployment) => ({ ...given, deployment })),
  edit('ending', fc.option(word, { nil: undefined }), (given, ending) => ({ ...given, ending })),
  edit('piece', word, (given, piece) => ({ ...given, piece })),
  edit(
    'formats',
    fc.constantFrom<readonly Format[]>(['md'], ['docx'], ['md', 'docx'], ['md', 'docx', 'pdf'], ['pdf']),
    (given, formats) => ({ ...given, formats }),
  ),
  edit('profile', fc.constantFrom('document', 'reading'), (given, profile) => ({ ...given, profile })),
  edit('generator', fc.constantFrom('speechgen test', 'speechgen test 2'), (given, generator) => ({
    ...given,
    generator,
  })),
  fc.record({ is: fc.constantFrom('delete' as const, 'write' as const), which: fc.nat(40) }),
  fc.record({ is: fc.constant('killed' as const), after: fc.nat(12) }),
  fc.record({ is: fc.constant('part' as const), which: fc.nat(5) }),
)

const assetsOf = new Map<string, Assets>()
/** Templates and facts from their files; each state of one's own templates is read once. */
function assetsFor(given: Given, roots: Roots): Assets {
  const key = `${given.ending} ${given.piece}`
  const known = assetsOf.get(key) ?? readAssets(roots, new Map())
  assetsOf.set(key, known)
  return known
}

const layTemplates = (user: Workspace, { ending, piece = '' }: Given): void => {
  const [at, below] = ['mine/sections/领导动员/结尾/增量.md', 'mine/partials/增量.md']
  const before = 'mine/sections/组长动员/任务/增量.md'
  for (const path of [at, below, before]) user.remove(path)
  if (ending === undefined) return
  user.write(at, encode(endingOf(ending)))
  user.write(below, encode(pieceOf(piece)))
  user.write(before, encode(chapterOf(ending)))
}

/** LibreOffice would take minutes, and give other bytes every time. */
const toPdf: ToPdf = (files) =>
  Promise.resolve(files.map((docx) => ({ pdf: encode(`%PDF-1.7 /BaseFont/FangSong ${digest(docx)}`) })))

const optionsOf = ({ formats, profile = 'document', generator }: Given): BuildOptions => ({
  files: ['round.yaml'],
  out: 'out',
  formats,
  profile,
  toPdf,
  strict: false,
  force: false,
  generator,
})

const shown = (user: Workspace): ReadonlyMap<string, string> =>
  new Map(
    user
      .list('out')
      .filter((path) => !`/${path}`.includes('/.speechgen/'))
      .map((path) => [path, Buffer.from(user.read(`out/${path}`) ?? []).toString('base64')]),
  )

/** What a build from nothing leaves, with templates and facts read from their files and nothing remembered. */
async function clean(given: Given): Promise<ReadonlyMap<string, string>> {
  const user = openMemory({ 'round.yaml': textOf(given) })
  layTemplates(user, given)
  const roots = { own, user, ...(given.ending === undefined ? {} : { templates: 'mine' }) }
  const assets = given.ending === undefined ? shipped : assetsFor(given, roots)
  const { status, diagnostics } = await buildRounds(assets, user, optionsOf(given), new Map())
  if (status !== 0) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')))
  return shown(user)
}

/** Builds as `speechgen build` does. @returns the places of the files that were written */
async function build(
  user: Workspace,
  given: Given,
  over: { only?: string; dieAfter?: number } = {},
): Promise<string[]> {
  const written: string[] = []
  let puts = 0
  const watched: Workspace = {
    ...user,
    stage: (path, bytes) => (written.push(path), user.stage(path, bytes)),
    put: (name, path) => {
      if (puts++ === over.dieAfter) throw new Error('killed')
      user.put(name, path)
    },
    // Who is dead tidies nothing up
    remove: (path) => (over.dieAfter === undefined ? user.remove(path) : undefined),
    write: (path, bytes) => {
      if (over.dieAfter !== undefined) return
      if (path.endsWith('.pdf')) written.push(path)
      user.write(path, bytes)
    },
  }
  const roots: Roots = { own, user: watched, ...(given.ending === undefined ? {} : { templates: 'mine' }) }
  const options = { ...optionsOf(given), ...(over.only === undefined ? {} : { only: over.only }) }
  if (kept.keptResult(roots, options) !== undefined) return []
  const assets = given.ending === undefined ? await openAssets(roots, new Map()) : assetsFor(given, roots)
  const result = await buildRounds(assets, watched, options, new Map())
  kept.keep(roots, assets, options, result)
  return written
}

/** What somebody wrote into a file, so that it would be known again. */
interface Note {
  readonly path: string
  readonly text: string
}

/** Takes away a file of the last build, or writes into it. @returns its path below the output folder */
function touch(user: Workspace, which: number, text: string | undefined): string | undefined {
  const files = [...shown(user).keys()].filter((path) => /\.(md|docx|pdf)$/.test(path) && !path.includes('.new'))
  const path = files[which % Math.max(1, files.length)]
  if (path === undefined) return undefined
  const bytes = Buffer.from(user.read(`out/${path}`) ?? [])
  if (text === undefined) user.remove(`out/${path}`)
  else user.write(`out/${path}`, Buffer.concat([bytes, encode(`\n${text}\n`)]))
  return path
}

const stemOf = (path: string): string => path.replace(/\.[^./]+$/, '')
const has = (bytes: string | undefined, text: string): boolean => Buffer.from(bytes ?? '', 'base64').includes(text)

/** What is wrong with what a build left, given what a build from nothing leaves and what somebody wrote by hand. */
function faults(
  found: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
  notes: readonly Note[],
): string[] {
  const byHand = new Set(notes.map(({ path }) => stemOf(path)))
  const told: string[] = []
  for (const [path, bytes] of wanted) {
    const there = found.get(path)
    if (there === bytes || byHand.has(stemOf(path))) continue
    if (!path.endsWith('manifest.json') || notes.length === 0) told.push(`${path} is not as from nothing`)
    else if (others(there, byHand) !== others(bytes, byHand)) told.push(`${path} tells of others what is not so`)
  }
  for (const path of found.keys())
    if (!wanted.has(path) && !byHand.has(stemOf(path)) && !/\.new(-\d+)?\./.test(path))
      told.push(`${path} is left over`)
  for (const { path, text } of notes)
    if (![...found.values()].some((bytes) => has(bytes, text))) told.push(`what was written into ${path} is lost`)
  return told
}

/** A manifest without the speeches that somebody has worked on. */
function others(manifest: string | undefined, byHand: ReadonlySet<string>): string {
  const { speeches, ...rest } = JSON.parse(Buffer.from(manifest ?? '', 'base64').toString()) as {
    readonly speeches: readonly { readonly files: { readonly md?: string; readonly docx?: string } }[]
  }
  const round = [...byHand].map((stem) => stem.split('/').slice(1).join('/'))
  const left = speeches.filter(({ files }) => !round.includes(stemOf(files.md ?? files.docx ?? '')))
  return JSON.stringify([rest, left])
}

const then = (what: string, change: Partial<Given>): Act => ({
  is: 'edit',
  what,
  edit: (given) => ({ ...given, ...change }),
})
/** What a speech depends on, changed one by one: chance may leave one out. */
const oneByOne: readonly Act[] = [
  then('an ending of one’s own', { ending: '甲', piece: '甲' }),
  then('its piece', { piece: '乙' }),
  then('its text', { ending: '乙' }),
  then('the program', { generator: 'speechgen test 2' }),
  then('a format less', { formats: ['md'] }),
  then('and again', { formats: ['md', 'docx'] }),
  then('large type', { profile: 'reading' }),
  then('on paper', { formats: ['md', 'docx', 'pdf'] }),
  { is: 'delete', which: 2 },
  then('small type', { profile: 'document' }),
  then('not on paper', { formats: ['md', 'docx'] }),
  then('no ending', { ending: undefined }),
  then('a day', { days: { 市财政局: '2024-05-10' } }),
  then('who leads the team', { leader: '李某' }),
  { is: 'delete', which: 3 },
  then('the order', { units: first.units.toReversed() }),
]

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
  const { diagnostics } = await buildRounds(await openAssets(roots, new Map()), user, optionsOf(first), new Map())
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
