import type { Catalogue } from '../model/catalogue.ts'
import type { Lexicon } from './lexicon.ts'

const kept = new WeakMap<Catalogue, () => Lexicon | undefined>()

/** Says where the lexicon of a catalogue is to be had ready. Apart from what makes one: those who never check do not load that. */
export function keepLexicon(catalogue: Catalogue, read: () => Lexicon | undefined): void {
  kept.set(catalogue, read)
}

/** The lexicon of a catalogue as it was made ready; undefined where it was not. */
export const keptLexicon = (catalogue: Catalogue): Lexicon | undefined => kept.get(catalogue)?.()
