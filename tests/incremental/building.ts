import type { Assets, Roots } from '../../src/commands/assets.ts'
import { readAssets } from '../../src/commands/assets.ts'
import type * as Building from '../../src/commands/build.ts'
import type * as Keeping from '../../src/commands/build/kept.ts'
import type { BuildOptions } from '../../src/commands/build/options.ts'
import type * as Readying from '../../src/commands/ready.ts'
import { digest } from '../../src/workspace/digest.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { ToPdf } from '../../src/workspace/office.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { sharedProgram } from '../compiled-program.ts'
import { shippedAssets } from '../shipped-assets.ts'
import { pieceOf, endingOf, chapterOf } from './acts.ts'
import type { Given } from './given.ts'
import { encode, textOf } from './given.ts'

// Compiled, so that what was made ready and what was kept of the last build take part
const program = sharedProgram()
/** the package's own folder */
export const own = openDisk(program.home)
/** Templates and facts as they ship. */
export const shipped: Assets = shippedAssets()
/** The compiled one. */
/** The compiled one. */
export const { buildRounds } = await program.load<typeof Building>('commands/build.js')
const { openAssets } = await program.load<typeof Readying>('commands/ready.js')
export const kept = await program.load<typeof Keeping>('commands/build/kept.js')

const assetsOf = new Map<string, Assets>()
/** Templates and facts from their files; each state of one's own templates is read once. */
function assetsFor(given: Given, roots: Roots): Assets {
  const key = `${given.ending} ${given.piece}`
  const known = assetsOf.get(key) ?? readAssets(roots, new Map())
  assetsOf.set(key, known)
  return known
}

/** Lays one’s own templates where the round wants them. */
export const layTemplates = (user: Workspace, { ending, piece = '' }: Given): void => {
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

/** What the round is built with. */
export const optionsOf = ({ formats, profile = 'document', generator }: Given): BuildOptions => ({
  files: ['round.yaml'],
  out: 'out',
  formats,
  profile,
  toPdf,
  strict: false,
  force: false,
  generator,
})

/** What a user sees, with its bytes. */
export const shown = (user: Workspace): ReadonlyMap<string, string> =>
  new Map(
    user
      .list('out')
      .filter((path) => !`/${path}`.includes('/.speechgen/'))
      .map((path) => [path, Buffer.from(user.read(`out/${path}`) ?? []).toString('base64')]),
  )

/** What a build from nothing leaves, with templates and facts read from their files and nothing remembered. */
export async function clean(given: Given): Promise<ReadonlyMap<string, string>> {
  const user = openMemory({ 'round.yaml': textOf(given) })
  layTemplates(user, given)
  const roots = { own, user, ...(given.ending === undefined ? {} : { templates: 'mine' }) }
  const assets = given.ending === undefined ? shipped : assetsFor(given, roots)
  const { status, diagnostics } = await buildRounds(assets, user, optionsOf(given), new Map())
  if (status !== 0) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')))
  return shown(user)
}

/** Builds as `speechgen build` does. @returns the places of the files that were written */
export async function build(
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
export interface Note {
  readonly path: string
  readonly text: string
}

/** Takes away a file of the last build, or writes into it. @returns its path below the output folder */
export function touch(user: Workspace, which: number, text: string | undefined): string | undefined {
  const files = [...shown(user).keys()].filter((path) => /\.(md|docx|pdf)$/.test(path) && !path.includes('.new'))
  const path = files[which % Math.max(1, files.length)]
  if (path === undefined) return undefined
  const bytes = Buffer.from(user.read(`out/${path}`) ?? [])
  if (text === undefined) user.remove(`out/${path}`)
  else user.write(`out/${path}`, Buffer.concat([bytes, encode(`\n${text}\n`)]))
  return path
}

/** A path without what it ends with. */
export const stemOf = (path: string): string => path.replace(/\.[^./]+$/, '')
const has = (bytes: string | undefined, text: string): boolean => Buffer.from(bytes ?? '', 'base64').includes(text)

/** What is wrong with what a build left, given what a build from nothing leaves and what somebody wrote by hand. */
export function faults(
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
