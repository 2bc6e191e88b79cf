import type { Workspace } from './workspace.ts'

/** Where a round keeps what was generated last, below its own folder. */
const bases = '.speechgen/base'

/** Where the text that a Markdown file was generated as is kept. @param folder of the round @param path below it */
export const basePath = (folder: string, path: string): string => `${folder}/${bases}/${path}`

/** What a speech was when it was generated last, by the path of its file, .md or .docx; undefined where nothing is kept. */
export function findBase(
  workspace: Workspace,
  file: string,
): { readonly path: string; readonly bytes: Uint8Array } | undefined {
  const parts = file.replace(/\.[^./]+$/u, '.md').split('/')
  for (let i = parts.length - 1; i >= 0; i--) {
    const path = basePath(parts.slice(0, i).join('/') || (file.startsWith('/') ? '' : '.'), parts.slice(i).join('/'))
    const bytes = workspace.read(path)
    if (bytes !== undefined) return { path, bytes }
  }
  return undefined
}
