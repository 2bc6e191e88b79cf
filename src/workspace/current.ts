import { digest } from './digest.ts'
import { naming } from './refused.ts'
import type { Workspace } from './workspace.ts'

/** The digest of a file as it is now; undefined where there is none. */
export function digestAt(workspace: Workspace, path: string): string | undefined {
  const bytes = naming(path, () => workspace.read(path))
  return bytes === undefined ? undefined : digest(bytes)
}

/** Digests of files below a folder as they are now, each read once. */
export function digestsOf(workspace: Workspace, folder: string): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (path) => {
    if (!known.has(path)) known.set(path, digestAt(workspace, `${folder}/${path}`))
    return known.get(path)
  }
}

/**
 * `1-组长动员.new.docx`; with a number where that name is taken by something else.
 * @param wanted digest of what is to be laid there
 * @param mayGo whether what lies there, by its digest, may be overwritten
 */
export function freeName(
  workspace: Workspace,
  target: string,
  wanted: string,
  mayGo: (digest: string, name: string) => boolean = () => false,
): string {
  const dot = target.lastIndexOf('.')
  const [stem, extension] = [target.slice(0, dot), target.slice(dot)]
  for (let n = 1; ; n++) {
    const name = `${stem}.new${n === 1 ? '' : `-${n}`}${extension}`
    const found = digestAt(workspace, name)
    if (found === undefined || found === wanted || mayGo(found, name)) return name
  }
}
