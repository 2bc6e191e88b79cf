import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A PDF, or why there is none: LibreOffice is not installed, or it did not make one. */
export type Conversion = { readonly pdf: Uint8Array } | { readonly failed: 'missing' | 'broken' }

/** So many files go to LibreOffice at once: a longer command line is not everywhere allowed. */
const atOnce = 40

/** Longer than so many speeches take on a slow machine, in milliseconds. */
const patience = 300_000

/** Makes PDFs of .docx files, in their order. */
export type ToPdf = (files: readonly Uint8Array[]) => Promise<readonly Conversion[]>

/**
 * Lets LibreOffice make PDFs of .docx files: of many at once, for starting it takes longer than a speech. The only place
 * where the program starts another one.
 * @param program the path of LibreOffice; undefined where it is not installed
 */
export async function convertToPdf(
  files: readonly Uint8Array[],
  program: string | undefined,
): Promise<readonly Conversion[]> {
  if (program === undefined) return files.map(() => ({ failed: 'missing' }))
  const made: Conversion[] = []
  for (let i = 0; i < files.length; i += atOnce)
    made.push(...(await convertTogether(files.slice(i, i + atOnce), program)))
  return made
}

async function convertTogether(files: readonly Uint8Array[], program: string): Promise<readonly Conversion[]> {
  const folder = mkdtempSync(join(tmpdir(), 'speechgen-pdf-'))
  const named = files.map((docx, i) => ({ docx, source: join(folder, `${i}.docx`), made: join(folder, `${i}.pdf`) }))
  try {
    for (const { source, docx } of named) writeFileSync(source, docx)
    // A profile of its own: an open LibreOffice would take the file for its own window and do nothing
    const profile = pathToFileURL(join(folder, 'profile')).href
    await finished(program, [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...named.map(({ source }) => source),
    ])
    return named.map(({ made }) =>
      existsSync(made) ? { pdf: new Uint8Array(readFileSync(made)) } : { failed: 'broken' },
    )
  } finally {
    // On Windows its files may be held for a moment after it has ended
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Where LibreOffice is installed: what the search path has, else where its installers put it. */
export function findOffice(search = process.env['PATH'] ?? ''): string | undefined {
  const folders = search.split(delimiter).filter((folder) => folder !== '')
  const names = process.platform === 'win32' ? ['soffice.exe', 'soffice.com'] : ['soffice', 'libreoffice']
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...found, ...installed(search)].find((path) => existsSync(path))
}

function installed(search: string): readonly string[] {
  // An empty search path asks for nothing at all
  if (search === '') return []
  if (process.platform === 'darwin') return ['/Applications/LibreOffice.app/Contents/MacOS/soffice']
  if (process.platform !== 'win32') return []
  return ['ProgramFiles', 'ProgramFiles(x86)'].flatMap((name) => {
    const folder = process.env[name]
    return folder === undefined ? [] : [join(folder, 'LibreOffice', 'program', 'soffice.exe')]
  })
}

/** Resolves when the program has ended, however it did: whether there is a file then is what counts. */
function finished(program: string, argv: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(program, argv, { stdio: 'ignore', timeout: patience, windowsHide: true })
    child.on('error', () => resolve())
    child.on('close', () => resolve())
  })
}
