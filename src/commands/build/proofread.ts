import type { Catalogue } from '../../model/catalogue.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Unread } from '../../pipeline.ts'

/** Reads a speech: what is wrong with it. */
export type Proofread = (unread: Unread) => Promise<readonly Diagnostic[]>

/** A proofreader in this thread. Its rules are loaded when there is something to read. */
export function proofreader(catalogue: Catalogue | undefined): Proofread {
  return async (unread) => {
    if (catalogue === undefined) throw new Error('no facts to read by')
    const { checkSpeech } = await import('../../check/check.ts')
    return checkSpeech({ ...unread, catalogue })
  }
}
