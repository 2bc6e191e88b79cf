import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Settings } from '../../parse/settings.ts'
import { parseSettings } from '../../parse/settings.ts'
import { decodeText } from '../../parse/text.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Texts } from '../assets.ts'

const name = '.speechgen.yml'
const none: Settings = { rules: {}, words: [], formulations: [] }

/** Finds the settings for files, each settings file read once. */
export function openSettings(
  user: Workspace,
  ruleIds: readonly string[],
  texts: Texts,
): { readonly of: (file: string) => Settings; readonly diagnostics: readonly Diagnostic[] } {
  const known = new Map<string, Settings | undefined>()
  const diagnostics: Diagnostic[] = []
  const read = (path: string): Settings | undefined => {
    const bytes = user.read(path)
    if (bytes === undefined) return undefined
    const decoded = decodeText(bytes)
    if ('text' in decoded) texts.set(path, decoded.text)
    const parsed = parseSettings(path, bytes, ruleIds)
    diagnostics.push(...parsed.diagnostics)
    return parsed.value ?? none
  }
  return {
    of(file) {
      for (const folder of foldersUp(file)) {
        const path = folder === '' ? name : `${folder}/${name}`
        if (!known.has(path)) known.set(path, read(path))
        const found = known.get(path)
        if (found !== undefined) return found
      }
      return none
    },
    diagnostics,
  }
}

/** The folder of a file and those above it up to the working folder; of a file elsewhere only its own. */
function foldersUp(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1)
  if (file.startsWith('/') || parts[0] === '..' || /^[A-Za-z]:$/.test(parts[0] ?? '')) return [parts.join('/')]
  const inside = parts.filter((part) => part !== '.')
  return inside.map((_, i) => inside.slice(0, inside.length - i).join('/')).concat('')
}
