import { describe, expect, it } from 'vitest'
import { checkConditions } from '../../src/compose/check-conditions.ts'
import { compose as composeSpeech } from '../../src/compose/compose.ts'
import { checkTemplates } from '../../src/compose/library.ts'
import { openSources } from '../../src/compose/prepare/sources.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { wording } from '../../src/model/diagnostic.ts'
import { parseRound } from '../../src/parse/round.ts'
import { parseTemplates } from '../../src/parse/template.ts'
import { plan } from '../../src/plan/plan.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()
const units = Array.from({ length: 60 }, (_, i) => `u${i}`)
const round = `round: {name: 九届市委第二轮巡察, committee: 市委, start: 2017-08-21}
focus: [六项纪律]
teams: [{name: 市委第二巡察组, leader: 张某, units: [${units.join(', ')}]}]
units: [${units.map((id, i) => `{id: ${id}, name: 某某第${i + 1}小学, kind: 教育, party: 党支部}`).join(', ')}]
meetings: [{kind: 部署会, date: 2017-08-21, agenda: [{speech: 部署讲话, speaker: {name: 孙某, title: 市委书记}}]}]
`

/** Templates of somebody else's and the facts as they ship. */
function open(files: Readonly<Record<string, string | Uint8Array>>) {
  const decoded = Object.entries(files).map(
    ([path, text]) => [path, typeof text === 'string' ? text : new TextDecoder().decode(text)] as const,
  )
  const { value, diagnostics } = parseTemplates(new Map([...beside, ...decoded]))
  const templates = value ?? { outlines: [], sections: [], partials: [] }
  return { templates, catalogue, library: openSources(templates, catalogue), diagnostics }
}

/** Runs something in time. */
async function inTime<T>(task: () => T | Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await task()
  // Many times what the slowest takes on an idle machine
  expect(performance.now() - began).toBeLessThan(20_000)
  return result
}

/** Every error has a place. @returns their codes, each once, and all that is said */
function told(diagnostics: readonly Diagnostic[]) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  for (const each of errors) expect(each.place?.file).toMatch(/^templates\//u)
  const said = errors.map((each) => Object.values(wording(each)).join(' ')).join('\n')
  return { codes: [...new Set(errors.map(({ code }) => code))], said }
}

/** Checks templates as `templates check` does. */
const checkFiles = (files: Readonly<Record<string, string | Uint8Array>>) =>
  inTime(() => {
    const { templates, catalogue: known, library, diagnostics } = open(files)
    return told([...diagnostics, ...checkTemplates(templates, library), ...checkConditions(templates, known)])
  })

/** Composes the speeches of a round with them. */
const compose = (files: Readonly<Record<string, string>>) =>
  inTime(() => {
    const { templates, catalogue: known, library } = open(files)
    const { value } = parseRound('round.yaml', new TextEncoder().encode(round), known)
    if (value === undefined) throw new Error('no round')
    const planned = plan({
      round: value,
      catalogue: known,
      templates,
      placeOf: () => undefined,
      isWritten: () => false,
    })
    const composed = planned.outlines.map((each) => composeSpeech(each, library, known))
    return {
      ...told([...planned.diagnostics, ...composed.flatMap(({ diagnostics }) => diagnostics)]),
      speeches: composed.flatMap(({ speech }) => speech ?? []).length,
    }
  })

const beside = [
  ['outlines/部署讲话/一.md', '---\ntitle: 在会上的讲话\nsalutation: 同志们：\nslots: [意义]\n---\n'],
  ['sections/部署讲话/意义/常用.md', '## 一章\n\n甲。\n'],
] as const

/** A section that takes the place of the shipped one. */
const section = 'sections/部署讲话/意义/他处.md'
const sectionOf = (body: string) => ({ [section]: `---\nweight: 99\n---\n## 一章\n\n${body}\n` })
const check = (body: string) => checkFiles(sectionOf(body))

