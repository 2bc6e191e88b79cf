import { expect, it } from 'vitest'
import { parseFrontMatter } from '../../src/parse/front-matter.ts'

it('never runs what a template calls a language', () => {
  const global = globalThis as { ran?: boolean }
  for (const opening of ['---js', '---javascript', '--- js', '---coffee', '---json']) {
    const read = parseFrontMatter('x.md', `${opening}\n(globalThis.ran = true, {weight: 1})\n---\n正文\n`)
    expect(read.diagnostics).toMatchObject([{ code: 'template/front-matter', place: { line: 1, column: 1 } }])
    expect(read.data).toEqual({})
  }
  expect(global.ran).toBeUndefined()
})

it('splits settings and body, and knows on which line the body begins', () => {
  const read = parseFrontMatter('x.md', '\uFEFF---\r\nweight: 1\r\n---\r\n正文\r\n')
  expect(read).toMatchObject({ data: { weight: 1 }, body: '正文\n', bodyLine: 4, diagnostics: [] })
  expect(parseFrontMatter('x.md', '正文\n')).toMatchObject({ data: {}, body: '正文\n', bodyLine: 1 })
})
