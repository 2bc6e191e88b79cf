import { diff3MergeRegions } from 'node-diff3'
import { mergeHunk } from './merge-hunk.ts'
import type { Conflict } from './merge.ts'

/**
 * Merges the settings above a text, line by line, their `---` included. What both versions changed is as it is generated
 * now; what was written by hand stays as a comment, so that the settings can still be read.
 */
export function mergeFrontMatter(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): { readonly text: string; readonly conflicts: readonly Conflict[] } {
  // Whoever takes them out does not want them; they say nothing that is printed
  if (mine.length === 0 && base.length > 0) return { text: '', conflicts: [] }
  const lines: string[] = []
  const conflicts: Conflict[] = []
  const parts = diff3MergeRegions([...mine], [...base], [...theirs]).flatMap((region) =>
    region.stable
      ? [{ settled: region.bufferContent }]
      : mergeHunk(region.oContent, { mine: region.aContent, theirs: region.bContent }),
  )
  for (const part of parts) {
    if ('settled' in part) lines.push(...part.settled)
    else {
      conflicts.push({ line: lines.length + 1, mine: part.mine.join('\n'), theirs: part.theirs.join('\n') })
      lines.push(...part.mine.map((line) => `# 手工改过：${line.trim()}`), ...part.theirs)
    }
  }
  return { text: lines.join('\n'), conflicts }
}