it('a template that reaches for nothing makes a speech', async () => {
  expect(await compose(sectionOf('甲{{轮次.名称}}乙。'))).toEqual({ codes: [], said: '', speeches: 1 })
})

describe('templates that reach for what is not theirs', () => {
  it.each([
    '{{constructor}}',
    '{{constructor.constructor}}',
    '{{__proto__}}',
    '{{单位.__proto__.polluted}}',
    '{{单位.constructor.name}}',
    '{{toString}}',
    '{{#with 单位}}{{constructor}}{{/with}}',
    '{{lookup 单位 "constructor"}}',
    '{{lookup this "__proto__"}}',
    '{{#with (lookup 单位 "constructor")}}{{this}}{{/with}}',
    '{{@root}}',
    '{{@root.constructor}}',
    '{{@speech}}',
    '{{@speech.catalogue}}',
    '{{../../constructor}}',
    '{{process.env.HOME}}',
    '{{require "fs"}}',
    '{{import "fs"}}',
    '{{process.mainModule}}',
    '{{globalThis}}',
    '{{log "x"}}',
    '{{helperMissing}}',
    '{{blockHelperMissing}}',
    '{{#with "s" as |string|}}{{string.sub}}{{/with}}',
    '{{#each 单位 as |v k|}}{{k}}{{/each}}',
    '{{{轮次.名称}}}',
    '{{&轮次.名称}}',
    '{{> (lookup 单位 "x")}}',
    '{{> "../../../etc/passwd"}}',
    '{{> ../../round}}',
    '{{#*inline "x"}}甲{{/inline}}',
    '{{* decorator}}',
    '{{> @partial-block}}',
    '{{#> x}}甲{{/x}}',
    '{{文件 "../../etc/passwd"}}',
    '{{提法 "constructor"}}',
    '{{提法 "__proto__"}}',
    '{{最近 "toString"}}',
    '{{轮次.名称.length}}',
    '{{单位.[constructor]}}',
    '{{[__proto__]}}',
    '{{#if constructor}}甲{{/if}}',
    '{{#if (constructor)}}甲{{/if}}',
    '{{#if (通行 "__proto__")}}甲{{/if}}',
    '{{#each constructor}}甲{{/each}}',
    '{{print 轮次.名称}}',
    '{{eval "1"}}',
    '{{this.constructor}}',
    '{{./constructor}}',
    '{{null}}',
    '{{true}}',
    '{{3}}',
    '{{"甲"}}',
    '{{#null}}甲{{/null}}',
    '{{#if (null)}}甲{{/if}}',
    '{{#with null}}甲{{/with}}',
    '{{#each 3}}甲{{/each}}',
  ])('%s', async (body) => {
    const { codes, said } = await check(`甲${body}乙。`)
    expect(codes).not.toEqual([])
    expect(said).not.toMatch(/native code|function|undefined|\[object/u)
  })
})

describe('templates that explode', () => {
  const nested = (depth: number, body: string): string =>
    `${'{{#each 本地战略}}{{#each ../背景}}'.repeat(depth)}${body}${'{{/each}}{{/each}}'.repeat(depth)}`
  const lists = (depth: number, body: string): string =>
    `${Array.from({ length: depth }, (_, i) => `{{#each ${'../'.repeat(i)}各单位}}`).join('')}${body}${'{{/each}}'.repeat(depth)}`
  const doubling = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`partials/p${i}.md`, i === 0 ? '甲。' : `{{> p${i - 1}}}{{> p${i - 1}}}`]),
  )

  it.each([
    ['lists in lists in lists', lists(6, '甲'), 'template/endless'],
    ['the same without a word', lists(6, ''), 'template/endless'],
    ['the same behind a test that fails', lists(6, '{{#if (为 名称 "乙")}}甲{{/if}}'), 'template/endless'],
  ])('%s', async (_, body, code) => {
    expect(await compose(sectionOf(body))).toMatchObject({ codes: [code], speeches: 0 })
  })

  it('pieces that include each other twice, forty deep', async () => {
    const files = { ...doubling, [section]: '---\nweight: 99\n---\n## 一章\n\n{{> p39}}\n' }
    const { codes, speeches } = await compose(files)
    expect({ codes, speeches }).toEqual({ speeches: 0, codes: ['template/endless'] })
  })

  it('a piece that includes itself', async () => {
    const files = { 'partials/a.md': '甲{{> a}}', [section]: '---\nweight: 99\n---\n## 一章\n\n{{> a}}\n' }
    const { codes, speeches } = await compose(files)
    expect({ codes, speeches }).toEqual({ speeches: 0, codes: ['template/unknown-partial'] })
  })

  it.each([
    ['3 000 tests in each other', `${'{{#if 轮次.届次}}'.repeat(3000)}甲${'{{/if}}'.repeat(3000)}`],
    ['3 000 that are never closed', '{{#if 轮次.届次}}'.repeat(3000)],
    ['10 000 brackets', `{{#if ${'('.repeat(10_000)}}}`],
    ['20 000 braces', '{'.repeat(20_000)],
    ['10 000 fields', '{{轮次.名称}}'.repeat(10_000)],
    ['a name of 100 000 characters', `{{${'名'.repeat(100_000)}}}`],
    ['300 000 characters', '甲'.repeat(300_000)],
    ['nested three by three', nested(4, '甲')],
  ])('%s', async (_, body) => {
    const { said } = await check(body)
    expect(said.length).toBeLessThan(400_000)
  })
})

