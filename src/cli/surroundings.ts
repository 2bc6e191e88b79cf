import type { Readable, Writable } from 'node:stream'
import type { Command } from 'commander'
import type { Roots, Texts } from '../commands/assets.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { isError } from '../model/diagnostic.ts'
import { packageFolder } from '../workspace/program.ts'

/** What a run writes to, and where it is: everything of the process that the program looks at. */
export interface Surroundings {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** whether messages go to a terminal, and whether it wants colours */
  readonly terminal: boolean
  readonly color: boolean
  readonly cwd: string
  /** variables of the environment: only `--shard auto` looks at them */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** where somebody sits who can be asked; missing in a pipe and in CI */
  readonly keyboard?: { readonly input: Readable; readonly output: Writable }
}

/** How a run ended: 0 done, 1 errors in the input, 2 could not run. */
export type Status = 0 | 1 | 2

/** Adds its command to the program. `done` is told how a run of it ended. */
export type Register = (program: Command, around: Surroundings, done: (status: Status) => void) => void

/** `--templates`, `--data`: what the user lays over the built-in files. */
export interface DirFlags {
  readonly templates?: string
  readonly data?: string
}

/** Where templates and facts are looked for. */
export async function roots(options: DirFlags, around: Surroundings): Promise<Roots> {
  const { openDisk } = await import('../workspace/disk.ts')
  return { own: openDisk(packageFolder), user: openDisk(around.cwd), ...options }
}

/** Where `templates eject` lays templates, below the working folder. */
export const besideRound = 'templates'

/**
 * The same for what makes speeches: templates in a folder `templates/` of the working folder, where `templates eject`
 * lays them, are taken without being asked for, and that is said.
 */
export async function ownRoots(options: DirFlags, around: Surroundings): Promise<Roots> {
  const where = await roots(options, around)
  // The package's own folder has one, too
  if (options.templates !== undefined || around.cwd === packageFolder) return where
  const count = ['outlines', 'sections', 'partials'].flatMap((folder) =>
    where.user.list(`${besideRound}/${folder}`).filter((path) => path.endsWith('.md')),
  ).length
  if (count === 0) return where
  around.err(`用了 ${besideRound}/ 里自己的 ${count} 个模板。\n`)
  return { ...where, templates: besideRound }
}

/** Writes what is to be said to stderr. */
export async function report(diagnostics: readonly Diagnostic[], texts: Texts, around: Surroundings): Promise<void> {
  if (diagnostics.length === 0) return
  const { reportHuman } = await import('../report/human.ts')
  around.err(reportHuman(diagnostics, texts, { color: around.color }))
}

/** What was asked for is not there: nothing could be done. */
const unable: ReadonlySet<string> = new Set([
  'out/no-such-folder',
  'out/no-such-file',
  'out/no-such-speech',
  'out/no-such-template',
  'out/cannot-write',
  'out/in-use',
  'out/busy',
  'template/new-path',
])

/** 2 where what was asked for is not there, 1 where there is an error among the diagnostics, else 0. */
export const statusOf = (diagnostics: readonly Diagnostic[]): Status =>
  diagnostics.some(({ code }) => unable.has(code)) ? 2 : diagnostics.some(isError) ? 1 : 0
