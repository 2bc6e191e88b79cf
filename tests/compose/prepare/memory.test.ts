import { describe, expect, it } from 'vitest'
import { stretchesOf } from '../../../src/compose/library.ts'
import type { ProgramMemory } from '../../../src/compose/prepare/sources.ts'
import { noPrograms, openSources } from '../../../src/compose/prepare/sources.ts'
import type { Templates } from '../../../src/model/template.ts'
import { shippedAssets } from '../../shipped-assets.ts'

const { templates, catalogue } = shippedAssets()

/** Everything that was prepared, with the names of files in the place of their numbers. */
function all(of: Templates, memory: ProgramMemory) {
  const library = openSources(of, catalogue, memory)
  const named = (value: unknown): string =>
    (JSON.stringify(value) ?? '')
      .replaceAll(/\uE000(\d+):/g, (_, n: string) => `${library.files[Number(n)]}:`)
      .replaceAll(/"file":(\d+)/g, (_, n: string) => `"file":"${library.files[Number(n)]}"`)
  const programs = stretchesOf(of).map((stretch) => {
    const { program, diagnostics, literals } = library.compiled(stretch)
    return [stretch.key, named(program), JSON.stringify(diagnostics), literals.length] as const
  })
  const pieces = new Map(Array.from(library.pieces, ([name, program]) => [name, named(program)]))
  const used = programs.flatMap(([, text]) => Array.from(text.matchAll(/"piece":"([^"]+)"/g), ([, name = '']) => name))
  return { programs, used: [...new Set(used)].map((name) => [name, pieces.get(name)] as const) }
}

const remembered = noPrograms()
/** What preparing them for the first time gives. */
const first = all(templates, remembered)
/** What is remembered of it, for one test. */
const remembering = (): ProgramMemory => ({
  prepared: new Map(remembered.prepared),
  pieces: new Map(remembered.pieces),
  files: [...remembered.files],
  numbers: new Map(remembered.numbers),
  catalogue,
})

describe('templates that are prepared again', () => {
  const changed = (id: string, body: (text: string) => string): Templates => ({
    ...templates,
    partials: templates.partials.map((one) => (one.id === id ? { ...one, body: body(one.body) } : one)),
    sections: templates.sections.map((one) => (one.id === id ? { ...one, body: body(one.body) } : one)),
  })
  const piece = templates.partials.map(({ id }) => id).find((id) => id.startsWith('部署-')) ?? ''
  const [section = ''] = templates.sections.map(({ id }) => id)

  it.each([
    ['with another piece', changed(piece, (text) => `新的一段。${text}`)],
    ['with a piece that has a mistake', changed(piece, (text) => `${text}{{单位.没有}}`)],
    ['without a piece', { ...templates, partials: templates.partials.filter(({ id }) => id !== piece) }],
    ['with another section', changed(section, (text) => `${text}\n\n新的一段，{{单位.简称}}。\n`)],
    ['unchanged', templates],
  ])('%s, are as if they were prepared for the first time', (_, now) => {
    const memory = remembering()
    expect(all(now, memory)).toEqual(now === templates ? first : all(now, noPrograms()))
    expect(all(templates, memory)).toEqual(first)
  })

  it('are only made again where something in them changed', () => {
    const memory = remembering()
    const before = new Map(memory.prepared)
    all(
      changed(section, (text) => `${text}\n新。\n`),
      memory,
    )
    const again = [...memory.prepared].filter(([key, { made }]) => before.get(key)?.made !== made).map(([key]) => key)
    expect(again).toEqual([`templates/sections/${section}.md`])
  })
})
