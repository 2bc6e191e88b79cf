import { eastAsianWidth } from 'get-east-asian-width'

/** Whether a character fills the place of a Han character. The marks that both scripts have (“ ” · …) do, where nothing says otherwise. */
export function isFullWidth(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return isHan(point) || eastAsianWidth(point, { ambiguousAsWide: true }) === 2
}

/** Almost every letter of a speech: the tables for all others are slow. */
const isHan = (point: number): boolean => point >= 0x4e00 && point <= 0x9fff

/**
 * For each character of a paragraph whether it is set in the Latin font. A mark that both scripts have goes with what
 * stands before it, the first one with what comes after: so LibreOffice 7.4 sets them (measured), as `“7·26”`.
 */
export function latinOnes(characters: readonly string[]): readonly boolean[] {
  const latin: boolean[] = []
  for (const [i, character] of characters.entries()) {
    const known = isEither(character) ? latin[i - 1] : !isFullWidth(character)
    latin.push(known ?? isLatinAfter(characters.slice(i)))
  }
  return latin
}

const isLatinAfter = (characters: readonly string[]): boolean => {
  const first = characters.find((character) => !isEither(character))
  return first !== undefined && !isFullWidth(first)
}

/** Whether Unicode leaves open how wide a character is (East Asian Width A). */
const isEither = (character: string): boolean => {
  const point = character.codePointAt(0) ?? 0
  return !isHan(point) && eastAsianWidth(point) === 1 && isFullWidth(character)
}
