import validate from '@ooxml-tools/validate'
import type { Element, Node } from '@xmldom/xmldom'
import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emitDocx } from '../../src/emit/docx/document.ts'
import { emitRedline, pageTexts } from '../../src/emit/docx/redline.ts'
import type { Block, Script } from '../../src/model/speech.ts'
import { compareTexts } from '../../src/revise/compare.ts'
import { docxParts, matches } from './docx-reader.ts'
import { alone, full, paragraph, runIn, speech } from './fixtures.ts'

const redline = (before: Script, after: Script): Promise<Uint8Array> =>
  emitRedline(before, after, compareTexts(pageTexts(before), pageTexts(after)))

const childrenOf = (of: Node, name?: string): readonly Element[] =>
  Array.from(of.childNodes as Iterable<Node>).filter(
    (node): node is Element => node.nodeType === 1 && (name === undefined || node.nodeName === name),
  )
const childOf = (of: Node | undefined, name: string): Element | undefined =>
  of === undefined ? undefined : childrenOf(of, name)[0]
const xmlOf = (of: Node | undefined): string => {
  const xml = of === undefined ? '' : new XMLSerializer().serializeToString(of)
  return xml.replaceAll(/ xmlns:\w+="[^"]*"/g, '').replaceAll(/ xml:space="preserve"/g, '')
}

/** The paragraphs of a document after all its changes are accepted or rejected, as ECMA-376 17.13.5 says. */
function settled(bytes: Uint8Array, how: 'accept' | 'reject'): readonly string[] {
  const [kept, gone] = how === 'accept' ? ['w:ins', 'w:del'] : ['w:del', 'w:ins']
  const document = new DOMParser().parseFromString(docxParts(bytes)['word/document.xml'] ?? '', 'text/xml')
  const body = document.getElementsByTagName('w:body')[0]
  if (body === undefined) throw new Error('no body')
  const looks = (properties: Element | undefined, change: string): string => {
    if (properties === undefined) return ''
    const old = childOf(properties, change)
    const of = old === undefined || how === 'accept' ? properties : childrenOf(old)[0]
    return of === undefined
      ? ''
      : childrenOf(of)
          .filter(({ nodeName }) => nodeName !== change && nodeName !== 'w:rPr')
          .map(xmlOf)
          .join('')
  }
  const paragraphs: string[] = []
  let runs: { looks: string; text: string }[] = []
  const run = (of: Element): void => {
    const own = looks(childOf(of, 'w:rPr'), 'w:rPrChange')
    const text = childrenOf(of)
      .map(({ nodeName, textContent }) =>
        nodeName === 'w:br' ? '\n' : nodeName === 'w:rPr' ? '' : (textContent ?? ''),
      )
      .join('')
    const last = runs.at(-1)
    if (last?.looks === own) last.text += text
    else runs.push({ looks: own, text })
  }
  for (const each of childrenOf(body, 'w:p')) {
    for (const inside of childrenOf(each)) {
      if (inside.nodeName === 'w:r') run(inside)
      else if (inside.nodeName === kept) childrenOf(inside, 'w:r').forEach(run)
    }
    const properties = childOf(each, 'w:pPr')
    // Where the end of a paragraph goes, it runs on into the next, whose end says how it looks
    if (childOf(childOf(properties, 'w:rPr'), gone) !== undefined) continue
    paragraphs.push(`${looks(properties, 'w:pPrChange')} ${runs.map((one) => `[${one.looks}]${one.text}`).join('')}`)
    runs = []
  }
  expect(runs).toEqual([])
  return paragraphs
}

async function expectBoth(before: Script, after: Script): Promise<Uint8Array> {
  const bytes = await redline(before, after)
  expect(settled(bytes, 'accept')).toEqual(settled(await emitDocx(after), 'accept'))
  expect(settled(bytes, 'reject')).toEqual(settled(await emitDocx(before), 'accept'))
  return bytes
}

const marked = (bytes: Uint8Array): string =>
  matches(docxParts(bytes)['word/document.xml'] ?? '', /<w:(?:ins|del) [^/]*?>.*?<\/w:(?:ins|del)>/gs)
    .map((xml) => (xml.startsWith('<w:ins') ? '+' : '-') + xml.replaceAll(/<[^>]*>/g, ''))
    .join(' ')

