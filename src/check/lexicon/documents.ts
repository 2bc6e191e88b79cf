import type { Catalogue } from '../../model/catalogue.ts'
import { bareTitle, titlesIn } from '../mentions/titles.ts'
import { grouped } from '../../model/grouped.ts'

/** Documents, by their place in the catalogue, by every name that is right for them, earlier titles among them. */
export type DocumentNames = Readonly<Record<string, readonly number[]>>

/** The names of a catalogue's documents, as `bareTitle` compares them. */
export function documentNames({ documents }: Catalogue): DocumentNames {
  const named = documents.flatMap((document, i) => {
    const whole = bareTitle(document.title)
    const part = whole.replace(/^(?:中国共产党|中华人民共和国|中共中央(?:政治局)?)/u, '')
    const older = document.history.flatMap(({ event }) => titlesIn(event).map(({ bare }) => bare))
    return Array.from(
      new Set([whole, part, bareTitle(document.short ?? whole), ...older]),
      (name) => [name, i] as const,
    )
  })
  return Object.fromEntries(grouped(named))
}
