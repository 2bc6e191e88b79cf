import { describe, expect, it } from 'vitest'
import { wording } from '../../src/model/diagnostic.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { parseCatalogue } from '../../src/parse/catalogue.ts'
import { shippedFiles } from '../shipped-catalogue.ts'

const framework = (more: string): string => `- id: jia
  name: 甲
  kind: inspection-focus
  official_name: true
  count: 1
  levels: [市县]
  items: [看一看]
  confidence: high
  sources: [here]
${more}`
const formulation = (id: string, more: string): string => `- id: ${id}
  text: ${id}的话
  severity: error
  confidence: high
  sources: [here]
${more}`
const event = (start: string, closing: string, end: string): string => `- id: jia
  kind: campaign
  name: 甲
  short: 甲
  start: ${start}
  closing_from: ${closing}
  end: ${end}
  confidence: high
  sources: [here]`

/** A catalogue of almost nothing, with some files replaced. */
function parse(replaced: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const empty = [
    'frameworks',
    'formulations',
    'documents',
    'events',
    'unit-kinds',
    'round-types',
    'contexts',
    'renamings',
    'persons',
    'corrections',
    'regions',
    'measure-words',
  ].map((name) => [`${name}.yaml`, '[]'] as const)
  return parseCatalogue(
    new Map([
      ...empty,
      ['catalogue.yaml', 'verified_until: 2026-10-10'],
      ['sources.yaml', 'here: {title: 这里, kind: document}'],
      ...Object.entries(replaced),
    ]),
  ).diagnostics
}

const brief = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code, place }) => `${code} ${place?.file}:${place?.line}:${place?.column}`)

