import { digest } from '../../workspace/digest.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** Whether a path below `templates/` is a template. */
export const isTemplate = (path: string): boolean => path.endsWith('.md')
/** Whether a path below `data/` is a file of facts. */
export const isFacts = (path: string): boolean => /^[^/]+\.ya?ml$/.test(path)

/** The state of the package's own templates and facts. */
export interface State {
  /** digest of every file that is read */
  readonly digests: Readonly<Record<Source, string>>
  /** what the system says of the files without their being read */
  readonly stamps: Readonly<Record<Source, string>>
  /** when this was taken down, in milliseconds */
  readonly made: number
}

/** What the program reads of its own package. */
export type Source = 'templates' | 'data'

const wanted = { templates: isTemplate, data: isFacts } as const

/** A change so soon after another, in milliseconds, may leave a file with the same times: some systems count seconds. */
const soon = 2000

/** The state of the files now. @param made the time that it is, in milliseconds */
export const stateOf = (own: Workspace, made: number): State => ({
  made,
  digests: { templates: digestOf(own, 'templates'), data: digestOf(own, 'data') },
  stamps: { templates: own.stamp('templates').text, data: own.stamp('data').text },
})

/** Whether files are as they were: where the system says that nobody has touched them they are not even read. */
export function isSame(own: Workspace, of: Source, state: State): boolean {
  const { text, last } = own.stamp(of)
  return (text === state.stamps[of] && last + soon < state.made) || digestOf(own, of) === state.digests[of]
}

const digestOf = (own: Workspace, of: Source): string =>
  digest(
    own
      .list(of)
      .filter(wanted[of])
      .map((path) => `${path}\n${digest(own.read(`${of}/${path}`) ?? '')}`)
      .join('\n'),
  )
