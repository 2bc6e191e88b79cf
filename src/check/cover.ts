/** Which characters of a text are taken by stretches that were added so far. */
export interface Cover {
  readonly add: (at: number, end: number) => void
  /** Whether a stretch shares a character with one that was added. */
  readonly touches: (at: number, end: number) => boolean
}

/**
 * Remembers characters and not stretches, so that asking takes as long as the stretch is: holding each stretch against
 * each would take minutes where a text is made of nothing else.
 */
export function openCover(stretches: readonly (readonly [at: number, end: number])[] = []): Cover {
  const taken = new Set<number>()
  const add = (from: number, to: number): void => {
    for (let i = from; i < to; i++) taken.add(i)
  }
  for (const [at, end] of stretches) add(at, end)
  return {
    add,
    touches: (at, end) => {
      if (taken.size > 0) for (let i = at; i < end; i++) if (taken.has(i)) return true
      return false
    },
  }
}

/** The stretches of a text that a pattern (with the flag g) matches. */
export const stretchesOf = (text: string, pattern: RegExp): readonly (readonly [at: number, end: number])[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: words }) => [index, index + words.length] as const)
