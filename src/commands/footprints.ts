import type { Stretch } from '../compose/library.ts'
import { stretchesOf } from '../compose/library.ts'
import type { Templates } from '../model/template.ts'
import { includedIn } from '../model/template.ts'
import { digest } from '../workspace/digest.ts'

/** What a speech owes to one template: whether it has changed, and which fields of the view it looks at. */
export interface Footprint {
  /** of its text and that of its pieces, with their places */
  readonly digest: string
  /** names of fields at the top of the view, as `unit`, sorted */
  readonly fields: readonly string[]
}

/** Footprints by `Stretch.key`. */
export type Footprints = (key: string) => Footprint

/** Works footprints out, each when it is asked for. @param fieldsOf canonical paths of the fields that a stretch looks at */
export function openFootprints(templates: Templates, fieldsOf: (stretch: Stretch) => Iterable<string>): Footprints {
  const stretches = new Map(stretchesOf(templates).map((stretch) => [stretch.key, stretch]))
  const partials = new Map(templates.partials.map((partial) => [partial.id, partial]))
  const done = new Map<string, Footprint>()
  const closure = (text: string, known: Map<string, readonly unknown[]>): void => {
    for (const id of includedIn(text)) {
      const partial = partials.get(id)
      if (partial === undefined || known.has(id)) continue
      known.set(id, [partial.file, partial.bodyLine, partial.body])
      closure(partial.body, known)
    }
  }
  return (key) => {
    const known = done.get(key)
    if (known !== undefined) return known
    const stretch = stretches.get(key)
    if (stretch === undefined) return { digest: '', fields: [] }
    const pieces = new Map<string, readonly unknown[]>()
    closure(stretch.text, pieces)
    const made: Footprint = {
      digest: digest(JSON.stringify([stretch, [...pieces]])),
      fields: [...new Set(Array.from(fieldsOf(stretch), atTop))].toSorted(),
    }
    done.set(key, made)
    return made
  }
}

/** The field at the top of the view in which another lies: `units[].name` → `units` */
const atTop = (path: string): string => path.replace(/[.[].*$/u, '')
