import { digest } from '../../workspace/digest.ts'
import { openDisk } from '../../workspace/disk.ts'
import { programFolder } from '../../workspace/program.ts'
import { refusal } from '../../workspace/refused.ts'
import type { Stamp, Workspace } from '../../workspace/workspace.ts'
import { soon } from '../../workspace/workspace.ts'
import { encodeTables, openTables } from './tables.ts'

/**
 * What `scripts/prepare.mjs` lays into this folder beside the compiled program: templates and facts as they were read and
 * checked when the package was built. Reading and checking them anew takes far longer than writing a speech, so that it is
 * only done where a byte of them has changed since, or the user lays files of his own over them.
 */
export const folder = 'ready'

/** The folder of the compiled program. */
export const beside = (): Workspace => openDisk(programFolder)

/** Whether a path below `templates/` is a template. */
export const isTemplate = (path: string): boolean => path.endsWith('.md')
/** Whether a path below `data/` is a file of facts. */
export const isFacts = (path: string): boolean => /^[^/]+\.ya?ml$/.test(path)

/** The state of the package's own templates and facts. */
export interface State extends Readonly<Record<Source, SourceState>> {
  /** digest of all the digests */
  readonly key: string
}

interface SourceState {
  /** of every file that is read */
  readonly digest: string
  /** what the system says of the files without their being read */
  readonly stamp: string
  /** when it said so, in milliseconds */
  readonly made: number
}

/** What the program reads of its own package. */
export type Source = 'templates' | 'data'

const wanted = { templates: isTemplate, data: isFacts } as const

/** The state of the files now. @param made the time that it is, in milliseconds */
export function stateOf(own: Workspace, made: number): State {
  const stateOfSource = (source: Source): SourceState => ({
    digest: digestOf(own, source),
    stamp: own.stamp(source).text,
    made,
  })
  const [templates, data] = [stateOfSource('templates'), stateOfSource('data')]
  return { key: digest(`${templates.digest} ${data.digest}`), templates, data }
}

/** The files when they were last found to be as they were; a package that was installed has other times than it was built with. */
export interface Seen {
  /** what the system said of them; nothing where it said what it did when the package was built */
  readonly stamps: Readonly<Partial<Record<Source, string>>>
  /** when that was, in milliseconds */
  readonly made: number
}

/** What was made ready and is still true. */
export interface ReadyState {
  /** digest of all that it was made from */
  readonly key: string
  readonly stamps: Seen['stamps']
}

/**
 * What was made ready, by the digest of all that it was made from; undefined where nothing was, or some of the sources
 * that are asked for say otherwise by now.
 * @param seen when they were last looked at
 */
export function readyState(own: Workspace, sources: readonly Source[], seen?: Seen): ReadyState | undefined {
  const bytes = beside().read(`${folder}/state`)
  if (bytes === undefined) return undefined
  const state = openTables(bytes) as State
  const stamps: Partial<Record<Source, string>> = {}
  const read: Partial<Record<Source, Stamp>> = {}
  for (const source of sources) {
    const stamp = own.stamp(source, seen?.stamps[source] ?? state[source].stamp)
    if (stamp.text !== state[source].stamp) stamps[source] = stamp.text
    if (isUntouched(state[source], stamp, seen?.stamps[source] === stamps[source] ? seen : undefined)) continue
    if (digestOf(own, source) !== state[source].digest) return undefined
    if (stamp.settles) read[source] = stamp
  }
  if (Object.keys(read).length > 0) takeDown(state, read)
  return { key: state.key, stamps }
}

/** Whether the system says that nobody has touched files since they were last looked at. */
function isUntouched(before: SourceState, { text, last }: Stamp, seen: Pick<Seen, 'made'> | undefined): boolean {
  if (text === before.stamp && last + soon < before.made) return true
  return seen !== undefined && last + soon < seen.made
}

/**
 * Takes down what the system says of files that were read and are as they were: the next run need not read them. Where the
 * package was installed its files have other times than where it was built.
 */
function takeDown(state: State, read: Readonly<Partial<Record<Source, Stamp>>>): void {
  const now = (source: Source): SourceState => {
    const stamp = read[source]
    if (stamp === undefined) return state[source]
    // A stamp that settles the matter was taken later than this
    return { digest: state[source].digest, stamp: stamp.text, made: stamp.last + soon + 1 }
  }
  try {
    const { key } = state
    beside().write(`${folder}/state`, encodeTables({ key, templates: now('templates'), data: now('data') }))
  } catch (error) {
    // A package that nobody may write to is read every time
    if (refusal(error) === undefined) throw error
  }
}

const digestOf = (own: Workspace, of: Source): string =>
  digest(
    own
      .list(of)
      .filter(wanted[of])
      .map((path) => `${path}\n${digest(own.read(`${of}/${path}`) ?? '')}`)
      .join('\n'),
  )
