import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/check/rule.ts'
import { rules } from '../../src/check/rules.ts'
import type { Manuscript } from '../../src/model/manuscript.ts'
import { readText } from '../../src/parse/manuscript/text.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()
const folder = new URL('../fixtures/check/', import.meta.url)
/** Rules about facts, which need a date, a round or other texts: fact-rules.test.ts */
const facts = new Set(
  'formulation-window era-conflict date-weekday leader-names official-names central-local party-organ count-conflict round-facts residue documents-agree'.split(
    ' ',
  ),
)
const ofText = rules.filter(({ id }) => !facts.has(id))
const marker = /(?: \{[a-z-]+\})+$/u
const salutation = '同志们：\n'

/** The texts of a fixture, which are parted by a line of =; none where there is no such file. */
function textsOf(id: string, name: string): readonly (readonly string[])[] {
  const file = new URL(`${id}/${name}`, folder)
  if (!existsSync(file)) return []
  const parts = readFileSync(file, 'utf8').split(/^=+\n/mu)
  return parts.map((part) => part.split('\n').filter((line) => line !== ''))
}

const manuscriptOf = (text: string, file = 'x.txt'): Manuscript => readText(file, salutation + text).manuscript

function readingOf(id: string, text: string): Reading {
  const others = textsOf(id, 'other.txt').map((lines) => manuscriptOf(lines.join('\n'), 'other.txt'))
  return { manuscript: manuscriptOf(text), catalogue, others, words: [] }
}

/** The lines of a text in which a rule finds something. */
function told(rule: (typeof rules)[number], text: string, reading = readingOf(rule.id, text)): readonly string[] {
  const numbers = rule.find(reading).map(({ paragraph, from, to }) => {
    const line = reading.manuscript.paragraphs[paragraph]?.place(from, to).line
    return (line ?? 0) - 1
  })
  const lines = text.split('\n')
  return [...new Set(numbers)].toSorted((a, b) => a - b).map((number) => lines[number - 1] ?? '')
}

/** The text with everything mended that a rule can mend. */
function mend(rule: (typeof rules)[number], text: string): string {
  const { manuscript, ...rest } = readingOf(rule.id, text)
  const fixes = rule.find({ manuscript, ...rest }).flatMap(({ paragraph, from, to, fix }) => {
    const span = manuscript.paragraphs[paragraph]?.raw(from, to)
    return fix === undefined || span === undefined ? [] : [{ from: span[0], to: span[1], fix }]
  })
  return fixes
    .toSorted((a, b) => b.from - a.from)
    .reduce((mended, { from, to, fix }) => mended.slice(0, from) + fix + mended.slice(to), salutation + text)
    .slice(salutation.length)
}

it.each(rules)('$id has a fixture that it tells and one that it does not', ({ id }) => {
  expect(textsOf(id, 'wrong.txt').length).toBeGreaterThan(0)
  expect(textsOf(id, 'right.txt').length).toBeGreaterThan(0)
})

describe.each(ofText)('$id', (rule) => {
  it.each(textsOf(rule.id, 'wrong.txt').map((lines) => [lines[0] ?? '', lines] as const))('tells %s', (_, lines) => {
    const text = lines.map((line) => line.replace(marker, '')).join('\n')
    const marked = lines.filter((line) => marker.test(line)).map((line) => line.replace(marker, ''))
    expect(told(rule, text)).toEqual(marked)
  })

  it.each(textsOf(rule.id, 'right.txt').map((lines) => [lines[0] ?? '', lines] as const))('passes %s', (_, lines) => {
    expect(told(rule, lines.join('\n'))).toEqual([])
  })

  it('finds its example wrong, and what it should be right', () => {
    const { wrong, right = '' } = rule.example
    const others = [manuscriptOf(wrong, 'other.txt')]
    expect(rule.find({ ...readingOf(rule.id, wrong), others })).not.toEqual([])
    expect(rule.find({ ...readingOf(rule.id, right), others })).toEqual([])
  })

  it('mends once and for all', () => {
    for (const lines of textsOf(rule.id, 'wrong.txt')) {
      const mended = mend(rule, lines.map((line) => line.replace(marker, '')).join('\n'))
      expect(mend(rule, mended)).toBe(mended)
      const left = rule.find(readingOf(rule.id, mended)).filter(({ fix }) => fix !== undefined)
      expect(left).toEqual([])
    }
  })
})

describe('a composed speech', () => {
  it('is not told what its user holds open, but what a template lost', () => {
    const composed = {
      ...manuscriptOf('某县县委第三巡察组组长XX同志讲话。\n市委第巡察组进驻。'),
      composed: true as const,
    }
    const rule = rules.find(({ id }) => id === 'placeholder')
    expect(
      rule?.find({ manuscript: composed, catalogue, others: [], words: [] }).map(({ paragraph }) => paragraph),
    ).toEqual([2])
  })
})
