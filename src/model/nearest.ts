import { distance } from 'fastest-levenshtein'

/** A word as it is compared: without quotation marks, blanks and the commas of a list. */
export function normal(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[“”‘’"'「」『』《》\s、,，]/gu, '')
    .toLowerCase()
}

/** How far two words may be apart and still be meant for each other. */
function tolerance(word: string): number {
  return /^\p{Script=Han}/u.test(word) ? Math.max(1, Math.floor(word.length / 3)) : Math.floor((word.length + 1) / 3)
}

/** The candidate that was probably meant by a word; undefined where none is near. Ties go to the first. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = normal(word)
  let best: string | undefined
  let least = Infinity
  for (const candidate of candidates) {
    const other = normal(candidate)
    if (wanted === '' || other === '') continue
    const part = wanted.length > 1 && other.length > 1 && (other.includes(wanted) || wanted.includes(other))
    const far = part ? Math.min(1, distance(wanted, other)) : distance(wanted, other)
    const swapped = far <= 2 && sameLetters(wanted, other)
    if (far < least && (part || swapped || (far <= tolerance(wanted) && shared(wanted, other)))) {
      best = candidate
      least = far
    }
  }
  return best
}

function sameLetters(a: string, b: string): boolean {
  return Array.from(a).toSorted().join('') === Array.from(b).toSorted().join('')
}

/** Short words must at least have a letter in common: 人 is not a slip for 由. */
function shared(a: string, b: string): boolean {
  return Array.from(a).some((letter) => b.includes(letter))
}
