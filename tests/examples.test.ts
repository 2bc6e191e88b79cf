import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildRounds } from '../src/commands/build.ts'
import { openMemory } from '../src/workspace/memory.ts'
import { shippedAssets } from './shipped-assets.ts'
import type { Model } from './example-models.ts'
import { models } from './example-models.ts'

const assets = shippedAssets()

/** The Markdown of one speech, without its front matter. */
async function markdownOf({ file, speech }: Model): Promise<string> {
  const user = openMemory({ 'round.yaml': readFileSync(`data/examples/${file}.yaml`) })
  const result = await buildRounds(
    assets,
    user,
    {
      files: ['round.yaml'],
      out: 'out',
      formats: ['md'],
      only: `*/*-${speech}`,
      strict: false,
      force: false,
      generator: 'speechgen test',
    },
    new Map(),
  )
  expect(result.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
  const path = user.list('out').find((name) => name.endsWith(`${speech}.md`))
  return new TextDecoder().decode(user.read(`out/${path}`)).replace(/^---\n.*?\n---\n/s, '')
}

const numbered =
  /^(?:#{2,4} |\*\*)([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|第[一二三四五六七八九十]+，|[一二三四五六七八九十]+[是要])(.*)$/gm

describe.each(models)('$file', (model) => {
  it('has the skeleton, the moves and the facts of its model', async () => {
    const text = await markdownOf(model)
    const headings = Array.from(text.matchAll(numbered), ([, ordinal = '', title = '']) => ({ ordinal, title }))
    expect(headings.map(({ ordinal }) => ordinal).join(' ')).toBe(model.ordinals)

    const top = headings[0]?.ordinal.endsWith('、') === true ? /、$/ : /^第.+，$/
    const chapters = headings.filter(({ ordinal }) => top.test(ordinal)).map(({ title }) => title)
    expect(chapters).toEqual(model.chapters.map((word) => expect.stringContaining(word) as string))

    expect(model.facts.filter((fact) => !text.includes(fact))).toEqual([])

    let from = 0
    for (const move of model.moves) {
      const at = text.slice(from).search(new RegExp(move))
      expect(at, `“${move}”不在它该在的地方`).toBeGreaterThanOrEqual(0)
      from += at
    }
  })
})
