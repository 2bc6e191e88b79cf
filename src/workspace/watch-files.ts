import { dirname, resolve } from 'node:path'
import { watch } from 'chokidar'

/** What is to be watched below `root`. */
export interface Watched {
  /** single files; also such as are not there yet */
  readonly files: readonly string[]
  /** folders with all that is in them */
  readonly folders: readonly string[]
}

/** What is told of a change: the file as it was named, or the folder that it is in. */
export type Changed = { readonly file: string } | { readonly folder: string }

/**
 * Tells of every change of files and folders. A single file is watched through its folder: editors that write beside it
 * and rename (vim, Word, most that save “safely”) would take a watch on the file itself away with the old file.
 * @returns what ends the watch; `ready` when nothing more will be missed
 */
export function watchFiles(
  root: string,
  { files, folders }: Watched,
  changed: (what: Changed) => void,
): { readonly ready: Promise<void>; readonly close: () => Promise<void> } {
  const named = new Map(files.map((file) => [resolve(root, file), file]))
  const inFolders = folders.map((folder) => ({ folder, path: resolve(root, folder) }))
  const around = [...new Set([...named.keys()].map((path) => dirname(path)))]
  const single = watch(around, {
    depth: 0,
    ignoreInitial: true,
    ignored: (path, stats) => stats?.isFile() === true && !named.has(resolve(path)),
  })
  single.on('all', (_, path) => {
    const file = named.get(resolve(path))
    if (file !== undefined) changed({ file })
  })
  const whole = watch(
    inFolders.map(({ path }) => path),
    { ignoreInitial: true },
  )
  whole.on('all', (_, path) => {
    const within = inFolders.find((each) => resolve(path).startsWith(each.path))
    if (within !== undefined) changed({ folder: within.folder })
  })
  // A folder that cannot be read is told by whoever reads it next
  for (const each of [single, whole]) each.on('error', () => {})
  const started = [single, ...(inFolders.length === 0 ? [] : [whole])].map(
    (watcher) => new Promise<void>((done) => watcher.once('ready', () => done())),
  )
  return {
    ready: Promise.all(started).then(() => undefined),
    close: () => Promise.all([single.close(), whole.close()]).then(() => undefined),
  }
}
