import MarkdownIt from 'markdown-it'
import type { Inline, Source } from '../model/speech.ts'
import type { Mark } from './marks.ts'
import type { PlainLine, PlainList } from './plain-blocks.ts'
import { readPlainBlocks, readPlainInline } from './plain-blocks.ts'

/** A block of a section before its ordinals are given. */
export type RawBlock =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly source: Source }
  | {
      readonly type: 'paragraph'
      readonly lead?: string
      readonly inlines: readonly Inline[]
      /** a numbered list that runs on inside the paragraph */
      readonly series: readonly (readonly Inline[])[]
      readonly source: Source
    }

/** Something that a speech cannot have: what it is, and where it comes from. */
export interface Unsupported {
  readonly found: string
  readonly source: Source
}

// Only what a speech is made of; everything else stays plain text
const open = () => new MarkdownIt('zero').enable(['heading', 'list', 'escape', 'emphasis', 'newline'])
type Parser = ReturnType<typeof open>
type Token = ReturnType<Parser['parse']>[number]
let parser: Parser | undefined

/**
 * Reads rendered Markdown as blocks.
 * @param text the Markdown without marks
 * @param sourceOf what a stretch of it (offsets) comes from
 */
export function parseBlocks(
  text: string,
  sourceOf: (from: number, to: number) => Source,
): { readonly blocks: readonly RawBlock[]; readonly unsupported: readonly Unsupported[] } {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  const sourceOfLines = (from: number, to: number): Source =>
    sourceOf(starts[from] ?? 0, (starts[to] ?? text.length + 1) - 1)
  const plainLines = readPlainBlocks(text)
  return plainLines === undefined ? parsed(text, sourceOfLines) : blocksOf(plainLines, sourceOfLines)
}

type Blocks = ReturnType<typeof parseBlocks>
/** What lines (from 0, the end not included) come from. */
type SourceOfLines = (from: number, to: number) => Source

function blocksOf(found: readonly (PlainLine | PlainList)[], sourceOfLines: SourceOfLines): Blocks {
  const blocks: RawBlock[] = []
  const unsupported: Unsupported[] = []
  for (const each of found) {
    if ('items' in each) {
      const items = each.items.map((text) => trimEnd(piecesOf(text, false)))
      appendSeries(blocks, items, sourceOfLines(each.line, each.to))
      continue
    }
    const { line, hashes, lead, text } = each
    const source = sourceOfLines(line, line + 1)
    if (hashes > 0) addHeading(blocks, unsupported, hashes - 1, text, source)
    else blocks.push(paragraph([...(lead === undefined ? [] : piecesOf(lead, true)), ...piecesOf(text, false)], source))
  }
  return { blocks, unsupported }
}

function addHeading(blocks: RawBlock[], unsupported: Unsupported[], level: number, text: string, source: Source): void {
  if (level < 1 || level > 3) unsupported.push({ found: `${'#'.repeat(level + 1)} 级的标题`, source })
  else blocks.push({ type: 'heading', level: level as 1 | 2 | 3, text, source })
}

