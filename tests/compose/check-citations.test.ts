import { describe, expect, it } from 'vitest'
import { checkCitations } from '../../src/compose/check-citations.ts'
import { openSources } from '../../src/compose/prepare/sources.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import { parseTemplates } from '../../src/parse/template.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const sure = { confidence: 'high', sources: ['s'], severity: 'error' } as const
// Only what is looked at: a slot with a gap in 2020, and a document that took another's place in 2018
const catalogue = {
  ...shippedCatalogue(),
  formulations: [
    { ...sure, id: 'a', text: '甲', slot: 'gappy', until: '2019' },
    { ...sure, id: 'b', text: '乙', slot: 'gappy', from: '2018', chosen: { from: '2021-03' } },
    { ...sure, id: 'c', text: '丙' },
  ],
  documents: [
    { ...sure, id: 'old', title: '旧', short: '旧', cite_as: '《旧》', until: '2017-12-31' },
    { ...sure, id: 'new', title: '新', short: '新', cite_as: '《新》', from: '2018-01-01' },
  ],
  frameworks: [],
} as unknown as Catalogue

/** What is said about a section, as `name date line:column`. */
function found(body: string, when = '', more: Readonly<Record<string, string>> = {}): readonly string[] {
  const files = { 'sections/领导动员/开场/一.md': `---\n${when}---\n${body}\n`, ...more }
  const parsed = parseTemplates(new Map(Object.entries(files)))
  expect(parsed.diagnostics).toEqual([])
  const templates = parsed.value ?? { outlines: [], sections: [], partials: [] }
  return checkCitations(templates, openSources(templates, catalogue), catalogue).map(({ code, args, place }) => {
    expect(code).toBe('template/not-in-use')
    return `${String(args['name'])} ${String(args['date'])} ${place?.line}:${place?.column}`
  })
}

describe('what a template cites', () => {
  it('is told where there is nothing to cite on some day of its own', () => {
    expect(found('今天，{{提法 "gappy"}}。')).toEqual(['gappy 2020-01-01 3:9'])
    expect(found('依据{{文件 "new"}}。')).toEqual(['new 2016-01-01 3:8'])
    expect(found('依据{{文件 "old"}}。', 'when:\n  from: 2017-06\n')).toEqual(['old 2018-01-01 5:8'])
  })

  it.each([
    ['the window of the template leaves the gap out', '{{提法 "gappy"}}', 'when:\n  from: 2021-03\n'],
    ['it ends before the gap', '{{提法 "gappy"}}', 'when:\n  until: 2019-12-31\n'],
    ['it is asked for', '{{#if (通行 "新")}}{{文件 "new"}}{{/if}}', ''],
    ['one takes the place of the other', '{{#if (通行 "new")}}{{文件 "new"}}{{else}}{{文件 "old"}}{{/if}}', ''],
    ['it is asked for with unless', '{{#unless (通行 "new")}}{{文件 "old"}}{{else}}{{文件 "new"}}{{/unless}}', ''],
    ['it has no dates', '{{提法 "c"}}', ''],
    ['it is only asked whether it is there', '{{#if (通行 "old")}}好{{/if}}', ''],
  ])('is fine where %s', (_, body, when) => {
    expect(found(body, when)).toEqual([])
  })

  it('is told of the wrong branch', () => {
    expect(found('{{#if (通行 "new")}}{{文件 "old"}}{{/if}}')).toEqual(['old 2018-01-01 3:24'])
  })

  it('is told once in a piece that several include, at its place there', () => {
    const more = {
      'partials/片.md': '---\n---\n\n依据{{文件 "new"}}。\n',
      'sections/领导动员/开场/二.md': '{{> 片}}\n',
    }
    expect(found('{{> 片}}', '', more)).toEqual(['new 2016-01-01 4:8'])
  })
})
