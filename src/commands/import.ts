import { emitMarkdown } from '../emit/markdown.ts'
import type { Changes } from '../parse/script.ts'
import { readScript } from '../parse/script.ts'
import { findBase } from '../workspace/base.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Ended } from './script/files.ts'
import { isOpen, openScript, stemOf, writeFile } from './script/files.ts'

/** What `speechgen import` is asked for. */
export interface ImportOptions {
  readonly file: string
  /** beside the file where it is missing */
  readonly target?: string
  /** what becomes of tracked changes */
  readonly changes: Changes
  readonly force: boolean
}

/** What was written. */
export interface Imported extends Ended {
  readonly written?: string
}

/** Brings a speech that was edited in Word or WPS back to Markdown. */
export async function importFile(user: Workspace, options: ImportOptions): Promise<Imported> {
  const { file, changes, force } = options
  const opened = await openScript(file, user, changes)
  if (!isOpen(opened)) return opened
  const target = options.target ?? `${stemOf(file)}.md`
  const bytes = new TextEncoder().encode(emitMarkdown(opened.script, opened.origin))
  const replaceable = async (there: Uint8Array): Promise<boolean> => {
    if (Buffer.from(there).toString() !== findBase(user, file)) return false
    // Nobody has touched the Markdown; but a Word file of an older build would take away what is new in it
    const { origin } = await readScript(target, there)
    return origin.inputs !== undefined && origin.inputs === opened.origin.inputs
  }
  const refused = await writeFile({ target, bytes, sources: [file], force, replaceable }, user)
  const { diagnostics } = opened
  return refused === undefined
    ? { written: target, diagnostics, status: 0 }
    : { diagnostics: [...diagnostics, refused], status: 2 }
}
