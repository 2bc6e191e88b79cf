import type { Catalogue } from '../../model/catalogue.ts'
import { findDated } from '../../model/in-use.ts'
import type { ArgumentKind } from './signatures.ts'

/** Whether the catalogue knows a name that a template uses. */
export function isKnown(catalogue: Catalogue, kind: ArgumentKind, name: string): boolean {
  switch (kind) {
    case 'slot':
      return catalogue.formulations.some((entry) => entry.slot === name || entry.id === name)
    case 'document':
      return catalogue.documents.some((entry) => entry.id === name)
    case 'event':
      return catalogue.events.some((entry) => entry.kind === name)
    case 'dated':
      return findDated(catalogue, name) !== undefined
    default:
      return true
  }
}

/** The names that an argument of a kind may have, for suggestions. */
export function knownNames(catalogue: Catalogue, kind: ArgumentKind): readonly string[] {
  switch (kind) {
    case 'slot':
      return [...new Set(catalogue.formulations.flatMap((entry) => entry.slot ?? []))]
    case 'document':
      return catalogue.documents.map((entry) => entry.id)
    case 'event':
      return [...new Set(catalogue.events.map((entry) => entry.kind))]
    case 'dated':
      return [
        ...catalogue.formulations.flatMap((entry) => [entry.id, entry.text]),
        ...catalogue.frameworks.flatMap((entry) => [entry.id, entry.name]),
        ...catalogue.documents.map((entry) => entry.id),
      ]
    default:
      return []
  }
}
