import * as v from 'valibot'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Place } from '../../model/place.ts'
import { readDate } from './dates.ts'
import { nearest, normal } from '../../model/nearest.ts'
import type { ScalarShape } from './shape.ts'

/** A scalar's value, or why it has none. */
export type ReadScalar = { readonly value: unknown } | { readonly problem: (key: string, place: Place) => Diagnostic }

const yes = new Set(['是', 'yes', 'true', 'on'])
const no = new Set(['否', 'no', 'false', 'off'])

/** Reads a scalar from its text as written (never from a YAML number, which would lose zeros) as the shape wants it. */
export function readScalar(shape: ScalarShape, written: string): ReadScalar {
  if (shape.of === 'text') return { value: written }
  if (shape.of === 'number') return readCount(shape, written)
  if (shape.of === 'boolean') return readBoolean(written)
  return shape.of === 'enumeration' ? readWord(shape, written) : readDay(shape.of, written)
}

function readBoolean(written: string): ReadScalar {
  const word = normal(written)
  if (yes.has(word) || no.has(word)) return { value: yes.has(word) }
  return { problem: (key, place) => diagnostic('round/not-a-boolean', { key, value: written }, place) }
}

/** Reads a scalar where several kinds are allowed (简 标准 详 or a number): the first that fits. */
export function readAnyScalar(shapes: readonly ScalarShape[], written: string): ReadScalar {
  const read = shapes.map((shape) => readScalar(shape, written))
  const fits = read.find((result) => 'value' in result)
  if (fits !== undefined) return fits
  const enumeration = shapes.find((shape) => shape.of === 'enumeration')
  const number = shapes.findIndex((shape) => shape.of === 'number')
  if (enumeration !== undefined && number >= 0 && !/\d/.test(written)) {
    return readWord(enumeration, written, '，或者一个整数')
  }
  return read[Math.max(number, 0)] ?? { value: written }
}

function readDay(of: 'when' | 'date', written: string): ReadScalar {
  const read = readDate(written.replace(/^[“"](?<inside>.*)[”"]$/u, '$<inside>'))
  if ('date' in read) return { value: read.date }
  if ('impossible' in read) {
    const { impossible: value, days } = read
    return { problem: (key, place) => diagnostic('round/impossible-date', { key, value, days }, place) }
  }
  if ('words' in read && of === 'when') return { value: written }
  return {
    problem: (key, place) => diagnostic('round/not-a-date', { key, value: written, example: '2026-08-05' }, place),
  }
}

function readCount(shape: ScalarShape, written: string): ReadScalar {
  const text = written.normalize('NFKC')
  const number = /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (v.safeParse(shape.schema, number).success) return { value: number }
  const digits = /\d+/.exec(text)?.[0] ?? chineseNumber(/[一二三四五六七八九十百]+/u.exec(text)?.[0] ?? '')
  const suggestion = digits === undefined || Number(digits) < 1 || /^[+-]|\./.test(text) ? {} : { suggestion: digits }
  return { problem: (key, place) => diagnostic('round/not-a-count', { key, value: written, ...suggestion }, place) }
}

function readWord(shape: ScalarShape, written: string, also?: string): ReadScalar {
  const word = normal(written)
  const value =
    shape.values.find((each) => each === written) ??
    shape.values.find((each) => normal(each) === word) ??
    (Object.hasOwn(shape.synonyms, word) ? shape.synonyms[word] : undefined)
  if (value !== undefined) return { value }
  const near = nearest(written, [...shape.values, ...Object.keys(shape.synonyms)])
  const suggestion = near === undefined ? {} : { suggestion: near }
  const args = { value: written, allowed: shape.values, ...suggestion, ...(also === undefined ? {} : { also }) }
  return { problem: (key, place) => diagnostic('round/unknown-value', { key, ...args }, place) }
}

/** 十三 → 13; up to 999, which is enough for a 届次. */
function chineseNumber(words: string): string | undefined {
  if (words === '') return undefined
  let total = 0
  let digit = 0
  for (const letter of words) {
    const unit = { 十: 10, 百: 100 }[letter]
    if (unit === undefined) digit = '一二三四五六七八九'.indexOf(letter) + 1
    else {
      total += (digit === 0 ? 1 : digit) * unit
      digit = 0
    }
  }
  return String(total + digit)
}
