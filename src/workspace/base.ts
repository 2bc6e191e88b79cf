import { memory } from './records.ts'
import type { Workspace } from './workspace.ts'

/**
 * Where the text is kept that a Markdown file was generated with last, below the folder of its round.
 * @param path of the Markdown file below that folder: `01-…/1-….md`
 */
export const basePath = (path: string): string => `${memory}/base/${path}`

/**
 * What a speech was when it was generated last, found from the path of its file, .md or .docx, in whatever folder that
 * lies; undefined where nothing is kept.
 */
export function findBase(
  workspace: Workspace,
  file: string,
): { readonly path: string; readonly bytes: Uint8Array } | undefined {
  const parts = file.replace(/\.[^./]+$/u, '.md').split('/')
  for (let i = parts.length - 1; i >= 0; i--) {
    const path = [...parts.slice(0, i), basePath(parts.slice(i).join('/'))].join('/')
    const bytes = workspace.read(path)
    if (bytes !== undefined) return { path, bytes }
  }
  return undefined
}