describe('parseCatalogue', () => {
  it('reads a small catalogue, with what is left out filled in', () => {
    expect(parse({ 'frameworks.yaml': framework('') })).toEqual([])
  })

  it('passes over files that are not its own, and examples that are called alike', () => {
    const files = shippedFiles().set('data/examples/events.yaml', 'a: [').set('data/notes.yaml', '}{')
    expect(parseCatalogue(files).diagnostics).toEqual([])
  })

  it('takes a bare year for a date', () => {
    const { value } = parseCatalogue(
      shippedFiles().set(
        'data/persons.yaml',
        '- {name: 某, role: 组长, from: 2018, confidence: high, sources: [practice]}',
      ),
    )
    expect(value?.persons[0]?.from).toBe('2018')
  })

  it('names the file that is missing', () => {
    const files = shippedFiles()
    files.delete('data/events.yaml')
    expect(parseCatalogue(files)).toMatchObject({
      diagnostics: [{ code: 'catalogue/missing-file', args: { file: 'events.yaml' } }],
    })
  })

  it.each([
    ['a text that is no YAML', { 'events.yaml': '- a: [1\n- b' }, 'catalogue/syntax events.yaml:2:1'],
    ['an unknown key', { 'frameworks.yaml': framework('  nmae: 乙') }, 'catalogue/unknown-key frameworks.yaml:10:3'],
    [
      'an unknown key in a list of an entry',
      { 'frameworks.yaml': framework('  wordings:\n    - {form: 2018, items: [a]}') },
      'catalogue/unknown-key frameworks.yaml:11:8',
    ],
    [
      'a missing key',
      { 'contexts.yaml': '- tag: 甲\n  confidence: high\n  sources: [here]' },
      'catalogue/missing-key contexts.yaml:1:3',
    ],
    [
      'a value of the wrong type',
      { 'frameworks.yaml': framework('  aliases: 乙') },
      'catalogue/wrong-type frameworks.yaml:10:12',
    ],
    [
      'a day that does not exist',
      { 'frameworks.yaml': framework('  from: 2018-02-30') },
      'catalogue/wrong-type frameworks.yaml:10:9',
    ],
    [
      'weak confidence',
      { 'contexts.yaml': '- tag: 甲\n  clause: 乙\n  confidence: low\n  sources: [here]' },
      'catalogue/wrong-type contexts.yaml:3:15',
    ],
    [
      'a clause with a full stop',
      { 'contexts.yaml': '- tag: 甲\n  clause: 乙。\n  confidence: high\n  sources: [here]' },
      'catalogue/wrong-type contexts.yaml:2:11',
    ],
    [
      'an unknown source',
      { 'contexts.yaml': '- tag: 甲\n  clause: 乙\n  confidence: high\n  sources: [here, hree]' },
      'catalogue/unknown-source contexts.yaml:4:19',
    ],
    [
      'an id that is taken',
      { 'formulations.yaml': formulation('a', '') + formulation('a', '') },
      'catalogue/duplicate-name formulations.yaml:6:7',
    ],
    [
      'an alias that is taken',
      {
        'frameworks.yaml':
          framework('') + framework('  aliases: [甲]\n').replace('jia', 'yi').replace('name: 甲', 'name: 乙'),
      },
      'catalogue/duplicate-name frameworks.yaml:19:13',
    ],
    [
      'a window that ends before it begins',
      { 'frameworks.yaml': framework('  from: 2019\n  until: 2018-12') },
      'catalogue/window-reversed frameworks.yaml:11:10',
    ],
    [
      'a campaign that is summed up before it begins',
      { 'events.yaml': event('2024-04-07', '2024-03', '2024-08-30') },
      'catalogue/window-reversed events.yaml:6:17',
    ],
    [
      'a campaign that is summed up after its end',
      { 'events.yaml': event('2024-04-07', '2024-10', '2024-08-30') },
      'catalogue/window-reversed events.yaml:7:8',
    ],
    [
      'two formulations of a slot on one day',
      {
        'formulations.yaml':
          formulation('a', '  slot: s\n  from: 2018\n  until: 2019-03\n') +
          formulation('b', '  slot: s\n  from: 2019-03-31\n'),
      },
      'catalogue/slot-overlap formulations.yaml:14:9',
    ],
    [
      'a successor that does not exist',
      { 'frameworks.yaml': framework('  successor: jai') },
      'catalogue/unknown-successor frameworks.yaml:10:14',
    ],
    [
      'a bad pattern',
      { 'formulations.yaml': formulation('a', '  pattern: (甲') },
      'catalogue/bad-pattern formulations.yaml:6:12',
    ],
    [
      'a bad exception',
      { 'formulations.yaml': formulation('a', '  except: [乙, "["]') },
      'catalogue/bad-pattern formulations.yaml:6:15',
    ],
  ])('reports %s where it stands', (_, files, expected) => {
    expect(brief(parse(files))).toEqual([expected])
  })

  it('lets two frameworks share a name in times that do not touch', () => {
    const second = framework('  from: 2023\n').replace('jia', 'yi')
    expect(parse({ 'frameworks.yaml': framework('  until: 2022-12-31\n') + second })).toEqual([])
    expect(brief(parse({ 'frameworks.yaml': framework('  until: 2023-01-01\n') + second }))).toEqual([
      'catalogue/duplicate-name frameworks.yaml:12:9',
    ])
  })

  it('lets slots follow each other day by day', () => {
    const files =
      formulation('a', '  slot: s\n  until: 2019-03-30\n') + formulation('b', '  slot: s\n  from: 2019-03-31\n')
    expect(parse({ 'formulations.yaml': files })).toEqual([])
  })

  it('takes a successor in words', () => {
    expect(parse({ 'formulations.yaml': formulation('a', '  successor: 另一句话') })).toEqual([])
  })

  it('reports all that is wrong at once and gives no value', () => {
    const parsed = parseCatalogue(shippedFiles().set('data/contexts.yaml', '- tga: 甲\n- tag: 乙'))
    expect(parsed.value).toBeUndefined()
    expect(parsed.diagnostics.length).toBeGreaterThan(2)
  })

  it('says what was probably meant', () => {
    const [unknownKey] = parse({ 'frameworks.yaml': framework('  wordigns: []') })
    expect(unknownKey && wording(unknownKey).hint).toBe('是不是想写“wordings”？')
    const [farKey] = parse({
      'contexts.yaml': '- tag: 甲\n  clause: 乙\n  confidence: high\n  sources: [here]\n  xyz: 1',
    })
    expect(farKey && wording(farKey).hint).toContain('tag、clause、provincial、from、until')
  })
})
