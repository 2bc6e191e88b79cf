import type { Workspace } from './workspace.ts'

/**
 * What a speech was when it was generated last (`.speechgen/01-…/1-….md.base` in the folder of its round), found from
 * the path of its file, .md or .docx, in whatever folder that lies; undefined where nothing is kept.
 */
export function findBase(
  workspace: Workspace,
  file: string,
): { readonly path: string; readonly bytes: Uint8Array } | undefined {
  const parts = file.replace(/\.[^./]+$/u, '.md').split('/')
  for (let i = parts.length - 1; i >= 0; i--) {
    const path = [...parts.slice(0, i), '.speechgen', ...parts.slice(i)].join('/')
    const bytes = workspace.read(`${path}.base`)
    if (bytes !== undefined) return { path: `${path}.base`, bytes }
  }
  return undefined
}
