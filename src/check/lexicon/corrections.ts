import type { Catalogue, Correction } from '../../model/catalogue.ts'

/** The kinds of correction that the rules about facts tell; all others are slips of the pen, told by the rules about the text. */
export const factualKinds: Readonly<Record<'names' | 'titles' | 'levels', readonly string[]>> = {
  names: ['person-name'],
  titles: ['number', 'doc-title', 'campaign-name', 'short-form'],
  levels: ['level'],
}

const factual = new Set(Object.values(factualKinds).flat())

/** The corrections of a catalogue that the rules about facts tell. */
export const factualCorrections = ({ corrections }: Catalogue): readonly Correction[] =>
  corrections.filter(({ kind }) => factual.has(kind))