describe('a redline', () => {
  const before = speech({
    blocks: [
      alone({ level: 1, style: '一、', ordinal: '一、', text: '提高政治站位' }),
      paragraph('要深入学习，8月5日前完成自查。'),
      paragraph('这一段会被整段删去，一个字也不留。'),
      runIn({ level: 2, style: '一要', ordinal: '一要', text: '认真' }, '逐项核对材料，不留死角。'),
      paragraph('谢谢大家！'),
    ],
  })

  it('changes words, looks and paragraphs, and nothing else', async () => {
    const after = speech({
      blocks: [
        alone({ level: 2, style: '（一）', ordinal: '一、', text: '提高政治站位' }),
        paragraph('要扎实学习，8月15日前完成自查。', { text: '逾期通报。', strong: true }),
        runIn(
          { level: 2, style: '一要', ordinal: '一要', text: '认真' },
          '逐项',
          { text: '核对', strong: true },
          '材料，不留死角。',
        ),
        paragraph('新添一段话，说明另一件事情。'),
        paragraph('谢谢大家！'),
      ],
    })
    const bytes = await expectBoth(before, after)
    expect(marked(bytes)).toBe(
      '-深入 +扎实 -5 +15 +逾期通报。 -这一段会被整段删去，一个字也不留。 +新添一段话，说明另一件事情。',
    )
    const xml = docxParts(bytes)['word/document.xml'] ?? ''
    expect(matches(xml, /<w:pPrChange /g)).toHaveLength(1)
    expect(matches(xml, /<w:rPrChange /g)).toHaveLength(1)
    expect(matches(xml, /w:author="(?!speechgen")/g)).toEqual([])
    const ids = matches(xml, /w:id="\d+"/g)
    expect(new Set(ids).size).toBe(ids.length)
    expect(await validate(bytes, 'docx', 'Office2019')).toEqual([])
  })

  it('marks nothing where nothing differs', async () => {
    expect(docxParts(await redline(full, full))['word/document.xml']).toBe(
      docxParts(await emitDocx(full))['word/document.xml'],
    )
  })

  it('is the same bytes for the same input', async () => {
    expect(Buffer.compare(await redline(before, full), await redline(before, full))).toBe(0)
  })

  it.each([
    [
      'longer',
      before,
      speech({ blocks: [...before.blocks, paragraph('补一段。'), paragraph('再补一段，也在最后。')] }),
    ],
    ['shorter', speech({ blocks: [...before.blocks, paragraph('多余的一段。')] }), before],
    [
      'of another style',
      before,
      speech({ blocks: [...before.blocks, alone({ level: 1, style: '一、', ordinal: '二、', text: '附' })] }),
    ],
    ['another', before, speech({ blocks: [...before.blocks.slice(0, -1), paragraph('完了，散会，下午再说。')] })],
    ['nothing', before, speech({ blocks: [] })],
  ])('may end with a %s last paragraph', async (_, old, now) => {
    expect(await validate(await expectBoth(old, now), 'docx', 'Office2019')).toEqual([])
  })

  const words = fc.array(
    fc.constantFrom('巡察', '工作', '，', '。', '2026', '年', '要', '【待补：姓名】', '<&>', '𠮷', '认真', 'ab'),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  const text = words.map((list) => list.join(''))
  const block: fc.Arbitrary<Block> = fc.oneof(
    text.map((one) => paragraph(one)),
    fc.tuple(text, text).map(([one, two]) => paragraph(one, { text: two, strong: true }, one)),
    fc
      .tuple(text, fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const))
      .map(([one, level]) => alone({ level, style: '一、', ordinal: '一、', text: one })),
    fc.tuple(text, text).map(([one, two]) => runIn({ level: 2, style: '一要', ordinal: '一要', text: one }, two)),
  )
  const blocks = fc.array(block, { maxLength: 8 })
  /** A version with some blocks taken out, some put in, some in another place */
  const versions = fc
    .tuple(blocks, fc.infiniteStream(fc.nat({ max: 5 })), fc.infiniteStream(block))
    .map(([old, choices, fresh]) => {
      const next = <T>(stream: Iterator<T>): T => stream.next().value as T
      const now = old.flatMap((one) => {
        const choice = next(choices)
        return choice === 0 ? [] : choice === 1 ? [next(fresh)] : choice === 2 ? [one, next(fresh)] : [one]
      })
      return [old, next(choices) === 0 ? now.toReversed() : now] as const
    })

  it('gives the new text accepted and the old one rejected, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(versions, text, text, async ([old, now], title, other) => {
        const [earlier, later] = [speech({ blocks: old, title }), speech({ blocks: now, title: other })]
        expect(await expectBoth(earlier, later)).toBeInstanceOf(Uint8Array)
      }),
      { numRuns: 100, seed: 1 },
    )
  })
})
