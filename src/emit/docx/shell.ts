import { strFromU8, unzipSync } from 'fflate'
import type { ProfileName } from './layout.ts'
import type { ZipHead } from './zip.ts'
import { deflatedEntry, zipHead } from './zip.ts'

/** The parts of a package that depend on the speech; all others are the same in every file. */
export const variableParts = ['word/document.xml', 'docProps/core.xml', 'docProps/custom.xml'] as const

/** Everything of a DOCX package that does not depend on the speech, for one profile. */
export interface Shell {
  readonly profile: ProfileName
  /** parts that never change */
  readonly fixed: ZipHead
  /** document.xml up to its first paragraph and from its section on */
  readonly document: readonly [before: string, after: string]
}

/**
 * Has the docx library make an empty package, and takes from it what all files share. Loading the library takes
 * longer than anything else of a small build: the shells are laid beside the compiled program when it is built.
 */
export async function makeShell(profile: ProfileName): Promise<Shell> {
  const { libraryPackage } = await import('./library.ts')
  const parts = unzipSync(await libraryPackage({ title: '', speaker: {}, salutation: '', blocks: [] }, profile))
  const variable: readonly string[] = variableParts
  const fixed = Object.entries(parts)
    .filter(([path]) => !variable.includes(path) && !path.endsWith('/'))
    .map(([path, data]) => deflatedEntry(path, data, 9))
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const [from, to] = [document.indexOf('<w:body>') + '<w:body>'.length, document.indexOf('<w:sectPr>')]
  if (from < 8 || to < from) throw new Error('the docx library writes its document in another way')
  return { profile, fixed: zipHead(fixed), document: [document.slice(0, from), document.slice(to)] }
}
