import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Manuscript } from '../model/manuscript.ts'
import type { Stretch } from '../model/stretch.ts'
import { readText } from './manuscript/text.ts'
import { decodeText } from './text.ts'

/** How the letters of a file are written as bytes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** A file that is to be proofread; without a manuscript where it cannot be read at all. */
export interface ReadFile {
  readonly manuscript?: Manuscript
  /** what the places of the manuscript point into: the file's text, or the paragraphs of a .docx file, one a line */
  readonly text: string
  /** of a .md or .txt file */
  readonly encoding?: Encoding
  /** of a .docx file: where its text stands in it */
  readonly stretches?: readonly Stretch[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Whether a file is one that can be proofread, by its name. */
export const isManuscript = (path: string): boolean => /\.(?:md|markdown|txt|docx)$/iu.test(path)

/**
 * Reads a manuscript by the extension of its name.
 * @param file the name that messages give it
 */
export async function readManuscript(file: string, bytes: Uint8Array): Promise<ReadFile> {
  const extension = /\.([^./\\]+)$/u.exec(file)?.[1]?.toLowerCase()
  if (extension === 'docx') {
    // Loaded when there is one: the libraries for it take longer than the whole check of a text
    const { readDocx } = await import('./manuscript/docx.ts')
    return readDocx(file, bytes)
  }
  if (!isManuscript(file)) return { text: '', diagnostics: [diagnostic('manuscript/unsupported', { file })] }
  const decoded = decoding(bytes)
  if (decoded === undefined) return { text: '', diagnostics: [diagnostic('manuscript/unknown-encoding', { file })] }
  const { text, encoding } = decoded
  const read =
    extension === 'txt' ? readText(file, text) : (await import('./manuscript/markdown.ts')).readMarkdown(file, text)
  const named = { 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', gb18030: 'GB18030' }
  const other = encoding === 'utf-8' ? [] : [diagnostic('manuscript/encoding', { file, encoding: named[encoding] })]
  return { ...read, encoding, diagnostics: [...other, ...read.diagnostics] }
}

function decoding(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } | undefined {
  const decoded = decodeText(bytes)
  if ('text' in decoded) return { text: decoded.text, encoding: 'utf-8' }
  if (decoded.guess === undefined) return undefined
  if (decoded.encoding === 'GBK') return { text: decoded.guess, encoding: 'gb18030' }
  return { text: decoded.guess, encoding: bytes[0] === 0xff ? 'utf-16le' : 'utf-16be' }
}
