import type { BuildOptions } from '../commands/build/options.ts'
import type { Format } from '../model/manifest.ts'
import { folderPath } from '../workspace/path.ts'
import type { DirFlags } from './surroundings.ts'

/** What `build` and `watch` are asked for alike. */
export interface RoundFlags extends DirFlags {
  readonly out: string
  readonly format: readonly Format[]
  readonly profile: 'document' | 'reading'
  readonly only?: string
  readonly strict: boolean
}

/** What they are where nobody says so. */
export const roundDefaults = { out: 'out', format: ['md', 'docx'], profile: 'document', strict: false } as const

/** The flags as a build takes them. */
export const roundOptions = (
  files: readonly string[],
  { out, format, profile, only, strict }: RoundFlags,
  generator: string,
): Omit<BuildOptions, 'force'> => ({
  files,
  out: folderPath(out),
  formats: format,
  profile,
  toPdf: async (docx) => {
    const { convertToPdf, findOffice } = await import('../workspace/office.ts')
    return convertToPdf(docx, findOffice())
  },
  ...(only === undefined ? {} : { only }),
  strict,
  generator,
})
