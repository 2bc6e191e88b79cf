import * as fc from 'fast-check'
import type { Format } from '../../src/model/manifest.ts'
import type { Given } from './given.ts'
import { names, first } from './given.ts'

/** What somebody does between two builds. */
type Act =
  | { readonly is: 'edit'; readonly what: string; readonly edit: (given: Given) => Given }
  | { readonly is: 'delete' | 'write'; readonly which: number }
  | { readonly is: 'killed'; readonly after: number }
  | { readonly is: 'part'; readonly which: number }

const unitEdit = (
  change: (unit: Given['units'][number], word: string) => Readonly<Record<string, unknown>>,
  what: string,
) =>
  fc.tuple(fc.nat(6), fc.constantFrom('甲', '乙', '丙')).map(([at, word]): Act => ({
    is: 'edit',
    what: `${what} ${at} ${word}`,
    edit: (given) => ({
      ...given,
      units: given.units.map((unit, i) => (i === at % given.units.length ? { ...unit, ...change(unit, word) } : unit)),
    }),
  }))
const edit = <T>(what: string, values: fc.Arbitrary<T>, change: (given: Given, value: T) => Given) =>
  values.map((value): Act => ({
    is: 'edit',
    what: `${what} ${JSON.stringify(value)}`,
    edit: (given) => change(given, value),
  }))
/** A piece of one’s own. */
export const pieceOf = (word: string) => `---\n---\n{{派出党组织.简称}}的${word}话\n`
/** An ending of one’s own, with the piece in it. */
/** It names the other units too, whose speeches are others. */
export const endingOf = (word: string) =>
  `---\nweight: 999\n---\n同志们，{{单位.简称}}的${word}结尾。\n\n{{> 增量}}\n\n{{#each 各组}}{{名称}}{{#if 单位}}去{{单位}}{{/if}}。{{/each}}\n`
/** The next speaker echoes what it is called. */
export const chapterOf = (word: string) => `---\nweight: 999\n---\n## 讲清${word}类任务\n\n任务是${word}类的。\n`
const word = fc.constantFrom('甲', '乙', '丙')

/** Something that somebody may do. */
export const act: fc.Arbitrary<Act> = fc.oneof(
  unitEdit((_, name) => ({ head: { name: `${name}某`, title: '主要负责人' } }), 'head'),
  unitEdit((_, duty) => ({ duty: `全市${duty}工作的主管部门` }), 'duty'),
  unitEdit((_, concern) => ({ concerns: [`${concern}类事项`, '资金使用'] }), 'concerns'),
  unitEdit(() => ({ type: '回头看' }), 'type'),
  unitEdit((_, short) => ({ short: `${short}单位` }), 'short'),
  edit('leader', word, (given, name) => ({ ...given, leader: `${name}某` })),
  edit(
    'round',
    fc.constantFrom({ duration: '三个月' }, { basis: '按照市委工作安排' }, { start: '2025-03-03' }),
    (given, more) => ({
      ...given,
      round: { ...given.round, ...more },
    }),
  ),
  edit(
    'rest',
    fc.constantFrom({ focus: ['四个落实'] }, { slogans: ['三优两区'] }, { defaults: { length: '简' } }, {}),
    (given, rest) => ({
      ...given,
      rest,
    }),
  ),
  edit(
    'day',
    fc.tuple(fc.constantFrom(...names), fc.constantFrom('2024-05-09', '2024-06-11')),
    (given, [name, day]) => ({
      ...given,
      days: { ...given.days, [name]: day },
    }),
  ),
  edit('add', fc.constantFrom(...names), (given, name) => ({
    ...given,
    units: given.units.some((unit) => unit['name'] === name) ? given.units : [...given.units, { name }],
  })),
  edit('leave out', fc.nat(6), (given, at) => ({
    ...given,
    units: given.units.length > 1 ? given.units.filter((_, i) => i !== at % given.units.length) : given.units,
  })),
  edit('turn round', fc.constant(0), (given) => ({ ...given, units: given.units.toReversed() })),
  edit('deployment', fc.boolean(), (given, deployment) => ({ ...given, deployment })),
  edit('ending', fc.option(word, { nil: undefined }), (given, ending) => ({ ...given, ending })),
  edit('piece', word, (given, piece) => ({ ...given, piece })),
  edit(
    'formats',
    fc.constantFrom<readonly Format[]>(['md'], ['docx'], ['md', 'docx'], ['md', 'docx', 'pdf'], ['pdf']),
    (given, formats) => ({ ...given, formats }),
  ),
  edit('profile', fc.constantFrom('document', 'reading'), (given, profile) => ({ ...given, profile })),
  edit('generator', fc.constantFrom('speechgen test', 'speechgen test 2'), (given, generator) => ({
    ...given,
    generator,
  })),
  fc.record({ is: fc.constantFrom('delete' as const, 'write' as const), which: fc.nat(40) }),
  fc.record({ is: fc.constant('killed' as const), after: fc.nat(12) }),
  fc.record({ is: fc.constant('part' as const), which: fc.nat(5) }),
)

const changing = (what: string, change: Partial<Given>): Act => ({
  is: 'edit',
  what,
  edit: (given) => ({ ...given, ...change }),
})
/** What a speech depends on, changed one by one: chance may leave one out. */
export const oneByOne: readonly Act[] = [
  changing('an ending of one’s own', { ending: '甲', piece: '甲' }),
  changing('its piece', { piece: '乙' }),
  changing('its text', { ending: '乙' }),
  changing('a short name, which the others tell', {
    units: first.units.map((unit, i) => (i === 0 ? { ...unit, short: '财政' } : unit)),
  }),
  changing('the program', { generator: 'speechgen test 2' }),
  changing('a format less', { formats: ['md'] }),
  changing('and again', { formats: ['md', 'docx'] }),
  changing('large type', { profile: 'reading' }),
  changing('on paper', { formats: ['md', 'docx', 'pdf'] }),
  { is: 'delete', which: 2 },
  changing('small type', { profile: 'document' }),
  changing('not on paper', { formats: ['md', 'docx'] }),
  changing('no ending', { ending: undefined }),
  changing('a day', { days: { 市财政局: '2024-05-10' } }),
  changing('who leads the team', { leader: '李某' }),
  { is: 'delete', which: 3 },
  changing('the order', { units: first.units.toReversed() }),
]
