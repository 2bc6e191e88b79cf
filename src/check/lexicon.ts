import type { Catalogue, Correction } from '../model/catalogue.ts'
import { keptLexicon } from './kept-lexicon.ts'
import { factualCorrections } from './lexicon/corrections.ts'
import type { DocumentNames } from './lexicon/documents.ts'
import { documentNames } from './lexicon/documents.ts'
import type { FormulationSought } from './lexicon/formulations.ts'
import { formulationsSought } from './lexicon/formulations.ts'
import type { OrganNames } from './lexicon/organs.ts'
import { organNames } from './lexicon/organs.ts'
import type { Slips } from './lexicon/slips.ts'
import { slipsSought } from './lexicon/slips.ts'
import type { SpelledOut } from './lexicon/spelled-out.ts'
import { spelledOutSought } from './lexicon/spelled-out.ts'

/**
 * What the rules look for, made of the facts: plain data, so that it can be made ready with them: making it
 * takes a cold process long.
 */
export interface Lexicon {
  readonly formulations: readonly FormulationSought[]
  readonly documents: DocumentNames
  readonly organs: OrganNames
  readonly slips: Slips
  readonly spelledOut: SpelledOut
  /** those that are about facts */
  readonly corrections: readonly Correction[]
}

/** The lexicon of a catalogue. */
export function makeLexicon(catalogue: Catalogue): Lexicon {
  return {
    formulations: formulationsSought(catalogue),
    documents: documentNames(catalogue),
    organs: organNames(catalogue),
    slips: slipsSought(catalogue),
    spelledOut: spelledOutSought(catalogue),
    corrections: factualCorrections(catalogue),
  }
}

const known = new WeakMap<Catalogue, Lexicon>()

/** The lexicon of a catalogue: as it was made ready, or made now; once a catalogue. */
export function lexiconOf(catalogue: Catalogue): Lexicon {
  const before = known.get(catalogue)
  if (before !== undefined) return before
  const made = keptLexicon(catalogue) ?? makeLexicon(catalogue)
  known.set(catalogue, made)
  return made
}
