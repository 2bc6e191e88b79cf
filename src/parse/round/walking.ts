import type { Node, YAMLMap } from 'yaml'
import { isMap, isScalar, isSeq } from 'yaml'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Place } from '../../model/place.ts'
import type { Entry } from './shape.ts'

/** What a walk has found so far. */
export interface Walk {
  /** what every reference stands for */
  readonly referents: ReadonlyMap<unknown, Node>
  /** the text that the document was read from */
  readonly text: string
  readonly place: (from: number, to: number) => Place
  readonly diagnostics: Diagnostic[]
  /** data path → where its value stands; for a map or list, where its key stands */
  readonly places: Map<string, Place>
  /** data path → where its key stands */
  readonly keys: Map<string, Place>
  /** data paths whose value could not be read; what follows from that is not told again */
  readonly unreadable: Set<string>
  /** how many values have been read */
  values: number
}

/** Where the walk is: the data path, its name for people, and the keys that lead there. */
export interface Spot {
  readonly path: string
  readonly name: string
  readonly under: readonly Entry[]
  readonly place: Place
}

/** Whether something is written before the value that begins with `!`, which YAML takes for the name of a type. */
export function isTagged(node: unknown): boolean {
  return (isScalar(node) || isMap(node) || isSeq(node)) && node.tag !== undefined
}

/** A scalar's text as written: 0001 stays 0001. */
export function textOf(node: unknown): string {
  if (!isScalar(node)) return '{…}'
  return node.source ?? String(node.value)
}

/** Nothing written, `~`, or blank quotes. */
export function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && (node.value === null || textOf(node).trim() === ''))
}

/** A node's place; undefined for what is not in the text. */
export function placeOf(walking: Walk, node: unknown): Place | undefined {
  const range = (node as Node | null | undefined)?.range
  if (range === null || range === undefined) return undefined
  return walking.place(range[0], Math.max(range[1], range[0] + 1))
}

/** The first key of a map, which stands for the whole; for an empty one, its braces. */
export function headOf(walking: Walk, map: YAMLMap, spot: Spot): Place {
  return placeOf(walking, map.items[0]?.key) ?? placeOf(walking, map) ?? spot.place
}
