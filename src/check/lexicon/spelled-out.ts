import type { Catalogue } from '../../model/catalogue.ts'

/** Items longer than this are clauses, which are never repeated word for word. */
const word = 8

/** A framework whose items are words. */
export interface NamedItems {
  /** its place in the catalogue */
  readonly framework: number
  readonly names: readonly string[]
  readonly items: readonly string[]
  /** every dated wording of the items, these among them */
  readonly wordings: readonly (readonly string[])[]
}

/** Frameworks that can be spelt out, and the regular expression that finds an item of any of them. */
export interface SpelledOut {
  readonly named: readonly NamedItems[]
  readonly item: string
}

/** The frameworks of a catalogue that can be spelt out. */
export function spelledOutSought({ frameworks }: Catalogue): SpelledOut {
  const named = Array.from(frameworks.entries())
    .filter(([, { items, count }]) => items.length > 1 && count === String(items.length))
    .filter(([, { items }]) => items.every((each) => each.length <= word && /^\p{Script=Han}+$/u.test(each)))
    .map(([framework, { name, aliases, items, wordings }]) => ({
      framework,
      names: [name, ...aliases].filter((each) => !each.includes('、')),
      items,
      wordings: [items, ...wordings.map((wording) => wording.items)],
    }))
  const words = new Set(named.flatMap(({ wordings }) => wordings.flat()))
  // The longest first: 政治意识 before 政治
  const sorted = [...words].filter((each) => each.length <= word + 4).toSorted((a, b) => b.length - a.length)
  return { named, item: sorted.join('|') }
}
