import type { Diagnostic } from '../../model/diagnostic.ts'

/** What stands at UTF-16 offsets of a text, and what is to stand there. */
export type Fix = NonNullable<Diagnostic['fix']>

/** Fixes in the order of the text; of those that touch the same letters the first is taken, the others wait for the next run. */
export function separate(fixes: readonly Fix[]): readonly Fix[] {
  const kept: Fix[] = []
  for (const fix of fixes.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = kept.at(-1)
    if (last === undefined || fix.from > last.to || (fix.from === last.to && last.from < last.to && fix.from < fix.to))
      kept.push(fix)
  }
  return kept
}
