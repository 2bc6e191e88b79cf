import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A PDF, or why there is none: LibreOffice is not installed, or it did not make one. */
export type Conversion = { readonly pdf: Uint8Array } | { readonly failed: 'missing' | 'broken' }

/** Longer than the longest speech takes on a slow machine, in milliseconds. */
const patience = 180_000

/**
 * Lets LibreOffice make a PDF of a .docx file. The only place where the program starts another one.
 * @param program the path of LibreOffice; undefined where it is not installed
 */
export async function convertToPdf(docx: Uint8Array, program: string | undefined): Promise<Conversion> {
  if (program === undefined) return { failed: 'missing' }
  const folder = mkdtempSync(join(tmpdir(), 'speechgen-pdf-'))
  try {
    writeFileSync(join(folder, 'a.docx'), docx)
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
      join(folder, 'a.docx'),
    ])
    const made = join(folder, 'a.pdf')
    return existsSync(made) ? { pdf: new Uint8Array(readFileSync(made)) } : { failed: 'broken' }
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
