import { diffArrays } from 'diff'
import type { Similarity } from './similarity.ts'
import { akin, openSimilarity } from './similarity.ts'

/** A paragraph of the old and of the new version that are one; or one of either alone. Indices from 0. */
export interface Pair {
  readonly before?: number
  readonly after?: number
}

/**
 * Finds for every paragraph what it was before, in the order of the text: those that are equal, and between them those
 * that have most in common. Where neither can be told, what was removed stands first.
 */
export function align(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const similarity = openSimilarity()
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  let [removed, added] = [0, 0]
  const flush = (): void => {
    const hunk = alignHunk(before.slice(i, i + removed), after.slice(j, j + added), similarity)
    for (const pair of hunk)
      pairs.push({
        ...(pair.before === undefined ? {} : { before: pair.before + i }),
        ...(pair.after === undefined ? {} : { after: pair.after + j }),
      })
    i += removed
    j += added
    removed = 0
    added = 0
  }
  for (const change of diffArrays([...before], [...after])) {
    if (change.removed) removed += change.count
    else if (change.added) added += change.count
    else {
      flush()
      for (let n = 0; n < change.count; n++) pairs.push({ before: i++, after: j++ })
    }
  }
  flush()
  return pairs
}

/** The pairs that have most in common altogether, none of them crossing another. */
function alignHunk(before: readonly string[], after: readonly string[], similarity: Similarity): readonly Pair[] {
  const alike = before.map((a) =>
    after.map((b) => {
      const common = similarity(a, b)
      return common < akin ? 0 : common
    }),
  )
  // best[i][j]: what the paragraphs from i and from j on have in common at most
  const best = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0))
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0
  const paired = (i: number, j: number): number => {
    const common = alike[i]?.[j] ?? 0
    return common === 0 ? -1 : common + at(i + 1, j + 1)
  }
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = best[i]
      if (row !== undefined) row[j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j))
    }
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && paired(i, j) === at(i, j)) pairs.push({ before: i++, after: j++ })
    else if (i < before.length && (j === after.length || at(i + 1, j) === at(i, j))) pairs.push({ before: i++ })
    else pairs.push({ after: j++ })
  }
  return pairs
}
