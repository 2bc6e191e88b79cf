import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Reading, Rule } from '../../src/check/rule.ts'
import { rules } from '../../src/check/rules.ts'
import type { Manuscript } from '../../src/model/manuscript.ts'
import { parseRound } from '../../src/parse/round.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()
const folder = new URL('../fixtures/check/', import.meta.url)
const ids = [
  'formulation-window',
  'era-conflict',
  'date-weekday',
  'leader-names',
  'official-names',
  'central-local',
  'party-organ',
  'count-conflict',
  'round-facts',
  'residue',
  'documents-agree',
]

const linesOf = (rule: string, name: string): string[] =>
  readFileSync(new URL(`${rule}/${name}`, folder), 'utf8')
    .trimEnd()
    .split('\n')

function manuscriptOf(file: string, lines: readonly string[], kind?: string): Manuscript {
  return {
    file,
    ...(kind === undefined ? {} : { kind }),
    paragraphs: lines.map((text, i) => ({
      text,
      role: 'body',
      place: () => ({ file, line: i + 1, column: 1, endLine: i + 1, endColumn: 1 }),
      raw: (from, to) => [from, to],
    })),
  }
}

/** A fixture as a rule is given it: the date in its first line, the round and another text beside it. */
function readingOf(rule: string, lines: readonly string[], kind?: string): Reading {
  const date = /^日期：(.+)$/u.exec(lines[0] ?? '')?.[1]
  const manuscript = manuscriptOf('x.txt', date === undefined ? lines : lines.slice(1), kind)
  const round = new URL(`${rule}/round.yaml`, folder)
  const parsed = existsSync(round) ? parseRound('round.yaml', readFileSync(round), catalogue).value : undefined
  if (existsSync(round) && parsed === undefined) throw new Error(`${rule}/round.yaml has errors`)
  return {
    manuscript,
    catalogue,
    others: existsSync(new URL(`${rule}/other.txt`, folder))
      ? [manuscriptOf('other.txt', linesOf(rule, 'other.txt'))]
      : [],
    words: [],
    ...(date === undefined ? {} : { date }),
    ...(parsed === undefined ? {} : { round: parsed }),
  }
}

const ruleOf = (id: string): Rule => rules.find((rule) => rule.id === id)!
const found = (id: string, reading: Reading): readonly string[] => [
  ...new Set(
    ruleOf(id)
      .find(reading)
      .map(({ paragraph }) => reading.manuscript.paragraphs[paragraph]?.text ?? ''),
  ),
]

describe.each(ids)('%s', (id) => {
  it('tells every marked line and no other', () => {
    const lines = linesOf(id, 'wrong.txt')
    const bare = lines.map((line) => line.replace(/ \{[^}]*\}$/u, ''))
    const marked = lines.flatMap((line, i) => (line.endsWith(` {${id}}`) ? [bare[i] ?? ''] : []))
    expect(marked.length).toBeGreaterThan(0)
    expect([...found(id, readingOf(id, bare))].toSorted()).toEqual(marked.toSorted())
  })

  it('tells nothing where all is right', () => {
    expect(found(id, readingOf(id, linesOf(id, 'right.txt')))).toEqual([])
  })

  it('finds its example wrong, and what it should be right', () => {
    const { wrong, right = '', date, given } = ruleOf(id).example
    const asked = (text: string): Reading => readingOf(id, [...(date === undefined ? [] : [`日期：${date}`]), text])
    expect(found(id, asked(wrong))).toEqual([wrong])
    expect(found(id, asked(right))).toEqual([])
    // A date, a round or another text that the example asks for is what tells
    const { manuscript } = readingOf(id, [wrong])
    const alone = found(id, { manuscript, catalogue, others: [], words: [] })
    expect(alone).toEqual(date === undefined && given === undefined ? [wrong] : [])
  })

  it('mends so that nothing is left to mend', () => {
    const reading = readingOf(
      id,
      linesOf(id, 'wrong.txt').map((line) => line.replace(/ \{[^}]*\}$/u, '')),
    )
    const mended = reading.manuscript.paragraphs.map(({ text }, i) => {
      const findings = ruleOf(id).find(reading)
      const one = findings.find(({ paragraph, fix }) => paragraph === i && fix !== undefined)
      return one === undefined ? text : `${text.slice(0, one.from)}${one.fix}${text.slice(one.to)}`
    })
    const again = ruleOf(id).find({ ...reading, manuscript: manuscriptOf('x.txt', mended) })
    expect(again.filter(({ fix }) => fix !== undefined)).toEqual([])
  })
})

describe('without a date', () => {
  it('nothing is guessed', () => {
    const reading = readingOf('formulation-window', ['要坚决做到“两个维护”。', '8月5日（星期一）召开动员会。'])
    expect(found('formulation-window', reading)).toEqual([])
    expect(found('date-weekday', reading)).toEqual([])
  })
})

describe('the order of the speeches', () => {
  const told = (kind: string, text: string) =>
    found('round-facts', readingOf('round-facts', ['日期：2026-08-05', text], kind))

  it('is that of the agenda', () => {
    expect(told('组长动员', '刚才，刘大勇书记作了讲话。')).toHaveLength(1)
    expect(told('领导动员', '稍后，张建国组长还要讲话。')).toHaveLength(1)
    expect(told('领导动员', '刚才，张建国组长作了讲话，稍后李明华主任还要表态。')).toEqual([])
  })
})