describe('settings of templates', () => {
  it.each([
    ['a JavaScript engine', '---js\nmodule.exports = {}\n---\n甲'],
    ['CoffeeScript', '---coffee\n1\n---\n甲'],
    ['JSON', '---json\n{}\n---\n甲'],
    ['a function', '---\nweight: !!js/function "function(){}"\n---\n甲'],
    ['__proto__', '---\n__proto__: {weight: 1}\n---\n甲'],
    ['constructor', '---\nconstructor: 1\n---\n甲'],
    [
      'references that grow',
      `---\na: &a [x]\n${Array.from({ length: 20 }, (_, i) => `b${i}: &${'a'.repeat(i + 2)} [*${'a'.repeat(i + 1)}, *${'a'.repeat(i + 1)}]\n`).join('')}---\n甲`,
    ],
    ['a reference to nothing', '---\nweight: *x\n---\n甲'],
    ['a list that holds itself', '---\nwhen: &a [*a]\n---\n甲'],
    ['a list instead of settings', '---\n- a\n---\n甲'],
    ['a weight that is no number', '---\nweight: .nan\n---\n甲'],
    ['a weight without end', '---\nweight: .inf\n---\n甲'],
    ['10 000 brackets', `---\n${'['.repeat(10_000)}\n---\n甲`],
  ])('%s', async (_, text) => {
    const { codes } = await checkFiles({ [section]: text })
    expect(codes).not.toEqual([])
    expect(({} as { weight?: unknown }).weight).toBeUndefined()
  })
})

describe('files of templates that are no text', () => {
  it.each([
    ['GBK', Uint8Array.from([0xb6, 0xfe, 0xd4, 0xc2])],
    ['UTF-16', new Uint8Array(Buffer.from('\uFEFF## 一章\n\n甲。', 'utf16le'))],
    ['NUL', new Uint8Array(Buffer.from('## 一章\n\n甲\0乙。'))],
    ['a direction turned round', new Uint8Array(Buffer.from('## 一章\n\n甲\u202E乙。'))],
    ['1 MB', new Uint8Array(1024 * 1024).fill(0x61)],
  ])('%s', async (_, bytes) => {
    expect((await checkFiles({ [section]: bytes })).codes).toEqual(['template/unreadable'])
  })
})
