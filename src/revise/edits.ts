import { diffArrays } from 'diff'
import type { Edit } from '../model/revision.ts'

/** What is changed as a whole: a placeholder, a word in Latin letters, a number; else a letter with its marks. */
const token = /【待补：[^】]*】|[A-Za-z]+|\d+(?:\.\d+)?%?|\P{M}\p{M}*|\p{M}/gu

/** A place where the words differ, and what both have behind it. */
interface Hunk {
  removed: readonly string[]
  added: readonly string[]
  same: readonly string[]
}

/**
 * What became of the words of a paragraph: as few stretches as a reader can take in. Two changes with less between them
 * than they change are one, and a stretch that was put in begins and ends where a sentence does, if it can.
 */
export function editsOf(before: string, after: string): readonly Edit[] {
  const { begin, hunks } = hunksOf(before.match(token) ?? [], after.match(token) ?? [])
  const clean = shifted(begin, joined(hunks))
  return [
    { kind: 'same', text: clean.begin.join('') } as const,
    ...clean.hunks.flatMap(({ removed, added, same }): readonly Edit[] => [
      { kind: 'removed', text: removed.join('') },
      { kind: 'added', text: added.join('') },
      { kind: 'same', text: same.join('') },
    ]),
  ].filter(({ text }) => text !== '')
}

interface Hunks {
  readonly begin: readonly string[]
  readonly hunks: readonly Hunk[]
}

function hunksOf(before: readonly string[], after: readonly string[]): Hunks {
  let begin: readonly string[] = []
  const hunks: Hunk[] = []
  let open = false
  for (const { value, removed, added } of diffArrays([...before], [...after])) {
    if ((removed || added) && !open) hunks.push({ removed: [], added: [], same: [] })
    const last = hunks.at(-1)
    open = removed || added
    if (last === undefined) begin = value
    else if (removed) last.removed = value
    else if (added) last.added = value
    else last.same = value
  }
  return { begin, hunks }
}

/** Joins changes that have less between them than either of them changes. */
function joined(hunks: readonly Hunk[]): readonly Hunk[] {
  const out: Hunk[] = []
  for (const hunk of hunks) {
    let now = hunk
    for (let last = out.at(-1); last !== undefined && isLittle(last, now); last = out.at(-1)) {
      const { same } = last
      now = {
        removed: [...last.removed, ...same, ...now.removed],
        added: [...last.added, ...same, ...now.added],
        same: now.same,
      }
      out.pop()
    }
    out.push(now)
  }
  return out
}

const sizeOf = ({ removed, added }: Hunk): number => Math.max(removed.join('').length, added.join('').length)

function isLittle(last: Hunk, next: Hunk): boolean {
  const between = last.same.join('').length
  return between <= sizeOf(last) && between <= sizeOf(next)
}

/** Moves what was only put in or only taken out to where sentences end: 甲。[乙。]丙, not 甲[。乙]。丙. */
function shifted(begin: readonly string[], hunks: readonly Hunk[]): Hunks {
  let before = begin
  let first = begin
  const out: Hunk[] = []
  for (const hunk of hunks) {
    const moved = settle(before, hunk)
    const last = out.at(-1)
    if (last === undefined) first = moved.before
    else last.same = moved.before
    out.push(moved.hunk)
    before = moved.hunk.same
  }
  return { begin: first, hunks: out }
}

function settle(before: readonly string[], hunk: Hunk): { readonly before: readonly string[]; readonly hunk: Hunk } {
  const side = hunk.removed.length === 0 ? 'added' : 'removed'
  const other = side === 'added' ? hunk.removed : hunk.added
  if (other.length > 0) return { before, hunk }
  const all = [...before, ...hunk[side], ...hunk.same]
  const length = hunk[side].length
  const fits = (from: number): boolean => all[from] === all[from + length]
  let lowest = before.length
  while (lowest > 0 && fits(lowest - 1)) lowest--
  let highest = before.length
  while (highest + length < all.length && fits(highest)) highest++
  let best = before.length
  for (let from = highest; from >= lowest; from--) if (ease(all, from, length) > ease(all, best, length)) best = from
  const inside = all.slice(best, best + length)
  return {
    before: all.slice(0, best),
    hunk: { removed: [], added: [], [side]: inside, same: all.slice(best + length) },
  }
}

/** How well a stretch begins and ends where it does. */
function ease(all: readonly string[], from: number, length: number): number {
  return edge(all[from - 1]) + edge(all[from + length - 1])
}

function edge(before: string | undefined): number {
  if (before === undefined) return 3
  if (/^[。！？；\n]$/u.test(before)) return 3
  return /^[，：、”》）]$/u.test(before) ? 1 : 0
}
