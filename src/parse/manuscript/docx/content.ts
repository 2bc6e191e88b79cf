import type { Document, Element, Node } from '@xmldom/xmldom'
import { attribute, child, children, isElement, isOn, value } from './element.ts'
import type { Style } from './styles.ts'

/** A stretch of one text element; without `element` it is Word's own (a tab, a symbol) or a line break (`\n`). */
export interface Letters {
  readonly text: string
  readonly element?: number
  /** bold, or in a character style that is made for run-in headings */
  readonly lead: boolean
  /** bold of its own, not by a style */
  readonly strong?: true
  /** the name of its character style in small letters */
  readonly style?: string
  /** a tracked change, where these are kept */
  readonly change?: 'inserted' | 'deleted'
}

/** A paragraph with fields replaced by their results, and tracked changes accepted or kept. */
export interface Content {
  readonly part: string
  readonly properties: Element | undefined
  readonly letters: readonly Letters[]
  /** a note at the foot of the page or the end */
  readonly note?: true
  /** its end is a tracked change, where these are kept */
  readonly change?: Letters['change']
}

/** A note that the text refers to. */
export interface NoteReference {
  readonly kind: 'footnote' | 'endnote'
  readonly id: string
}

/**
 * The paragraphs below an element in their order, those of tables, content controls and text boxes too (a text box
 * after the paragraph that it is anchored in).
 */
export function contentOf(
  document: Document,
  root: Element,
  part: string,
  styleOf: (id: string | undefined) => Style,
  changes: 'accept' | 'keep' = 'accept',
): { readonly paragraphs: readonly Content[]; readonly notes: readonly NoteReference[] } {
  const index = indexText(document)
  const paragraphs: Content[] = []
  const notes: NoteReference[] = []
  /** for every open field, whether its instruction is over: fields may go on over paragraphs */
  const fields: boolean[] = []
  /** the tracked change that is being read, where these are kept */
  let change: Letters['change']
  const deletions: readonly string[] = changes === 'accept' ? ['del', 'moveFrom'] : []
  let joined: { readonly properties: Element | undefined; readonly letters: Letters[] } | undefined

  const blocks = (of: Node): void => {
    for (const each of children(of)) {
      if (each.localName === 'p') paragraph(each)
      else if (each.localName === 'tr' && changes === 'accept' && child(child(each, 'trPr'), 'del') !== undefined)
        continue
      else if ([...deletions, 'sectPr', 'tblPr', 'tcPr', 'sdtPr'].includes(each.localName ?? '')) continue
      else if (each.localName === 'AlternateContent') blocks(chosen(each))
      else blocks(each)
    }
  }

  const paragraph = (of: Element): void => {
    const properties = child(of, 'pPr')
    const boxes: Element[] = []
    const letters = joined?.letters ?? []
    const first = joined?.properties ?? properties
    inlines(of, letters, boxes)
    // Where the end of a paragraph is deleted, the next one goes on in it
    const mark = child(properties, 'rPr')
    const deleted = child(mark, 'del') !== undefined || child(mark, 'moveFrom') !== undefined
    const inserted = child(mark, 'ins') !== undefined || child(mark, 'moveTo') !== undefined
    const goesOn = deleted && changes === 'accept'
    const ended = changes === 'accept' ? undefined : deleted ? 'deleted' : inserted ? 'inserted' : undefined
    joined = goesOn ? { properties: first, letters } : undefined
    if (!goesOn)
      paragraphs.push({ part, properties: first, letters, ...(ended === undefined ? {} : { change: ended }) })
    for (const box of boxes) blocks(box)
  }

  const inlines = (of: Node, letters: Letters[], boxes: Element[]): void => {
    for (const each of children(of)) {
      const name = each.localName ?? ''
      if (name === 'r') run(each, letters, boxes)
      else if (name === 'AlternateContent') inlines(chosen(each), letters, boxes)
      else if (name === 'oMath' || name === 'oMathPara') letters.push({ text: mathText(each), lead: false })
      else if (changes === 'keep' && tracked[name] !== undefined) {
        const outer = change
        change = tracked[name]
        inlines(each, letters, boxes)
        change = outer
      } else if (![...deletions, 'pPr', 'sdtPr', 'rPr'].includes(name)) inlines(each, letters, boxes)
    }
  }

  const run = (of: Element, letters: Letters[], boxes: Element[]): void => {
    const properties = child(of, 'rPr')
    if (isOn(properties, 'vanish') === true) return
    const style = value(properties, 'rStyle')
    const named = style === undefined ? undefined : styleOf(style)
    const lead = isOn(properties, 'b') ?? (named?.bold === true || named?.name.includes('段首') === true)
    const looks = {
      lead,
      ...(isOn(properties, 'b') === true ? { strong: true as const } : {}),
      ...(named === undefined ? {} : { style: named.name }),
      ...(change === undefined ? {} : { change }),
    }
    for (const each of children(of)) {
      if (each.localName === 'fldChar') field(attribute(each, 'fldCharType'))
      else if (fields.includes(false)) continue
      else if (each.localName === 't' || (each.localName === 'delText' && changes === 'keep')) {
        const element = index.get(each)
        letters.push({ text: each.textContent ?? '', ...looks, ...(element === undefined ? {} : { element }) })
      } else if (each.localName === 'ruby') inlines(child(each, 'rubyBase') ?? each, letters, boxes)
      else if (each.localName === 'footnoteReference' || each.localName === 'endnoteReference') {
        const kind = each.localName === 'footnoteReference' ? 'footnote' : 'endnote'
        notes.push({ kind, id: attribute(each, 'id') ?? '' })
      } else if (['drawing', 'pict', 'object', 'AlternateContent'].includes(each.localName ?? ''))
        boxes.push(...boxesIn(each))
      else {
        const text = sign(each)
        if (text !== '') letters.push({ text, ...looks })
      }
    }
  }

  const field = (type: string | undefined): void => {
    if (type === 'begin') fields.push(false)
    else if (type === 'separate') fields[fields.length - 1] = true
    else if (type === 'end') fields.pop()
  }

  blocks(root)
  if (joined !== undefined)
    paragraphs.push({ part, ...(joined as { properties: Element | undefined; letters: Letters[] }) })
  return { paragraphs, notes }
}

