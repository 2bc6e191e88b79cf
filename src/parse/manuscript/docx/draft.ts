import type { Element } from '@xmldom/xmldom'
import type { Piece } from '../piece.ts'
import { ordinalOf } from '../ordinals.ts'
import type { Content, Letters } from './content.ts'
import { value } from './element.ts'
import type { Style } from './styles.ts'

/** Where letters of a draft stand in the file. */
export interface Anchor {
  readonly at: number
  readonly length: number
  readonly element: number
  /** offset in the element's text */
  readonly start: number
}

/** A paragraph before it has its place among the others. */
export interface Draft extends Pick<Piece, 'marked' | 'lead'> {
  readonly text: string
  readonly part: string
  readonly anchors: readonly Anchor[]
  /** offsets where a line break was left out: a stretch over one is not one stretch */
  readonly breaks: readonly number[]
}

/** A paragraph of Word as one or, at its line breaks, several paragraphs of speech. Empty ones are left out. */
export function draftsOf(content: Content, number: string, style: Style): readonly Draft[] {
  const marked = content.note === true ? 'note' : markOf(content.properties, style)
  const lines = linesOf(content.letters)
  const groups: Line[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last === undefined || (typeof marked !== 'string' && parts(textOf(last), line.text))) groups.push([line])
    else last.push(line)
  }
  return groups.flatMap((group, i) => {
    const draft = assemble(group, i === 0 ? number : '', content.part, marked)
    return draft === undefined ? [] : [draft]
  })
}

interface Line {
  readonly text: string
  readonly letters: readonly (Letters & { readonly start: number })[]
}

function linesOf(letters: readonly Letters[]): readonly Line[] {
  const lines: { text: string; letters: (Letters & { start: number })[] }[] = [{ text: '', letters: [] }]
  for (const each of letters) {
    if (each.text === '\n') lines.push({ text: '', letters: [] })
    else {
      const line = lines.at(-1)
      line?.letters.push({ ...each, start: 0 })
      if (line !== undefined) line.text += each.text
    }
  }
  return lines
}

const textOf = (lines: readonly Line[]): string => lines.map(({ text }) => text).join('')

/** Whether a line break parts two paragraphs, and does not only turn the line. */
export function parts(before: string, after: string): boolean {
  const [end, begin] = [before.trim(), after.trim()]
  if (end === '' || begin === '' || /[。！？：；…][”’）》]*$/u.test(end)) return true
  return ordinalOf(begin) !== undefined || (ordinalOf(end) !== undefined && end.length <= 50)
}

function assemble(group: readonly Line[], number: string, part: string, marked: Draft['marked']): Draft | undefined {
  const whole = number + textOf(group)
  const indent = whole.length - whole.trimStart().length
  const text = whole.trim()
  if (text === '') return undefined
  const anchors: Anchor[] = []
  const breaks: number[] = []
  let offset = number.length
  let lead = number.length
  let open = true
  for (const [i, line] of group.entries()) {
    if (i > 0) breaks.push(offset - indent)
    for (const { text: letters, element, start, lead: bold } of line.letters) {
      const from = Math.max(offset, indent)
      const to = Math.min(offset + letters.length, indent + text.length)
      if (element !== undefined && to > from)
        anchors.push({ at: from - indent, length: to - from, element, start: start + from - offset })
      open = open && (bold || letters.trim() === '')
      if (open) lead = to - indent
      offset += letters.length
    }
  }
  const bold = lead > number.length && lead < text.length
  return { text, part, anchors, breaks, ...(marked === undefined ? {} : { marked }), ...(bold ? { lead } : {}) }
}

/** What a paragraph's style and outline level say that it is. */
export function markOf(properties: Element | undefined, style: Style): Draft['marked'] {
  const outline = value(properties, 'outlineLvl') ?? style.outline
  if (outline !== undefined && Number(outline) < 9) return Math.min(Number(outline) + 1, 4) as 1 | 2 | 3 | 4
  if (/^(?:title|(?:公文|大|文章|主)?标题)$/u.test(style.name)) return 'title'
  if (/^(?:subtitle|date|副标题|日期|讲话人|署名)$/u.test(style.name)) return 'note'
  if (style.name === 'salutation' || style.name === '称呼') return 'salutation'
  return undefined
}

/** The paragraph's own style. */
export const styleId = (properties: Element | undefined): string | undefined => value(properties, 'pStyle')

interface Outlined {
  readonly text: string
  readonly marked?: unknown
}

/** Outline levels as they are meant: one lonely heading above all others is the title, a long paragraph is none. */
export function levelled<T extends Outlined>(drafts: readonly T[]): readonly T[] {
  const sound = drafts.map((draft): T => {
    const { marked, ...rest } = draft
    const long = typeof marked === 'number' && draft.text.length > 60 && /。./u.test(draft.text)
    return long ? (rest as T) : draft
  })
  const tops = sound.filter(({ marked }) => marked === 1)
  const [top] = tops
  const first = sound.find(({ marked }) => typeof marked === 'number')
  const titled = sound.some(({ marked }) => marked === 'title')
  if (titled || tops.length !== 1 || top === undefined || top !== first || ordinalOf(top.text) !== undefined)
    return sound
  if (!sound.some(({ marked }) => marked === 2)) return sound
  return sound.map(raised)
}

/** A heading a level higher; the highest is the title. */
function raised<T extends Outlined>(draft: T): T {
  const { marked } = draft
  return typeof marked === 'number' ? { ...draft, marked: marked === 1 ? 'title' : marked - 1 } : draft
}
