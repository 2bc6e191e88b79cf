import type { JsonSchema } from '@valibot/to-json-schema'
import * as fc from 'fast-check'
import { stringify } from 'yaml'
import { roundJsonSchema } from '../../../src/parse/round/json-schema.ts'
import { damaged, damages, junk, word } from './words.ts'

/** Values that a JSON Schema allows, and now and then one that it does not. */
function valuesOf(schema: JsonSchema | boolean, depth = 0): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return junk
  return fc.oneof({ weight: 30, arbitrary: rightValues(schema, depth) }, { weight: 1, arbitrary: junk })
}

function rightValues(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((each) => valuesOf(each, depth)))
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return objects(schema, depth)
    case 'array':
      return fc.array(valuesOf((schema.items as JsonSchema | undefined) ?? true, depth + 1), {
        maxLength: depth < 2 ? 4 : 2,
      })
    case 'number':
    case 'integer':
      return fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer(), fc.double())
    case 'boolean':
      return fc.boolean()
    default:
      return fc.oneof({ weight: 5, arbitrary: word }, { weight: 2, arbitrary: day })
  }
}

function objects(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  if (typeof schema.additionalProperties === 'object')
    return fc.dictionary(
      fc.oneof(word, fc.constantFrom('重点', '意义', '__proto__')),
      valuesOf(schema.additionalProperties, depth + 1),
      { maxKeys: 2 },
    )
  const keys = Object.entries(schema.properties ?? {})
  const required = schema.required ?? []
  return fc
    .tuple(
      ...keys.map(([key, value]) => {
        const given = valuesOf(value, depth + 1).map((each) => [key, each] as const)
        return required.includes(key) ? given : fc.option(given, { freq: depth < 2 ? 2 : 1, nil: undefined })
      }),
    )
    .map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== undefined)) as unknown)
}

const day = fc
  .date({ min: new Date('2012-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** Round files made from the schema, in Chinese or English keys, then damaged. */
export const roundText: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(valuesOf(roundJsonSchema('zh')), valuesOf(roundJsonSchema('en'))),
    fc.constantFrom('BLOCK_LITERAL', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'PLAIN'),
    fc.boolean(),
    fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: damages }),
  )
  .map(([value, type, flow, all]) =>
    damaged(stringify(value, { defaultStringType: type, collectionStyle: flow ? 'flow' : 'any' }), all),
  )

/** Days that the facts reach back to. */
const meetingDay = fc
  .date({ min: new Date('2017-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** The words of a round that builds whatever they are. */
const words = fc.record({
  round: word,
  committee: word,
  unit: word,
  short: word,
  head: word,
  team: word,
  leader: word,
  speaker: word,
  post: word,
  duty: word,
  concern: word,
  slogan: word,
  figure: word,
  phone: word,
  box: word,
  item: word,
  object: word,
})

/** A round that can be built, and its words. */
export const goodRound = fc
  .tuple(
    words,
    meetingDay,
    fc.constantFrom('常规', '回头看', '机动'),
    fc.constantFrom('省', '市', '县'),
    fc.constantFrom('简', '标准', '详'),
  )
  .map(([given, start, type, level, length]) => ({
    given,
    text: stringify({
      round: { name: given.round, committee: { short: given.committee, level }, type, start },
      slogans: [given.slogan],
      record: [{ scope: '上一届', figures: [{ label: '反馈问题', value: given.figure, unit: '个' }] }],
      teams: [
        { name: given.team, leader: given.leader, units: ['u'], contact: { phone: given.phone, box: given.box } },
      ],
      units: [
        {
          id: 'u',
          name: given.unit,
          short: given.short,
          kind: '教育',
          party: '党组',
          head: given.head,
          duty: given.duty,
          concerns: [given.concern],
        },
      ],
      meetings: [
        {
          kind: '进驻动员会',
          date: start,
          units: ['u'],
          chair: { name: given.speaker, title: given.post },
          agenda: [
            { speech: '主持词' },
            { item: given.item, object: given.object },
            { speech: '组长动员' },
            { speech: '领导动员', speaker: { name: given.speaker, title: given.post } },
            { speech: '表态发言' },
          ],
        },
      ],
      defaults: { length },
    }),
  }))
