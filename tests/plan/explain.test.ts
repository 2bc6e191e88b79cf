import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseRound } from '../../src/parse/round.ts'
import { parseTemplates } from '../../src/parse/template.ts'
import { explain } from '../../src/plan/explain.ts'
import { plan } from '../../src/plan/plan.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()
const paths = readdirSync('templates', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
const templates = parseTemplates(
  new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(`templates/${path}`, 'utf8')])),
).value ?? { outlines: [], sections: [], partials: [] }

const roundOf = (text: string) => {
  const { value, diagnostics } = parseRound('round.yaml', new TextEncoder().encode(text), catalogue)
  if (value === undefined) throw new Error(JSON.stringify(diagnostics))
  return value
}
const names = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id.split('/').at(-1))

describe('an explanation', () => {
  it.each(readdirSync('data/examples').filter((name) => name.endsWith('.yaml')))(
    'makes the choices of the plan: %s',
    (name) => {
      const round = roundOf(readFileSync(`data/examples/${name}`, 'utf8'))
      const { outlines } = plan({ round, catalogue, templates, placeOf: () => undefined, isWritten: () => false })
      const told = explain(round, catalogue, templates)
      expect(
        told.map(({ key, outline, sections }) => ({
          key,
          outline: outline.chosen?.id,
          sections: sections.map(
            ({ slot, choice }) => `${slot} ${choice.chosen?.id} ${choice.pick}/${choice.equals.length}`,
          ),
        })),
      ).toEqual(
        outlines.map(({ key, template, sections }) => ({
          key,
          outline: template.id,
          sections: sections.map(({ slot, template: { id }, pick, of }) => `${slot} ${id} ${pick}/${of}`),
        })),
      )
    },
  )

  const speech = (options: string) =>
    explain(
      roundOf(`round: {name: 某轮, committee: 县委, start: 2022-09-01}
focus: [四个落实]
units:
  - {id: u, name: 某局, party: 党组, kind: 教育}
meetings:
  - kind: 部署会
    agenda: [民主测评]
  - kind: 进驻动员会
    units: [u]
    agenda:
      - {speech: 组长动员, generate: false}
      - {speech: 领导动员${options}}
`),
      catalogue,
      templates,
    )[0]

  it('leaves no template of a slot out, and gives every failing condition in words', () => {
    const told = speech('')
    expect(told).toMatchObject({ key: 'u-entry/1-领导动员', numbers: [1, 1] })
    for (const { slot, choice } of told?.sections ?? []) {
      const all = templates.sections.filter((each) => each.kind === '领导动员' && each.slot === slot)
      const counted = [...choice.equals, ...choice.lighter, ...choice.rejected.map(({ template }) => template)]
      expect(new Set(counted)).toEqual(new Set(all))
      expect(counted).toHaveLength(all.length)
      expect(choice.equals).toContain(choice.chosen)
      expect(choice.equals[choice.pick]).toBe(choice.chosen)
    }
    const focus = told?.sections.find(({ slot }) => slot === '重点')?.choice.rejected ?? []
    const reasons = Object.fromEntries(focus.map(({ template, reasons: each }) => [names([template])[0], each]))
    expect(reasons['村民']).toEqual(['听众是干部，要求村民'])
    expect(reasons['六个围绕']).toContain('监督重点是四个落实，要求六个围绕、一个加强')
    expect(reasons['六个围绕']).toContain('会议日期 2022-09-01 晚于 2020-06-30')
  })

  it('tells what the round file asked for and left out', () => {
    const told = speech(', outline: 三点段首, sections: [意义]')
    expect(told?.asked).toBe('三点段首')
    expect(told?.omitted).toEqual(['重点', '配合'])
    expect(names(told?.outline.equals ?? [])).toEqual(['三点段首'])
  })

  it('has no sections where there is no outline', () => {
    const told = speech(', outline: 没有的')
    expect(told?.outline).toEqual({ equals: [], pick: 0, lighter: [], rejected: [] })
    expect(told?.sections).toEqual([])
  })
})
