import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Manuscript } from '../model/manuscript.ts'
import type { Stretch } from '../model/stretch.ts'
import { manuscriptLimits } from './limits.ts'
import type { ReadSettings } from './manuscript/settings.ts'
import { needsYaml } from './manuscript/settings.ts'
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
  const large = tooLarge(file, bytes)
  if (large !== undefined) return { text: '', diagnostics: [large] }
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
  const long = longLine(file, text)
  if (long !== undefined) return { text: '', diagnostics: [long] }
  const read =
    extension === 'txt'
      ? readText(file, text)
      : (await import('./manuscript/markdown.ts')).readMarkdown(file, text, await settingsReader(text))
  const named = { 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', gb18030: 'GB18030' }
  const other = encoding === 'utf-8' ? [] : [diagnostic('manuscript/encoding', { file, encoding: named[encoding] })]
  return { ...read, encoding, diagnostics: [...other, ...read.diagnostics] }
}

/** What reads the settings above a text; undefined where that takes no YAML parser. */
export async function settingsReader(text: string): Promise<ReadSettings | undefined> {
  return needsYaml(text) ? (await import('./manuscript/yaml-settings.ts')).yamlSettings : undefined
}

/** What is told of a file that is larger than any speech; undefined of one that is not. */
export function tooLarge(file: string, bytes: Uint8Array): Diagnostic | undefined {
  const most = file.toLowerCase().endsWith('.docx') ? manuscriptLimits.file : manuscriptLimits.text
  const reason = `超过 ${most / 1024 / 1024} MB`
  return bytes.length > most ? diagnostic('manuscript/too-large', { file, reason }) : undefined
}

/** A text that is no speech: too long as a whole, or in a line; pictures that are written into Markdown are such lines. */
function longLine(file: string, text: string): Diagnostic | undefined {
  if (text.length > manuscriptLimits.characters)
    return diagnostic('manuscript/too-large', { file, reason: `有 ${text.length} 个字符` })
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.length > manuscriptLimits.line)
  if (at < 0) return undefined
  const reason = `第 ${at + 1} 行有 ${lines[at]?.length ?? 0} 个字符`
  return diagnostic('manuscript/too-large', { file, reason })
}

function decoding(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } | undefined {
  const decoded = decodeText(bytes)
  if ('text' in decoded) return { text: decoded.text, encoding: 'utf-8' }
  if (decoded.guess === undefined) return undefined
  if (decoded.encoding === 'GBK') return { text: decoded.guess, encoding: 'gb18030' }
  return { text: decoded.guess, encoding: bytes[0] === 0xff ? 'utf-16le' : 'utf-16be' }
}
