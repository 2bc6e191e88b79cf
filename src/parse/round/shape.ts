import * as v from 'valibot'
import type { Notes } from './definition.ts'
import { writtenRound } from './definition.ts'

/** What a scalar may be; its valibot schema has the last word. */
export interface ScalarShape {
  readonly type: 'scalar'
  readonly of: 'text' | 'date' | 'when' | 'number' | 'boolean' | 'enumeration'
  /** the words of an enumeration */
  readonly values: readonly string[]
  readonly synonyms: Readonly<Record<string, string>>
  readonly spoken: boolean
  readonly schema: v.GenericSchema
}

/** A key of the round file. */
export interface Entry {
  readonly key: string
  readonly zh: string
  /** what it is for, in Chinese */
  readonly about: string
  readonly required: boolean
  readonly shape: Shape
}

export interface ObjectShape {
  readonly type: 'object'
  readonly entries: readonly Entry[]
  /** exactly one of these keys must be there */
  readonly exactlyOne: readonly string[]
}

/** The definition as the walk reads it. */
export type Shape =
  | ScalarShape
  | ObjectShape
  | { readonly type: 'list'; readonly item: Shape; readonly schema: v.GenericSchema }
  | { readonly type: 'record'; readonly value: Shape }
  | { readonly type: 'choice'; readonly options: readonly Shape[] }

/** The parts of valibot's schemas that are read here. */
interface Structure {
  readonly type: string
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly item?: v.GenericSchema
  readonly value?: v.GenericSchema
  readonly wrapped?: v.GenericSchema
  readonly options?: readonly unknown[]
}

function shapeOf(schema: v.GenericSchema): Shape {
  const structure = schema as unknown as Structure
  const notes = v.getMetadata(schema) as Notes
  switch (structure.type) {
    case 'strict_object':
      return { type: 'object', entries: entriesOf(structure.entries ?? {}), exactlyOne: notes.exactlyOne ?? [] }
    case 'array':
      return { type: 'list', item: shapeOf(structure.item as v.GenericSchema), schema }
    case 'record':
      return { type: 'record', value: shapeOf(structure.value as v.GenericSchema) }
    case 'union':
      return { type: 'choice', options: (structure.options as readonly v.GenericSchema[]).flatMap(optionsOf) }
    default:
      return {
        type: 'scalar',
        of: scalarKind(structure.type, notes),
        values: structure.type === 'picklist' ? (structure.options as readonly string[]) : [],
        synonyms: notes.synonyms ?? {},
        spoken: notes.spoken ?? false,
        schema,
      }
  }
}

/** A choice within a choice is one choice. */
function optionsOf(schema: v.GenericSchema): readonly Shape[] {
  const shape = shapeOf(schema)
  return shape.type === 'choice' ? shape.options : [shape]
}

function scalarKind(type: string, notes: Notes): ScalarShape['of'] {
  if (type === 'picklist') return 'enumeration'
  return type === 'number' || type === 'boolean' ? type : (notes.scalar ?? 'text')
}

function entriesOf(entries: Readonly<Record<string, v.GenericSchema>>): readonly Entry[] {
  return Object.entries(entries).map(([key, schema]) => {
    const optional = schema as unknown as Structure
    const inner = optional.type === 'exact_optional' ? (optional.wrapped as v.GenericSchema) : schema
    const { zh = key } = v.getMetadata(inner) as Notes
    return { key, zh, about: v.getDescription(inner) ?? '', required: inner === schema, shape: shapeOf(inner) }
  })
}

/** The round file's shape. */
export const roundShape: Shape = shapeOf(writtenRound)

/** Where a key may stand: the keys that lead to it, as `['teams', 'contact']`; `[]` is the top of the file. */
export interface Home {
  readonly entry: Entry
  readonly under: readonly Entry[]
}

function homesIn(shape: Shape, under: readonly Entry[]): readonly Home[] {
  switch (shape.type) {
    case 'object':
      return shape.entries.flatMap((entry) => [{ entry, under }, ...homesIn(entry.shape, [...under, entry])])
    case 'list':
      return homesIn(shape.item, under)
    case 'choice':
      return shape.options.flatMap((option) => homesIn(option, under))
    default:
      return []
  }
}

/** Every key of the file with the place where it belongs, top first. */
export const homes: readonly Home[] = homesIn(roundShape, [])

/** Every key in both languages. */
export const knownKeys: ReadonlySet<string> = new Set(homes.flatMap(({ entry }) => [entry.key, entry.zh]))
