import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Script } from '../../model/speech.ts'
import type { Changes, ScriptRead } from '../../parse/script.ts'
import { manuscriptLimits } from '../../parse/limits.ts'
import { tooLarge } from '../../parse/manuscript.ts'
import { readScript } from '../../parse/script.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** What a command about files has to say, and how it ended: 0 done, 1 errors in a text, 2 could not read or write. */
export interface Ended {
  readonly diagnostics: readonly Diagnostic[]
  readonly status: 0 | 1 | 2
}

/** A speech that could be read. */
export interface OpenScript extends ScriptRead {
  readonly script: Script
}

/** Reads a speech from a file. @returns the speech, or how the command ends without it */
export async function openScript(
  file: string,
  user: Workspace,
  changes: Changes = 'accept',
): Promise<OpenScript | Ended> {
  const failed = (...diagnostics: readonly Diagnostic[]): Ended => ({ diagnostics, status: 2 })
  let bytes: Uint8Array | undefined
  try {
    bytes = user.read(file, manuscriptLimits.file + 1)
  } catch (error) {
    // A folder, or what may not be read, is no file to the user
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
  }
  if (bytes === undefined) return failed(diagnostic('out/no-such-file', { file }))
  const large = tooLarge(file, bytes)
  return large === undefined ? openBytes(file, bytes, changes) : failed(large)
}

/** Reads a speech from the bytes of a file. @param file its name, which says what is in it */
export async function openBytes(
  file: string,
  bytes: Uint8Array,
  changes: Changes = 'accept',
): Promise<OpenScript | Ended> {
  const failed = (...diagnostics: readonly Diagnostic[]): Ended => ({ diagnostics, status: 2 })
  const { script, origin, diagnostics } = await readScript(file, bytes, changes)
  if (script === undefined) return failed(...diagnostics)
  if (script.title === '' && script.blocks.length === 0)
    return failed(...diagnostics, diagnostic('script/empty', { file }))
  return { script, origin, diagnostics }
}

/** Whether a speech could be read. */
export const isOpen = (opened: OpenScript | Ended): opened is OpenScript => 'script' in opened

/** What is to be written, and on which terms. */
export interface Writing {
  readonly target: string
  readonly bytes: Uint8Array
  /** what the bytes are made from, never to be overwritten */
  readonly sources: readonly string[]
  /** overwrite whatever is there */
  readonly force: boolean
  /** whether what is there now may be overwritten without asking */
  readonly replaceable: (there: Uint8Array) => boolean | Promise<boolean>
}

/** Writes a file, unless something stands there that somebody may have worked on. @returns what stood against it */
export async function writeFile(writing: Writing, user: Workspace): Promise<Diagnostic | undefined> {
  const { target, bytes, sources, force, replaceable } = writing
  if (sources.some((source) => plain(source) === plain(target)))
    return diagnostic('script/target-is-source', { file: target })
  try {
    const there = user.read(target)
    if (there !== undefined && Buffer.compare(there, bytes) === 0) return undefined
    if (there !== undefined && !force && !(await replaceable(there)))
      return diagnostic('script/target-exists', { file: target })
    user.write(target, bytes)
  } catch (error) {
    // Only the system's own refusals (EACCES, ENOSPC, EBUSY …) are the user's to mend
    const reason = (error as NodeJS.ErrnoException).code
    if (reason === undefined) throw error
    return diagnostic('out/cannot-write', { file: target, reason })
  }
  return undefined
}

/** A name without its extension. */
export const stemOf = (file: string): string => file.replace(/\.[^./]+$/u, '')

const plain = (path: string): string => path.replaceAll(/(^|\/)(?:\.\/)+/g, '$1')
