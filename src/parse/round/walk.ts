import * as v from 'valibot'
import type { Document, Pair, YAMLMap, YAMLSeq } from 'yaml'
import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Place } from '../../model/place.ts'
import { roundLimits } from '../limits.ts'
import { referents } from './anchors.ts'
import { keyDiagnostic } from './keys.ts'
import { commaInList, readText } from './read-text.ts'
import type { Entry, ObjectShape, Shape } from './shape.ts'
import { danglingAlias, tagged, tooManyValues } from './syntax.ts'
import type { Spot, Walk } from './walking.ts'
import { headOf, isEmpty, isTagged, placeOf, textOf } from './walking.ts'
import { label, salvage, wantedShape } from './wanted.ts'

/** What the walk gives: data that the definition accepts (salvaged where it was wrong), and what was wrong. */
export type Walked = Pick<Walk, 'diagnostics' | 'places' | 'unreadable'> & {
  readonly data: unknown
  /** too much was wrong, or referred to, to read it all */
  readonly abandoned: boolean
}

/**
 * Walks a YAML document along a shape: keys to English, scalars to their values, everything wrong reported.
 * @param text what the document was read from
 */
export function walk(
  document: Document,
  text: string,
  shape: Shape,
  place: (from: number, to: number) => Place,
): Walked {
  const walking: Walk = {
    referents: referents(document),
    text,
    place,
    diagnostics: [],
    places: new Map(),
    keys: new Map(),
    unreadable: new Set(),
    values: 0,
  }
  const top: Spot = { path: '', name: '文件最外层', under: [], place: place(0, 1) }
  const data = read(walking, document.contents, shape, top) ?? salvage(shape)
  const { diagnostics, places, unreadable } = walking
  return { data, diagnostics, places, unreadable, abandoned: isAbandoned(walking) }
}

/** Whether enough is wrong: a file of thousands of slips is not what it was taken for, and reading on would take long. */
function isAbandoned({ diagnostics, values }: Walk): boolean {
  return diagnostics.length > roundLimits.findings || values > roundLimits.values
}

/** Reads a node; undefined where nothing (usable) is there. */
function read(walking: Walk, written: unknown, shape: Shape, spot: Spot): unknown {
  walking.values += 1
  if (walking.values === roundLimits.values + 1) {
    const [what, todo] = tooManyValues
    walking.diagnostics.push(diagnostic('round/syntax', { what, todo }, placeOf(walking, written) ?? spot.place))
  }
  if (isAbandoned(walking)) return undefined
  const node = isAlias(written) ? walking.referents.get(written) : written
  if (isAlias(written) && node === undefined) {
    const [what, todo] = danglingAlias
    walking.diagnostics.push(diagnostic('round/syntax', { what, todo }, placeOf(walking, written) ?? spot.place))
  }
  if (isTagged(node)) {
    const [what, todo] = tagged
    walking.diagnostics.push(diagnostic('round/syntax', { what, todo }, placeOf(walking, node) ?? spot.place))
  }
  if (isEmpty(node)) return undefined
  const options = shape.type === 'choice' ? shape.options : [shape]
  if (isMap(node)) {
    const wanted = options.find((option) => option.type === 'object' || option.type === 'record')
    if (wanted?.type === 'object') return readObject(walking, node, wanted, spot)
    if (wanted?.type === 'record') return readRecord(walking, node, wanted.value, spot)
  } else if (isSeq(node)) {
    const wanted = options.find((option) => option.type === 'list')
    if (wanted !== undefined) return readList(walking, node, wanted, spot)
  } else if (isScalar(node)) {
    const wanted = options.filter((option) => option.type === 'scalar')
    if (wanted.length > 0) return readText(walking, node, wanted, spot)
  }
  const place = isMap(node) ? headOf(walking, node, spot) : (placeOf(walking, node) ?? spot.place)
  walking.diagnostics.push(diagnostic('round/wrong-shape', { key: spot.name, ...wantedShape(shape, node) }, place))
  walking.unreadable.add(spot.path)
  return rescued(walking, node, options, spot)
}

/** One thing where a list of such things is wanted is reported, but its content is read all the same. */
function rescued(walking: Walk, node: unknown, options: readonly Shape[], spot: Spot): unknown {
  const list = options.find((option) => option.type === 'list')
  if (list === undefined || !isMap(node)) return undefined
  const item = read(walking, node, list.item, { ...spot, path: `${spot.path}.0` })
  return item === undefined ? undefined : [item]
}

