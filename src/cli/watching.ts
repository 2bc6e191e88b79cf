import { sep } from 'node:path'
import type { Roots } from '../commands/assets.ts'
import type { Change, Watch } from '../commands/watch.ts'
import { packageFolder } from '../workspace/program.ts'
import { besideRound } from './surroundings.ts'

/** Watches round files, and the templates and facts that they are built with. @returns what ends it, when it is on */
export async function watchRounds(
  cwd: string,
  files: readonly string[],
  { templates, data }: Pick<Roots, 'templates' | 'data'>,
  on: { readonly rebuild: (change: Change) => Promise<void>; readonly failed: (error: unknown) => void },
): Promise<Watch> {
  const { createWatch } = await import('../commands/watch.ts')
  const { watchFiles } = await import('../workspace/watch-files.ts')
  // What is installed does not change; who works on the program itself wants to see it change
  const own = packageFolder.includes(`${sep}node_modules${sep}`)
    ? []
    : [`${packageFolder}/templates`, `${packageFolder}/data`]
  // Templates of one's own may be laid there while it is on
  const beside = cwd === packageFolder ? undefined : besideRound
  const folders = [templates ?? beside, data, ...own].filter((folder) => folder !== undefined)
  let ready = Promise.resolve()
  const watch = createWatch({
    subscribe(changed) {
      const watching = watchFiles(cwd, { files, folders }, (what) =>
        changed('file' in what ? { round: what.file } : 'assets'),
      )
      ready = watching.ready
      return watching.close
    },
    later(run, milliseconds) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    ...on,
  })
  await ready
  return watch
}
