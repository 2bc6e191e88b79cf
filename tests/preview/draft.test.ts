import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readAssets } from '../../src/commands/assets.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { plainText } from '../../src/model/speech.ts'
import { placeOf } from '../../src/parse/round/resolving.ts'
import { generate } from '../generated.ts'
import type { Draft } from '../../src/preview/draft.ts'
import { draftRound, nothingKept } from '../../src/preview/draft.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'

const assets = readAssets({ own: openDisk('.'), user: openMemory() }, new Map())
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const example = (name: string): string => readFileSync(`data/examples/${name}`, 'utf8')
const draft = (text: string, kept = nothingKept()): Draft => draftRound('round.yaml', bytesOf(text), assets, kept)

const inOrder = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map((each) => JSON.stringify(each)).toSorted()

describe('a draft', () => {
  it.each(readdirSync('data/examples'))('of %s says of its speeches what a build says', async (name) => {
    const made = draft(example(name))
    const { parsed, outlines, diagnostics, write } = made
    if (parsed.value === undefined || assets.catalogue === undefined || assets.library === undefined)
      throw new Error('the example has errors')
    const built = await generate({
      round: parsed.value,
      placeOf: (path) => placeOf(parsed.places, path),
      isWritten: (path) => parsed.places.has(path),
      catalogue: assets.catalogue,
      templates: assets.templates,
      library: assets.library,
      formats: [],
      facts: assets.facts,
      footprint: assets.footprint,
      generator: 'test',
    })
    const ours = [...diagnostics, ...outlines.flatMap((_, i) => write(i).found.map((found) => found.diagnostic))]
    expect(inOrder(ours)).toEqual(inOrder([...assets.diagnostics, ...parsed.diagnostics, ...built.diagnostics]))
    expect(outlines.map((_, i) => write(i).speech?.title.replaceAll('|', ''))).toEqual(
      built.entries.map(({ title }) => title),
    )
  })

  it('finds what is wrong where it stands in its paragraph', () => {
    const text = example('two-units.yaml')
    const { outlines, write } = draft(text.replace(/basis: .*/, 'basis: 按照市委，，统一部署'))
    const found = outlines.flatMap((_, i) => {
      const { speech, found: all } = write(i)
      return all.map(({ diagnostic, block, from, to }) => ({ diagnostic, block, from, to, speech }))
    })
    const doubled = found.filter(({ diagnostic }) => diagnostic.code === 'check/doubled-punctuation')
    expect(doubled.length).toBeGreaterThan(0)
    for (const { speech, block = -1, from, to } of doubled) {
      const of = speech?.blocks[block]
      expect(of === undefined ? '' : plainText(of).slice(from, to)).toContain('，，')
    }
  })

  it('of a round with errors tells them and writes nothing', () => {
    const made = draft('round: {name: 九届市委第二轮巡察, committee: 市委, start: 2017-13-45}\n')
    expect(made.outlines).toEqual([])
    expect(made.diagnostics.filter(({ severity }) => severity === 'error')).not.toEqual([])
  })

  it('writes again only what a change touches', () => {
    const kept = nothingKept()
    const first = draft(example('full.yaml'), kept)
    const before = first.outlines.map((_, i) => first.write(i).speech)
    const second = draft(example('full.yaml').replace(/phone: [^,}\n]+/, 'phone: 0571-7654321'), kept)
    const after = second.outlines.map((_, i) => second.write(i).speech)
    const again = after.filter((speech, i) => speech !== before[i])
    expect(again.length).toBeGreaterThan(0)
    expect(again.length).toBeLessThan(after.length)
  })
})