function parsed(text: string, sourceOfLines: SourceOfLines): Blocks {
  const blocks: RawBlock[] = []
  const unsupported: Unsupported[] = []
  parser ??= open()
  const tokens = parser.parse(text, {})
  const source = (token: Token): Source => {
    const [from = 0, to = 0] = token.map ?? []
    return sourceOfLines(from, to)
  }
  let items: (readonly Inline[])[] | undefined
  let list: Token | undefined
  for (const [i, token] of tokens.entries()) {
    const opening = tokens[i - 1]
    if (token.type === 'ordered_list_open') {
      items = []
      list = token
    } else if (token.type === 'bullet_list_open') {
      unsupported.push({ found: '没有序号的列表', source: source(token) })
    } else if (token.type === 'ordered_list_close' && items !== undefined && list !== undefined) {
      appendSeries(blocks, items, source(list))
      items = undefined
    } else if (token.type === 'inline' && items !== undefined) {
      items.push(trimEnd(inlinesOf(token)))
    } else if (token.type === 'inline' && opening?.type === 'heading_open') {
      const level = Number(opening.tag.slice(1)) - 1
      addHeading(blocks, unsupported, level, plain(inlinesOf(token)), source(opening))
    } else if (token.type === 'inline' && opening?.type === 'paragraph_open') {
      const at = source(opening)
      if (/^(>|\||```|---|!\[)/.test(token.content)) unsupported.push({ found: '引用、表格、代码或图片', source: at })
      blocks.push(paragraph(inlinesOf(token), at))
    }
  }
  return { blocks, unsupported }
}

/** Plain text of a short piece of Markdown (a title): escapes resolved, emphasis dropped. */
export function plainOf(text: string): string {
  const read = readPlainInline(text)
  if (read !== undefined) return read
  parser ??= open()
  return plain(parser.parseInline(text, {}).flatMap((token) => inlinesOf(token)))
}

/** A paragraph that begins with `**…**。` is a point: the words in bold are its lead. */
function paragraph(inlines: readonly Inline[], source: Source): RawBlock {
  const [first, second] = inlines
  if (first?.strong === true && second !== undefined && second.text.startsWith('。')) {
    const rest = [{ ...second, text: second.text.slice(1) }, ...inlines.slice(2)].filter(({ text }) => text !== '')
    return { type: 'paragraph', lead: first.text, inlines: rest, series: [], source }
  }
  return { type: 'paragraph', inlines, series: [], source }
}

function appendSeries(blocks: RawBlock[], items: readonly (readonly Inline[])[], source: Source): void {
  const before = blocks.at(-1)
  if (before?.type !== 'paragraph') {
    blocks.push({ type: 'paragraph', inlines: [], series: items, source })
    return
  }
  const data = [...new Set([...before.source.data, ...source.data])]
  blocks[blocks.length - 1] = { ...before, series: [...before.series, ...items], source: { ...before.source, data } }
}

function inlinesOf(token: Token): readonly Inline[] {
  const inlines: Inline[] = []
  let strong = 0
  for (const child of token.children ?? []) {
    if (child.type === 'strong_open') strong++
    else if (child.type === 'strong_close') strong--
    else if (child.type === 'text' || child.type === 'text_special')
      for (const piece of piecesOf(child.content, strong > 0)) {
        const last = inlines.at(-1)
        if (last !== undefined && !isHeld(last) && !isHeld(piece) && last.strong === piece.strong)
          inlines[inlines.length - 1] = { ...last, text: last.text + piece.text }
        else inlines.push(piece)
      }
    // Line ends inside a paragraph join: Chinese has no blank between words
  }
  return inlines
}

const isHeld = ({ placeholder }: Inline): boolean => placeholder === true

/** A text, and what is held open in it. */
function piecesOf(text: string, isStrong: boolean): readonly Inline[] {
  if (text === '') return []
  const strong = isStrong ? ({ strong: true } as const) : {}
  if (!text.includes('【待补：')) return [{ text, ...strong }]
  return text.split(/(【待补：[^】]*】)/).flatMap((piece): readonly Inline[] => {
    if (piece === '') return []
    return [{ text: piece, ...strong, ...(piece.startsWith('【待补：') ? { placeholder: true } : {}) }]
  })
}

const plain = (inlines: readonly Inline[]): string => inlines.map((inline) => inline.text).join('')

/** An item of a series without the stop at its end; the series sets its own. */
function trimEnd(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.map((inline, i) =>
    i === inlines.length - 1 ? { ...inline, text: inline.text.replace(/[；。，、]+$/, '') } : inline,
  )
}

/** Tells what a stretch of rendered text comes from, by the marks in it. */
export function sourcesFrom(marks: readonly Mark[], files: readonly string[]): (from: number, to: number) => Source {
  return (from, to) => {
    const inside = marks.filter((mark) => mark.offset >= from && mark.offset <= to)
    const line =
      inside.find((mark) => mark.file !== undefined) ??
      marks.findLast((mark) => mark.file !== undefined && mark.offset <= from)
    return {
      file: files[line?.file ?? 0] ?? '',
      line: line?.line ?? 1,
      data: [...new Set(inside.flatMap((mark) => mark.data ?? []))],
    }
  }
}
