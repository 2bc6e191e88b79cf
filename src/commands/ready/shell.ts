import type { ProfileName } from '../../emit/docx/layout.ts'
import type { Shell } from '../../emit/docx/shell.ts'
import { tableFile } from './facts.ts'
import { beside } from './state.ts'

/** The shell of a profile, where it was laid beside the program. */
export function readyShell(profile: ProfileName): Shell | undefined {
  const stored = tableFile(beside(), profile) as StoredShell | undefined
  if (stored === undefined) return undefined
  const { fixed, ...rest } = stored
  const entries = fixed.map(({ path, crc, size, deflated }) => ({
    path,
    crc,
    size,
    deflated: Buffer.from(deflated, 'base64'),
  }))
  return { ...rest, fixed: entries }
}

/** A shell as it is written down. */
export type StoredShell = Omit<Shell, 'fixed'> & {
  readonly fixed: readonly (Omit<Shell['fixed'][number], 'deflated'> & { readonly deflated: string })[]
}
