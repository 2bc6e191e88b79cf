/** What two paragraphs have in common: the share of pairs of letters (Dice), from 0 to 1. */
export type Similarity = (a: string, b: string) => number

/** Two paragraphs that have less in common are two paragraphs, not one that was changed. Found by trying. */
export const akin = 0.35

/** A measure that remembers what it has counted. */
export function openSimilarity(): Similarity {
  const counted = new Map<string, ReadonlyMap<string, number>>()
  const pairsOf = (text: string): ReadonlyMap<string, number> => {
    const known = counted.get(text)
    if (known !== undefined) return known
    const pairs = new Map<string, number>()
    const letters = Array.from(` ${text} `)
    for (let i = 1; i < letters.length; i++) {
      const pair = `${letters[i - 1] ?? ''}${letters[i] ?? ''}`
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
    counted.set(text, pairs)
    return pairs
  }
  const total = (pairs: ReadonlyMap<string, number>): number => Array.from(pairs.values()).reduce((a, b) => a + b, 0)
  return (a, b) => {
    if (a === b) return 1
    if (a === '' || b === '') return 0
    const [first, second] = [pairsOf(a), pairsOf(b)]
    let common = 0
    for (const [pair, count] of first) common += Math.min(count, second.get(pair) ?? 0)
    return (2 * common) / (total(first) + total(second))
  }
}
