import type { Catalogue } from '../../model/catalogue.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Args, Code } from '../../model/messages.ts'
import type { Place } from '../../model/place.ts'

/** The facts that a round file refers to. */
export type Facts = Pick<Catalogue, 'unit_kinds' | 'frameworks' | 'contexts' | 'renamings'>

/** What every part of the resolution needs: the facts, the places, and a way to say what is wrong. */
export interface Resolving {
  readonly facts: Facts
  /** the place of a data path, or of the nearest thing above it */
  readonly place: (path: string) => Place | undefined
  /** whether something is written there that could not be read, which has been told already */
  readonly unreadable: (path: string) => boolean
  readonly say: <C extends Code>(code: C, args: Args<C>, path: string, related?: string) => void
}

/** Where a data path stands; for one that is not in the file, the nearest thing above it that is. */
export function placeOf(places: ReadonlyMap<string, Place>, path: string): Place | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
    const place = places.get(at)
    if (place !== undefined) return place
  }
  return undefined
}

/** A resolution that collects into `diagnostics`. */
export function resolving(
  facts: Facts,
  { places, unreadable }: { readonly places: ReadonlyMap<string, Place>; readonly unreadable: ReadonlySet<string> },
  diagnostics: Diagnostic[],
): Resolving {
  // Where there is no `round`, what is missing from it is told at the first thing that is there
  const [first] = places.values()
  const place = (path: string): Place | undefined => placeOf(places, path) ?? places.get('round') ?? first
  return {
    facts,
    place,
    unreadable: (path) => unreadable.has(path),
    say: (code, args, path, related) => {
      const other = related === undefined ? undefined : place(related)
      diagnostics.push(diagnostic(code, args, place(path), other === undefined ? undefined : [other]))
    },
  }
}

type Undefinable<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T]

/** A value without its undefined properties. */
export type Defined<T> = Omit<T, Undefinable<T>> & { readonly [K in Undefinable<T>]?: Exclude<T[K], undefined> }

/** Drops the properties that are undefined, so that “left out” has one form. */
export function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>
}

/** One or several, as a list; what was salvaged from something unreadable (an empty text) is left out. */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return []
  const list = Array.isArray(value) ? (value as readonly T[]) : [value as T]
  return list.filter((each) => each !== '')
}

/** One or several with the data path of each. */
export function withPaths<T>(value: T | readonly T[] | undefined, path: string): readonly (readonly [T, string])[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return value === '' ? [] : [[value as T, path]]
  const list = (value as readonly T[]).map((each, index) => [each, `${path}.${index}`] as const)
  return list.filter(([each]) => each !== '')
}
