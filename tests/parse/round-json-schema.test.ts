import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { printSchema } from '../../src/commands/schema.ts'
import type { KeyLanguage } from '../../src/parse/round/json-schema.ts'
import { roundJsonSchema } from '../../src/parse/round/json-schema.ts'
import { homes } from '../../src/parse/round/shape.ts'

const examples = new URL('../../data/examples/', import.meta.url)
const read = (file: string): unknown => parse(readFileSync(new URL(file, examples), 'utf8'))

const compile = (language?: KeyLanguage): ((data: unknown) => unknown) =>
  new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(
    roundJsonSchema(language) as Record<string, unknown>,
  )
const validators = { both: compile(), zh: compile('zh'), en: compile('en') }

const accepts = (language: KeyLanguage | undefined, data: unknown): boolean =>
  validators[language ?? 'both'](data) === true

const least = { name: '某轮', committee: '市委' }

test.each(readdirSync(examples))('accepts the example %s', (file) => {
  expect(accepts(undefined, read(file))).toBe(true)
})

test('with a language, only its keys are known', () => {
  expect([accepts('en', read('full.yaml')), accepts('zh', read('full.yaml'))]).toEqual([true, false])
  expect([accepts('zh', read('full.zh.yaml')), accepts('en', read('full.zh.yaml'))]).toEqual([true, false])
})

describe('what it accepts and rejects', () => {
  test.each<[string, unknown, boolean]>([
    ['both languages', { round: { 名称: '某轮', committee: '市委' } }, true],
    ['an unknown key', { round: { ...least, typ: '常规' } }, false],
    ['an unknown key in a list', { round: least, units: [{ name: '某局', partyy: '党组' }] }, false],
    ['a required key in neither language', { round: { committee: '市委' } }, false],
    ['a number for text', { round: least, teams: [{ name: '组', contact: { phone: 13_800_000_000 } }] }, true],
    ['an unknown word', { round: { ...least, type: '例行' } }, false],
    ['an English synonym', { round: least, meetings: [{ kind: 'deployment' }] }, true],
    ['是 for a boolean', { round: least, meetings: [{ kind: '部署会', video: '是' }] }, true],
    [
      'speech and item at once',
      { round: least, meetings: [{ kind: '部署会', agenda: [{ 讲话: '部署讲话', item: '宣读' }] }] },
      false,
    ],
    ['neither speech nor item', { round: least, meetings: [{ kind: '部署会', agenda: [{ by: '王某' }] }] }, false],
    ['no such number', { round: { ...least, number: 0 } }, false],
  ])('%s', (_, data, valid) => {
    expect(accepts(undefined, data)).toBe(valid)
  })
})

test('every key is offered in both languages, with a Chinese description', () => {
  const text = JSON.stringify(roundJsonSchema())
  for (const { entry } of homes) {
    expect(text).toContain(`"${entry.key}":`)
    expect(text).toContain(`"${entry.zh}":`)
  }
  expect(text).not.toMatch(/"(?:zh|scalar|synonyms|spoken|exactlyOne)":/u)
  expect(roundJsonSchema('zh').properties?.['轮次']).toMatchObject({ description: '这一轮巡察' })
})

test('is printed as JSON', () => {
  expect(JSON.parse(printSchema('en'))).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' })
})
