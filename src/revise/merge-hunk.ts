import { align } from './align.ts'
import type { Part } from './merge.ts'

/** One version of some paragraphs of the base: what became of each, and what was put in before each and behind the last. */
interface Version {
  /** undefined where it was taken out */
  readonly of: readonly (string | undefined)[]
  readonly added: readonly (readonly string[])[]
}

/**
 * Merges paragraphs of which both versions changed some: each paragraph of the base on its own, so that what two people
 * did to neighbours is no conflict.
 */
export function mergeHunk(
  base: readonly string[],
  versions: { readonly mine: readonly string[]; readonly theirs: readonly string[] },
): readonly Part[] {
  const [mine, theirs] = [versionOf(base, versions.mine), versionOf(base, versions.theirs)]
  const parts: Piece[] = []
  for (let i = 0; i <= base.length; i++) {
    parts.push(insertion(mine.added[i] ?? [], theirs.added[i] ?? []))
    if (i < base.length) parts.push(paragraph(base[i], mine.of[i], theirs.of[i]))
  }
  return gathered(parts.filter((part) => !('settled' in part) || part.settled.length > 0))
}

/** A part; where only one version put it in, which. */
type Piece = Part & { readonly from?: 'mine' | 'theirs' }

function versionOf(base: readonly string[], paragraphs: readonly string[]): Version {
  const of: (string | undefined)[] = base.map(() => undefined)
  const added: string[][] = Array.from({ length: base.length + 1 }, () => [])
  let next = 0
  for (const { before, after } of align(base, paragraphs)) {
    if (before !== undefined) {
      of[before] = after === undefined ? undefined : paragraphs[after]
      next = before + 1
    } else if (after !== undefined) added[next]?.push(paragraphs[after] ?? '')
  }
  return { of, added }
}

const listed = (one: string | undefined): readonly string[] => (one === undefined ? [] : [one])

function paragraph(base: string | undefined, mine: string | undefined, theirs: string | undefined): Part {
  if (mine === base || mine === theirs) return { settled: listed(theirs) }
  return theirs === base ? { settled: listed(mine) } : { mine: listed(mine), theirs: listed(theirs) }
}

function insertion(mine: readonly string[], theirs: readonly string[]): Piece {
  const equal = mine.length === theirs.length && mine.every((each, i) => each === theirs[i])
  if (equal) return { settled: theirs }
  if (mine.length === 0) return { settled: theirs, from: 'theirs' }
  return theirs.length === 0 ? { settled: mine, from: 'mine' } : { mine, theirs }
}

/** A paragraph that was written anew is one taken out and one put in: what stands in its place belongs to the conflict. */
function gathered(parts: readonly Piece[]): readonly Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (last === undefined || 'settled' in last || !('settled' in part)) out.push(part)
    else if (part.from === 'mine' && last.mine.length === 0) out[out.length - 1] = { ...last, mine: part.settled }
    else if (part.from === 'theirs' && last.theirs.length === 0) out[out.length - 1] = { ...last, theirs: part.settled }
    else out.push(part)
  }
  return out
}
