/**
 * A reproducible choice: a number from 0 to `count - 1` that depends on the seed and on what is chosen, and on nothing
 * else, so that the same speech reads the same on every machine and two units of a round rarely get the same wording.
 * The hash is 32-bit FNV-1a with the finaliser of MurmurHash3 (both in the public domain): FNV alone leaves the low
 * bits of similar keys alike.
 */
export function pick(seed: string, what: string, count: number): number {
  let hash = 0x811c9dc5
  for (const character of `${seed}\n${what}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  hash ^= hash >>> 16
  return count < 2 ? 0 : (hash >>> 0) % count
}
