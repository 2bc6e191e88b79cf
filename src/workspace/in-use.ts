import type { Workspace } from './workspace.ts'

/** Programs that lay a file of their own beside one that is open. */
export type Program = 'Word' | 'WPS' | 'LibreOffice'

/** The program that a file is open in, as far as it leaves a sign of that. */
export function openIn(workspace: Workspace, path: string): Program | undefined {
  const slash = path.lastIndexOf('/') + 1
  const [folder, name] = [path.slice(0, slash), path.slice(slash)]
  const signs: readonly (readonly [string, Program])[] = [
    [`~$${name.slice(hiddenBy(name))}`, 'Word'],
    [`.~${name}`, 'WPS'],
    [`.~lock.${name}#`, 'LibreOffice'],
  ]
  return signs.find(([sign]) => workspace.size(folder + sign) !== undefined)?.[1]
}

/** How many letters of a name Word's `~$` takes the place of: the whole is to be no longer than eight and a suffix. */
function hiddenBy(name: string): number {
  const stem = name.lastIndexOf('.')
  return Math.min(2, Math.max(0, stem - 6))
}
