import { array, assert, constantFrom, oneof, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frontMatter as written } from '../../src/emit/front-matter.ts'
import { locate } from '../../src/model/place.ts'
import { frontMatter, needsYaml, plainSettings } from '../../src/parse/manuscript/settings.ts'
import { yamlSettings } from '../../src/parse/manuscript/yaml-settings.ts'
import { full } from '../emit/fixtures.ts'
import { yamlValue } from '../yaml-values.ts'

const key = constantFrom('title', 'unit', '标题', '单位', 'Title', 'null', '__proto__', 'constructor', 'a b', '<<')
const line = oneof(
  tuple(key, yamlValue).map(([name, said]) => `${name}: ${said}`),
  key.map((name) => `${name}:`),
  yamlValue.map((said) => `  - ${said}`),
  constantFrom('', '# 说明', '...', '  title: 甲', '- 甲'),
)

describe('settings that take no YAML parser', () => {
  it('are read as the YAML library reads them, or not at all', () => {
    let plain = 0
    assert(
      property(array(line, { maxLength: 4 }), (lines) => {
        const settings = lines.map((each) => `${each}\n`).join('')
        const read = plainSettings(settings)
        if (read === undefined) return
        plain++
        expect({ data: read }).toEqual(yamlSettings(settings))
      }),
      { numRuns: 3000, seed: 5 },
    )
    // The comparison must have been one
    expect(plain).toBeGreaterThan(100)
  })

  it('are those of a generated speech', () => {
    const units = ['甲局', '乙（丙）局']
    const text = written(full, { generator: 'speechgen 0.1.0', inputs: 'sha256:0', units })
    expect(needsYaml(text)).toBe(false)
    const front = frontMatter(text, locate('a.md', text), undefined)
    expect(front.said).toMatchObject({ units, kind: full.kind, date: full.date })
    expect({ data: front.data }).toEqual(yamlSettings(text.slice(4, -4)))
  })

  it('are not those in which a sign may mean something', () => {
    for (const settings of [
      'title: "甲"',
      'title: 甲: 乙',
      'title: 甲 # 乙',
      'title: [甲]',
      'unit: 12',
      'a: *a',
      'a:\n',
    ])
      expect([settings, needsYaml(`---\n${settings}\n---\n`)]).toEqual([settings, true])
    expect(needsYaml('同志们：\n')).toBe(false)
  })
})
