import type { Catalogue } from '../../model/catalogue.ts'
import { bareTitle, titlesIn } from '../mentions/titles.ts'

/** Documents, by their place in the catalogue, by every name that is right for them, earlier titles among them. */
export type DocumentNames = Readonly<Record<string, readonly number[]>>

/** The names of a catalogue's documents, as `bareTitle` compares them. */
export function documentNames({ documents }: Catalogue): DocumentNames {
  const byName = new Map<string, number[]>()
  for (const [i, document] of documents.entries()) {
    const whole = bareTitle(document.title)
    const part = whole.replace(/^(?:中国共产党|中华人民共和国|中共中央(?:政治局)?)/u, '')
    const older = document.history.flatMap(({ event }) => titlesIn(event).map(({ bare }) => bare))
    for (const name of new Set([whole, part, bareTitle(document.short ?? whole), ...older])) {
      const all = byName.get(name) ?? []
      byName.set(name, all)
      all.push(i)
    }
  }
  return Object.fromEntries(byName)
}