function readObject(walking: Walk, map: YAMLMap, shape: ObjectShape, spot: Spot): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = {}
  const given = new Map<string, { readonly written: string; readonly place: Place }>()
  for (const pair of map.items as readonly Pair[]) {
    if (isAbandoned(walking)) break
    const written = textOf(pair.key)
    const place = placeOf(walking, pair.key) ?? spot.place
    const entry = shape.entries.find(({ key, zh }) => key === written || zh === written)
    const first = entry === undefined ? undefined : given.get(entry.key)
    if (entry === undefined) {
      const free = shape.entries.filter(({ key }) => !given.has(key))
      const told = keyDiagnostic(written, spot, free.length === 0 ? shape.entries : free, place)
      walking.diagnostics.push(told)
      const { suggestion } = told.args
      const slip = free.find(({ key, zh }) => key === suggestion || zh === suggestion)
      const correct = map.items.some((other) => [slip?.key, slip?.zh].includes(textOf(other.key)))
      // Read as what was meant: it is not missing, too, and what is wrong inside it is told at once
      if (slip !== undefined && !correct) {
        given.set(slip.key, { written, place })
        const value = readEntry(walking, pair, slip, spot, place)
        if (value !== undefined) result[slip.key] = value
      }
    } else if (first !== undefined) {
      const args = { key: written, first: first.written, line: first.place.line }
      walking.diagnostics.push(diagnostic('round/duplicate-key', args, place, [first.place]))
    } else {
      given.set(entry.key, { written, place })
      const value = readEntry(walking, pair, entry, spot, place)
      if (value !== undefined) result[entry.key] = value
    }
  }
  for (const entry of shape.entries) {
    if (!entry.required || result[entry.key] !== undefined) continue
    if (!isAbandoned(walking) && isEmpty(valueAt(map, entry))) {
      const example = wantedShape(entry.shape, undefined).example
      walking.diagnostics.push(
        diagnostic(
          'round/missing-key',
          { key: label(entry), under: spot.name, ...(example === undefined ? {} : { example }) },
          given.get(entry.key)?.place ?? headOf(walking, map, spot),
        ),
      )
    }
    result[entry.key] = salvage(entry.shape)
  }
  const chosen = shape.exactlyOne.filter((key) => given.has(key))
  if (shape.exactlyOne.length > 0 && chosen.length !== 1) {
    const keys = shape.entries
      .filter(({ key }) => shape.exactlyOne.includes(key))
      .map(label)
      .join('、')
    const second = given.get(chosen[1] ?? '')?.place
    walking.diagnostics.push(
      diagnostic(
        'round/one-of',
        { keys, under: spot.name, both: second !== undefined },
        second ?? headOf(walking, map, spot),
      ),
    )
  }
  return result
}

function readEntry(walking: Walk, pair: Pair, entry: Entry, spot: Spot, place: Place): unknown {
  const path = spot.path === '' ? entry.key : `${spot.path}.${entry.key}`
  walking.keys.set(path, place)
  walking.places.set(
    path,
    isScalar(pair.value) && !isEmpty(pair.value) ? (placeOf(walking, pair.value) ?? place) : place,
  )
  return read(walking, pair.value, entry.shape, { path, name: label(entry), under: [...spot.under, entry], place })
}

function readRecord(walking: Walk, map: YAMLMap, shape: Shape, spot: Spot): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = {}
  for (const pair of map.items as readonly Pair[]) {
    if (isAbandoned(walking)) break
    const key = textOf(pair.key)
    const place = placeOf(walking, pair.key) ?? spot.place
    // Names that every JavaScript object has: a value under them would be lost without a word
    if (['__proto__', 'prototype', 'constructor'].includes(key)) {
      walking.diagnostics.push(diagnostic('round/unknown-key', { key, under: spot.name }, place))
      continue
    }
    const path = `${spot.path}.${key}`
    const first = walking.keys.get(path)
    if (first !== undefined) {
      walking.diagnostics.push(diagnostic('round/duplicate-key', { key, first: key, line: first.line }, place, [first]))
      continue
    }
    walking.keys.set(path, place)
    walking.places.set(path, placeOf(walking, pair.value) ?? place)
    const value = read(walking, pair.value, shape, { path, name: `${spot.name}的“${key}”`, under: spot.under, place })
    if (value !== undefined) result[key] = value
  }
  return result
}

function readList(
  walking: Walk,
  seq: YAMLSeq,
  shape: Shape & { readonly type: 'list' },
  spot: Spot,
): readonly unknown[] {
  const result: unknown[] = []
  for (const [index, node] of seq.items.entries()) {
    if (isAbandoned(walking)) break
    // The path counts what is kept: paths are those of the data
    const path = `${spot.path}.${result.length}`
    const place = isMap(node) ? headOf(walking, node, spot) : (placeOf(walking, node) ?? spot.place)
    walking.places.set(path, place)
    const name = `${spot.name}的第 ${index + 1} 项`
    if (isEmpty(node)) {
      walking.diagnostics.push(diagnostic('round/empty-item', { key: spot.name, index: index + 1 }, place))
      continue
    }
    if (seq.flow === true) commaInList(walking, node, place)
    const value = read(walking, node, shape.item, { ...spot, path, name, place })
    // What cannot be read still takes its place, so that the paths of the others hold
    result.push(value ?? salvage(shape.item))
  }
  const issue = v.safeParse(shape.schema, result).issues?.find(({ type }) => type === 'max_length')
  if (issue === undefined) return result
  const most = Number(issue.requirement)
  walking.diagnostics.push(diagnostic('round/too-many', { key: spot.name, most, given: result.length }, spot.place))
  return result.slice(0, most)
}

function valueAt(map: YAMLMap, entry: Entry): unknown {
  return (map.items as readonly Pair[]).find(({ key }) => [entry.key, entry.zh].includes(textOf(key)))?.value
}
