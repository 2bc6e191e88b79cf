import { describe, expect, it } from 'vitest'
import type { Schema } from '../../src/preview/client/completions.ts'
import { keyLanguage, offersAt } from '../../src/preview/client/completions.ts'
import { yamlPlace } from '../../src/preview/client/yaml-path.ts'
import { printSchema } from '../../src/commands/schema.ts'

/** The place of the mark `|` in a text. */
function at(marked: string): ReturnType<typeof yamlPlace> {
  const offset = marked.indexOf('|')
  return yamlPlace(marked.replace('|', ''), offset)
}

/** Its path, what is being written, and the word that is already there. */
const told = (marked: string): readonly unknown[] => {
  const place = at(marked)
  return place === undefined ? [] : [place.path.join('.'), place.writes, place.word]
}

describe('the place in a YAML text', () => {
  it.each([
    ['|', ['', 'key', '']],
    ['ro|', ['', 'key', 'ro']],
    ['round:\n  na|', ['round', 'key', 'na']],
    ['round:\n  name: 一\n  |', ['round', 'key', '']],
    ['round:\n  name: 一\n|', ['', 'key', '']],
    ['round:\n  type: 常|', ['round.type', 'value', '常']],
    ['round:\n  committee:\n    le|', ['round.committee', 'key', 'le']],
    ['units:\n  - na|', ['units.0', 'key', 'na']],
    ['units:\n  - name: 一\n    ki|', ['units.0', 'key', 'ki']],
    ['units:\n- name: 一\n  ki|', ['units.0', 'key', 'ki']],
    ['units:\n- name: 一\n- |', ['units.0', 'key', '']],
    ['units:\n- name: 一\nteams:\n- le|', ['teams.0', 'key', 'le']],
    ['units:\n  - name: 一\n    kind: 卫|', ['units.0.kind', 'value', '卫']],
    ['round: {na|', ['round', 'key', 'na']],
    ['round: {name: 一, ty|}', ['round', 'key', 'ty']],
    ['round: {name: 一, type: 常|}', ['round.type', 'value', '常']],
    ['round: {name: 一,\n  ty|}', ['round', 'key', 'ty']],
    ['units:\n  - {name: 一, ki|}', ['units.0', 'key', 'ki']],
    ['units: [{name: 一}, {na|', ['units.0', 'key', 'na']],
    ['focus: [三大|', ['focus.0', 'value', '三大']],
    [
      'teams:\n  - name: 一\n    leader: {name: 三}\n    units: [a]\nround:\n  start: 2|',
      ['round.start', 'value', '2'],
    ],
    ['teams:\n  - name: 一\n    leader: {name: 二}\n    con|', ['teams.0', 'key', 'con']],
    ['轮次:\n  名|', ['轮次', 'key', '名']],
  ])('%j', (marked, expected) => {
    expect(told(marked)).toEqual(expected)
  })

  it.each(['# ro|', 'a: "字|', 'a: >\n  字|', "round: {name: '一|"])('is none in %j', (marked) => {
    expect(at(marked)).toBeUndefined()
  })

  it('tells where the word begins', () => {
    expect(at('units:\n  - {name: 一, ki|}')?.from).toBe('units:\n  - {name: 一, '.length)
  })
})

describe('what is offered', () => {
  const [zh, en] = (['zh', 'en'] as const).map((language) => JSON.parse(printSchema(language)) as Schema)
  const labels = (schema: Schema | undefined, marked: string): readonly string[] => {
    const place = at(marked)
    return place === undefined || schema === undefined ? [] : offersAt(schema, place).map(({ label }) => label)
  }

  it('are the keys of the round file, in its language, with what they mean', () => {
    expect(labels(zh, '|')).toEqual(expect.arrayContaining(['轮次', '被巡察单位', '会议']))
    expect(labels(en, '|')).toEqual(expect.arrayContaining(['round', 'units', 'meetings']))
    const place = { path: ['round'], writes: 'key' } as const
    expect(offersAt(en ?? {}, place).find(({ label }) => label === 'name')?.about).toContain('第一轮')
  })

  it('are the keys of an item, and of an object that may also be a text', () => {
    expect(labels(en, 'units:\n  - na|')).toEqual(expect.arrayContaining(['name', 'short', 'kind']))
    expect(labels(en, 'round:\n  committee: {le|')).toContain('level')
  })

  it('are the values that a key may have', () => {
    expect(labels(en, 'round:\n  type: |')).toEqual(expect.arrayContaining(['常规', '专项']))
    expect(labels(zh, '轮次:\n  派出党组织: {层级: |')).toEqual(expect.arrayContaining(['省', '市', '县']))
  })

  it('are each there once', () => {
    const all = labels(en, 'meetings:\n  - agenda:\n      - |')
    expect(all.length).toBeGreaterThan(0)
    expect(new Set(all).size).toBe(all.length)
  })

  it('are in the language that the file begins with', () => {
    expect(keyLanguage('# 注\nround:\n  name: 一')).toBe('en')
    expect(keyLanguage('轮次:\n  名称: 一')).toBe('zh')
    expect(keyLanguage('')).toBe('zh')
  })
})
