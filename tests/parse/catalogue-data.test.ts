import { describe, expect, it } from 'vitest'
import { formulationOn, standardFocus } from '../../src/model/frameworks.ts'
import { guessUnitKind } from '../../src/model/unit-facts.ts'
import { parseCatalogue } from '../../src/parse/catalogue.ts'
import { shippedCatalogue, shippedFiles, shippedGuide } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()
const entries = [
  ...catalogue.frameworks,
  ...catalogue.formulations,
  ...catalogue.documents,
  ...catalogue.events,
  ...catalogue.unit_kinds,
  ...catalogue.round_types,
  ...catalogue.contexts,
  ...catalogue.renamings,
  ...catalogue.persons,
  ...catalogue.corrections,
  ...catalogue.regions,
  ...catalogue.measure_words,
]

describe('the facts that ship', () => {
  it('name only sources that ship, and all of these are needed', () => {
    const named = new Set(entries.flatMap(({ sources }) => sources))
    expect([...named].toSorted()).toEqual(Object.keys(catalogue.sources).toSorted())
  })

  it('name what lies below a kind of unit by kinds that there are', () => {
    const known = new Set(catalogue.unit_kinds.map(({ id }) => id))
    expect(catalogue.unit_kinds.flatMap(({ reach }) => reach).filter((id) => !known.has(id))).toEqual([])
  })

  it('hold nothing that is only remembered', () => {
    const texts = [...shippedFiles().values()].join('\n')
    expect(texts).not.toMatch(/confidence: (low|recall)|\brecall\b|常识|seed-|种子/)
  })

  it('name no local place outside the titles of sources and the list of them', () => {
    const files = [...shippedFiles()].filter(([name]) => !/(?:sources|regions)\.yaml$/.test(name))
    const provinces =
      /北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆/
    const towns = /西安|昆明|衢江|平舆|浉河|麒麟|米脂|邢台|玉溪|石河子/
    expect(files.flatMap(([name, text]) => (provinces.test(text) || towns.test(text) ? [name] : []))).toEqual([])
  })

  it('quote sample speeches without an address', () => {
    for (const [key, source] of Object.entries(catalogue.sources)) {
      if (source.kind !== 'sample') continue
      expect(key).toMatch(/^sample-\d{3}$/)
      expect(source.url).toBeUndefined()
    }
  })

  it('leave out what lies beyond the day of verification, but for the one plenum that was looked up', () => {
    const { events, documents, verified_until: horizon } = catalogue
    expect(events.filter(({ start }) => start > horizon).map(({ id }) => id)).toEqual(['二十-五'])
    expect(documents.filter(({ from }) => from > horizon).map(({ id }) => id)).toEqual(['wuzhong-jueding'])
  })

  it('cite the opinion on inspection by cities and counties by its year alone', () => {
    const opinion = catalogue.documents.find(({ title }) => title === '关于市县党委建立巡察制度的意见')
    expect(opinion?.history.map(({ date }) => date)).toEqual(['2017'])
  })

  it.each(catalogue.unit_kinds)('tell of $id in clauses of 6 to 25 characters that fit every year', (kind) => {
    const clauses = [...kind.position, ...kind.tasks, ...kind.points, ...kind.risks, ...kind.wish]
    for (const clause of clauses) {
      expect(clause).toMatch(/^.{6,25}$/u)
      expect(clause).not.toMatch(/[。！]|高质量发展|双减|放管服|乡村振兴|脱贫攻坚|新时代|两个维护|校园餐|监委/)
      for (const never of kind.never) expect(clause).not.toMatch(new RegExp(`${never}(?!织)`, 'u'))
    }
    expect(clauses).toHaveLength(new Set(clauses).size)
    expect(kind.tasks.length).toBeGreaterThanOrEqual(2)
    expect(kind.risks.length).toBeGreaterThanOrEqual(3)
  })

  it('hold corrections that find the wrong text and let the right one pass', () => {
    const astray = catalogue.corrections.filter(({ wrong, right, pattern }) => {
      const finds = new RegExp(pattern ?? '$^', 'u')
      return pattern !== undefined && (!finds.test(wrong) || finds.test(right))
    })
    expect(astray).toEqual([])
  })
})

/** Puts a block at the end of a file. */
function append(files: Map<string, string>, name: string, block: string): void {
  files.set(name, `${files.get(name)}\n${block}`)
}

describe('the guide of data/', () => {
  const blocks = [...shippedGuide().matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => String(block))

  it('gives examples that are read without complaint once the former entry is closed', () => {
    const files = shippedFiles()
    const [framework = '', source = '', standard = '', formulation = '', slot = '', kind = ''] = blocks
    append(files, 'data/frameworks.yaml', framework.trimEnd() + '\n' + standard)
    append(files, 'data/sources.yaml', source)
    append(files, 'data/formulations.yaml', formulation)
    append(files, 'data/formulations.yaml', slot)
    append(files, 'data/unit-kinds.yaml', kind)
    expect(parseCatalogue(files).diagnostics.map(({ code, args }) => [code, args['id'], args['date']])).toEqual([
      ['catalogue/slot-overlap', 'jingshen-21', '2027-10-31'],
    ])

    const closed = String(files.get('data/formulations.yaml')).replace(
      '  chosen:\n    from: 2025-10-24\n',
      '  chosen:\n    from: 2025-10-24\n    until: 2027-10-30\n',
    )
    const { value, diagnostics } = parseCatalogue(files.set('data/formulations.yaml', closed))
    expect(diagnostics).toEqual([])
    expect(value && standardFocus(value, '县', '2027-03-01').map(({ name }) => name)).toContain('五个看点')
    const said = ['2016-01-01', '2026-06-30', '2026-07-01'].map(
      (day) => value && formulationOn(value, 'mou-shuofa', day),
    )
    expect(said.map((entry) => entry?.text)).toEqual(['某某旧说法', '某某旧说法', '某某新说法'])
    expect(value && guessUnitKind(value, '县消防大队')?.id).toBe('消防救援')
  })
})
