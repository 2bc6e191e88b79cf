import type { ProfileName } from '../../emit/docx/layout.ts'
import type { Shell } from '../../emit/docx/shell.ts'
import { tableFile } from './facts.ts'
import { beside } from './state.ts'

const known = new Map<ProfileName, Shell | undefined>()

/** The shell of a profile, where it was laid beside the program: read once a process. */
export function readyShell(profile: ProfileName): Shell | undefined {
  if (!known.has(profile)) known.set(profile, readShell(profile))
  return known.get(profile)
}

function readShell(profile: ProfileName): Shell | undefined {
  const stored = tableFile(beside(), profile) as StoredShell | undefined
  if (stored === undefined) return undefined
  const { fixed, ...rest } = stored
  const [local, central] = [Buffer.from(fixed.local, 'base64'), Buffer.from(fixed.central, 'base64')]
  return { ...rest, fixed: { ...fixed, local, central } }
}

/** A shell as it is written down. */
export type StoredShell = Omit<Shell, 'fixed'> & {
  readonly fixed: { readonly count: number; readonly local: string; readonly central: string }
}
