import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Settings } from '../../parse/settings.ts'
import { decodeText } from '../../parse/text.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Texts } from '../assets.ts'

const name = '.speechgen.yml'
const none: Settings = { rules: {}, words: [], formulations: [] }

/** The settings of files, each settings file read once, and what is wrong with them. */
export interface OpenSettings {
  readonly of: (file: string) => Promise<Settings>
  readonly diagnostics: readonly Diagnostic[]
}

/** Finds the settings for files. */
export function openSettings(user: Workspace, ruleIds: readonly string[], texts: Texts): OpenSettings {
  const known = new Map<string, Settings | undefined>()
  const diagnostics: Diagnostic[] = []
  const read = async (path: string): Promise<Settings | undefined> => {
    const bytes = user.read(path)
    if (bytes === undefined) return undefined
    const decoded = decodeText(bytes)
    if ('text' in decoded) texts.set(path, decoded.text)
    const { parseSettings } = await import('../../parse/settings.ts')
    const parsed = parseSettings(path, bytes, ruleIds)
    diagnostics.push(...parsed.diagnostics)
    return parsed.value ?? none
  }
  return {
    async of(file) {
      for (const folder of foldersUp(file)) {
        const path = folder === '' ? name : `${folder}/${name}`
        if (!known.has(path)) known.set(path, await read(path))
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
