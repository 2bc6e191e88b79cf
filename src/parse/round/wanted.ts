import { isMap, isScalar, isSeq } from 'yaml'
import type { Entry, ObjectShape, ScalarShape, Shape } from './shape.ts'

/** A key as messages call it, in both languages: `name（名称）`. */
export function label(entry: Pick<Entry, 'key' | 'zh'>): string {
  return `${entry.key}（${entry.zh}）`
}

const scalarNames: Readonly<Record<ScalarShape['of'], string>> = {
  text: '一段文字',
  date: '一个日期',
  when: '一个日期',
  number: '一个数',
  boolean: '“是”或“否”',
  enumeration: '一个词',
}

/** What a shape wants, what is there instead, and how it is written. */
export function wantedShape(
  shape: Shape,
  node: unknown,
): { readonly wanted: string; readonly given: string; readonly example?: string } {
  const options = shape.type === 'choice' ? shape.options : [shape]
  const wanted = [...new Set(options.map(nameOf))].join('或')
  const first = options.find((option) => option.type !== 'scalar') ?? shape
  const example = exampleOf(node === undefined ? shape : first)
  return { wanted, given: givenAs(node), ...(example === undefined ? {} : { example }) }
}

function nameOf(shape: Shape): string {
  if (shape.type === 'scalar') return scalarNames[shape.of]
  if (shape.type === 'list') return '一个列表'
  const keys = shape.type === 'object' ? usualKeys(shape).map(({ key }) => key) : ['重点']
  return `几个键（${keys.join('、')}……）`
}

function givenAs(node: unknown): string {
  if (isMap(node)) return '几个键'
  if (isSeq(node)) return '一个列表'
  return isScalar(node) ? '一段文字' : '别的东西'
}

/** Two keys for an example, those that must be there first. */
function usualKeys(shape: ObjectShape): readonly Entry[] {
  return shape.entries.toSorted((a, b) => Number(b.required) - Number(a.required)).slice(0, 2)
}

/** Of several ways to write one thing, the one with keys. */
function fullest(shape: Shape): Shape {
  const options = shape.type === 'choice' ? shape.options : [shape]
  return options.find(({ type }) => type === 'object') ?? shape
}

function exampleOf(shape: Shape): string | undefined {
  if (shape.type === 'object') {
    const keys = usualKeys(shape).map((entry) => `${entry.key}: ${exampleOf(entry.shape) ?? '……'}`)
    return `{${keys.join(', ')}}`
  }
  if (shape.type === 'list') return `[${exampleOf(fullest(shape.item)) ?? '……'}]`
  if (shape.type === 'choice') return exampleOf(shape.options[0] as Shape)
  if (shape.type === 'record') return '{重点: ……}'
  const day = '2026-08-05'
  return { enumeration: shape.values[0], number: '1', boolean: '是', date: day, when: day, text: undefined }[shape.of]
}

/** The least value that a shape accepts: stands in for what could not be read, so that the rest can be judged. */
export function salvage(shape: Shape): unknown {
  if (shape.type === 'object') {
    const required = shape.entries.filter((entry) => entry.required)
    return Object.fromEntries(required.map((entry) => [entry.key, salvage(entry.shape)]))
  }
  if (shape.type === 'list') return []
  if (shape.type === 'record') return {}
  if (shape.type === 'choice') return salvage(shape.options[0] as Shape)
  return { enumeration: shape.values[0], number: 1, boolean: false, date: '', when: '', text: '' }[shape.of]
}