/** What tracked changes are called in the file. */
const tracked: Readonly<Record<string, Letters['change']>> = {
  ins: 'inserted',
  moveTo: 'inserted',
  del: 'deleted',
  moveFrom: 'deleted',
}

/** What a run holds beside text. */
function sign(of: Element): string {
  switch (of.localName) {
    case 'tab':
    case 'ptab':
      return '\t'
    case 'cr':
      return '\n'
    case 'br':
      return (attribute(of, 'type') ?? 'textWrapping') === 'textWrapping' ? '\n' : ''
    case 'noBreakHyphen':
      return '-'
    case 'sym': {
      const code = Number.parseInt(attribute(of, 'char') ?? '', 16)
      // Fonts of signs lie in the private area, where the code says nothing about the sign
      const known = code < 0xd800 || (code > 0xf8ff && code < 0xfffe)
      return known ? String.fromCodePoint(code) : '□'
    }
    default:
      return ''
  }
}

/** Every text element of a part with its number, in the order of the file. */
function indexText(document: Document): ReadonlyMap<Node, number> {
  const index = new Map<Node, number>()
  const visit = (node: Node): void => {
    if (isElement(node) && node.localName === 't') index.set(node, index.size)
    for (let next = node.firstChild; next !== null; next = next.nextSibling) visit(next)
  }
  visit(document)
  return index
}

/** The newer of two ways to write a thing, which repeats the older. */
const chosen = (of: Element): Element => child(of, 'Choice') ?? child(of, 'Fallback') ?? of

function boxesIn(of: Element): readonly Element[] {
  if (of.localName === 'txbxContent') return [of]
  return children(of.localName === 'AlternateContent' ? chosen(of) : of).flatMap(boxesIn)
}

function mathText(of: Element): string {
  return of.localName === 't' ? (of.textContent ?? '') : children(of).map(mathText).join('')
}
