import { describe, expect, it } from 'vitest'
import { checkConditions } from '../../src/compose/check-conditions.ts'
import { parseTemplates } from '../../src/parse/template.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const outline = `---
title: 讲话
salutation: 同志们：
slots: [开场, 重点]
ordinals: [一、]
WHEN---
`

/** What is said about these templates, as `code file:line {args}`. */
function found(files: Readonly<Record<string, string>>): readonly string[] {
  const parsed = parseTemplates(new Map(Object.entries(files)))
  expect(parsed.diagnostics).toEqual([])
  return checkConditions(parsed.value ?? { outlines: [], sections: [], partials: [] }, shippedCatalogue()).map(
    ({ code, place, args }) => `${code} ${place?.file}:${place?.line} ${Object.values(args).join(' ')}`,
  )
}

const section = (when = ''): string => `---\n${when}---\n好。\n`
const whole = {
  'outlines/领导动员/两节.md': outline.replace('WHEN', ''),
  'sections/领导动员/开场/一.md': section(),
  'sections/领导动员/重点/一.md': section(),
}

describe('conditions', () => {
  it('that the catalogue knows are fine', () => {
    const when = 'when:\n  focus: [四个落实, 自拟]\n  unit_kind: [教育]\n  context: [换届]\n'
    expect(found({ ...whole, 'sections/领导动员/重点/二.md': section(when) })).toEqual([])
  })

  it.each([
    ['focus: [四个落石]', '四个落石 四个落实'],
    ['unit_kind: [教肓]', '教肓 教育'],
    ['context: [换界]', '换界 换届'],
    ['focus: [天外飞仙]', '天外飞仙'],
  ])('that name what it does not have are told: %s', (when, args) => {
    const files = { ...whole, 'sections/领导动员/重点/二.md': section(`weight: 3\nwhen:\n  ${when}\n`) }
    expect(found(files)).toEqual([`template/unknown-name templates/sections/领导动员/重点/二.md:4 ${args}`])
  })

  it('are told at the name itself', () => {
    const when = 'when:\n  level: 市\n  focus:\n    - 四个落实\n    - 四个落石\n'
    const files = { ...whole, 'sections/领导动员/重点/二.md': section(when) }
    expect(found(files)).toEqual(['template/unknown-name templates/sections/领导动员/重点/二.md:6 四个落石 四个落实'])
  })

  it('of an outline are looked at, too', () => {
    const files = { ...whole, 'outlines/领导动员/两节.md': outline.replace('WHEN', 'when: {unit_kind: [教肓]}\n') }
    expect(found(files)[0]).toContain('template/unknown-name templates/outlines/领导动员/两节.md:6')
  })
})

describe('slots', () => {
  it('without any section are an error of the outline', () => {
    const { 'sections/领导动员/重点/一.md': _, ...rest } = whole
    expect(found(rest)).toEqual(['template/empty-slot templates/outlines/领导动员/两节.md:1 重点 领导动员'])
  })

  it('that no outline uses are told at the section, with the nearest slot', () => {
    expect(found({ ...whole, 'sections/领导动员/重电/一.md': section() })).toEqual([
      'template/unused-slot templates/sections/领导动员/重电/一.md:1 重电 领导动员 重点',
    ])
  })
})
