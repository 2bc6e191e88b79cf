import { chineseOrdinal } from '../model/numerals.ts'
import type { OrdinalStyle } from '../model/round.ts'
import type { Block, HeadingText, Inline } from '../model/speech.ts'
import type { RawBlock } from './blocks.ts'

/** How a speech is numbered. */
export interface Numbering {
  /** styles of the heading levels, chapter first */
  readonly ordinals: readonly OrdinalStyle[]
  /** style of run-in points */
  readonly leads: OrdinalStyle
  /** style of a series inside a paragraph */
  readonly inline: OrdinalStyle
  /** whether a chapter heading stands alone or opens its first paragraph */
  readonly headings: 'alone' | 'run-in'
}

/** A block with the style that its section prescribes for its points, if any. */
export interface Numbered {
  readonly block: RawBlock
  readonly leads?: OrdinalStyle
}

const words = ['首先，', '其次，', '再次，', '最后，']

/** The `n`th ordinal (from 1) of a style, as printed. */
export function ordinal(style: OrdinalStyle, n: number): string {
  switch (style) {
    case '1.':
      return `${n}.`
    case '（1）':
      return `（${n}）`
    case '首先，':
      return words[n - 1] ?? `第${chineseOrdinal(n)}，`
    default:
      return style.replace('一', chineseOrdinal(n))
  }
}

const byDefault: readonly OrdinalStyle[] = ['一、', '（一）', '1.', '（1）']

/**
 * Gives every heading, point and series its ordinal: one counter for all forms of output. A point or section that is
 * alone among its siblings gets none, for 一要 without 二要 is a slip.
 */
export function number(blocks: readonly Numbered[], numbering: Numbering): readonly Block[] {
  const totals = countSiblings(blocks.map(({ block }) => block))
  const counters = [0, 0, 0, 0]
  let points = 0
  let depth = 0
  let pending: { readonly heading: HeadingText; readonly source: Block['source'] } | undefined
  const out: Block[] = []
  const flush = (): void => {
    if (pending !== undefined) out.push({ type: 'heading', ...pending })
    pending = undefined
  }
  for (const [i, { block, leads = numbering.leads }] of blocks.entries()) {
    if (block.type === 'heading') {
      flush()
      depth = block.level
      counters[depth - 1] = (counters[depth - 1] ?? 0) + 1
      counters.fill(0, depth)
      points = 0
      const style = numbering.ordinals[depth - 1] ?? byDefault[depth - 1] ?? '1.'
      const heading = headingText(depth, style, counters[depth - 1] ?? 1, totals[i] ?? 1, block.text)
      if (depth === 1 && numbering.headings === 'run-in') pending = { heading, source: block.source }
      else out.push({ type: 'heading', heading, source: block.source })
      continue
    }
    const inlines = [...block.inlines, ...series(block.series, numbering.inline)]
    if (block.lead !== undefined) {
      flush()
      points++
      const level = Math.min(4, depth + 1)
      const lead = headingText(level, leads, points, totals[i] ?? 1, block.lead)
      out.push({ type: 'paragraph', lead, inlines, source: block.source })
    } else if (pending !== undefined) {
      out.push({ type: 'paragraph', lead: pending.heading, inlines, source: block.source })
      pending = undefined
    } else {
      out.push({ type: 'paragraph', inlines, source: block.source })
    }
  }
  flush()
  return out
}

function headingText(level: number, style: OrdinalStyle, n: number, of: number, text: string): HeadingText {
  // A speech of one chapter, or a chapter with one point, is not numbered
  return { level: level as HeadingText['level'], style, ordinal: of < 2 ? '' : ordinal(style, n), text }
}

/** For every heading and point, how many siblings it has, itself included. */
function countSiblings(blocks: readonly RawBlock[]): readonly number[] {
  const group: string[] = []
  const path = [0, 0, 0, 0]
  let depth = 0
  for (const block of blocks) {
    if (block.type === 'heading') {
      depth = block.level
      group.push(`h${depth}:${path.slice(0, depth - 1).join('.')}`)
      path[depth - 1] = (path[depth - 1] ?? 0) + 1
      path.fill(0, depth)
    } else group.push(block.lead === undefined ? '' : `p:${path.slice(0, depth).join('.')}`)
  }
  const totals = new Map<string, number>()
  for (const key of group) totals.set(key, (totals.get(key) ?? 0) + 1)
  return group.map((key) => totals.get(key) ?? 0)
}

/** 一是……；二是……。 */
function series(items: readonly (readonly Inline[])[], style: OrdinalStyle): readonly Inline[] {
  return items.flatMap((item, i) => {
    const before: Inline = { text: ordinal(style, i + 1) }
    const after: Inline = { text: i === items.length - 1 ? '。' : '；' }
    return [...(items.length > 1 ? [before] : []), ...item, after]
  })
}
