import { readFileSync } from 'node:fs'
import type { Texts } from '../../src/commands/assets.ts'
import { readAssets } from '../../src/commands/assets.ts'
import type { BuildOptions } from '../../src/commands/build/options.ts'
import { buildRounds } from '../../src/commands/build.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { shippedAssets } from '../shipped-assets.ts'

export const own = openDisk('.')
/** An example round, as text. */
export const example = (name: string): string => readFileSync(`data/examples/${name}`, 'utf8')
/** The text of bytes. */
export const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)
/** The bytes of a text. */
export const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** How the tests build where they say nothing else. */
export const options: BuildOptions = {
  files: ['round.yaml'],
  out: 'out',
  formats: ['md'],
  strict: false,
  force: false,
  generator: 'speechgen test',
}

const shipped = shippedAssets()

/** Builds with what ships. */
export const build = (user: Workspace, over: Partial<BuildOptions> = {}) =>
  buildRounds(shipped, user, { ...options, ...over }, new Map())

/** Builds with templates of the user’s own in a folder. */
export const buildWith = (user: Workspace, templates: string) => {
  const texts: Texts = new Map()
  return buildRounds(readAssets({ own, user, templates }, texts), user, options, texts)
}

/** A workspace with nothing but a round file. */
export const workspaceWith = (text: string): Workspace => {
  const user = openMemory()
  user.write('round.yaml', encode(text))
  return user
}

/** What a user sees: what builds remember of one another depends on what went before. */
export const shown = (user: Workspace, folder: string): readonly string[] =>
  user.list(folder).filter((path) => !path.includes('/.speechgen/'))

/** What a user sees, with its bytes. */
export const snapshot = (user: Workspace, folder = 'out'): Record<string, string> =>
  Object.fromEntries(
    shown(user, folder).map((path) => [path, Buffer.from(user.read(`${folder}/${path}`) ?? []).toString('base64')]),
  )

/** The shortest example. */
export const shortest = example('shortest.yaml')
/** Where it is built to. */
export const folder = 'out/九届市委第二轮巡察'
/** The leader’s speech of it. */
export const leader = `${folder}/01-市城管局进驻动员会/2-领导动员.md`
