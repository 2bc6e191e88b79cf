import type { Revision } from '../model/revision.ts'
import { align } from './align.ts'
import { editsOf } from './edits.ts'

/** Finds out what became of a text. @param before, after the paragraphs of its two versions */
export function compareTexts(before: readonly string[], after: readonly string[]): Revision {
  return align(before, after).map((pair) => {
    const [old, now] = [before[pair.before ?? -1] ?? '', after[pair.after ?? -1] ?? '']
    return Object.assign(pair, { edits: editsOf(old, now) })
  })
}
