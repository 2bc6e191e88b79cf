import type { Document, Element } from '@xmldom/xmldom'
import { attribute, child, children, isOn, value } from './element.ts'

/** What a paragraph or character style says, its ancestors asked too. */
export interface Style {
  readonly id: string
  /** the English name of Word's own styles in small letters: `heading 1`, `title` */
  readonly name: string
  /** 0 for chapters */
  readonly outline?: number
  readonly numId?: string
  readonly level?: number
  readonly bold: boolean
}

/** The styles of a document by their ids; one that it does not define says nothing. */
export function readStyles(part: Document | undefined): (id: string | undefined) => Style {
  const elements = new Map(
    children(part?.documentElement ?? undefined, 'style').map((style) => [attribute(style, 'styleId') ?? '', style]),
  )
  const standard = Array.from(elements.values()).find(
    (style) => attribute(style, 'type') === 'paragraph' && attribute(style, 'default') === '1',
  )
  const known = new Map<string, Style>()
  return (id) => {
    const key = id ?? attribute(standard, 'styleId') ?? ''
    const style = known.get(key) ?? resolve(key, elements)
    known.set(key, style)
    return style
  }
}

function resolve(id: string, elements: ReadonlyMap<string, Element>): Style {
  const chain: Element[] = []
  for (
    let at = elements.get(id);
    at !== undefined && !chain.includes(at);
    at = elements.get(value(at, 'basedOn') ?? '')
  )
    chain.push(at)
  const first = <T>(ask: (style: Element) => T | undefined): T | undefined =>
    chain.map(ask).find((answer) => answer !== undefined)
  const outline = first((style) => value(child(style, 'pPr'), 'outlineLvl'))
  const numbering = (style: Element): Element | undefined => child(child(style, 'pPr'), 'numPr')
  const numId = first((style) => value(numbering(style), 'numId'))
  const level = first((style) => value(numbering(style), 'ilvl'))
  return {
    id,
    name: (value(chain[0], 'name') ?? '').toLowerCase(),
    ...(outline === undefined ? {} : { outline: Number(outline) }),
    ...(numId === undefined ? {} : { numId }),
    ...(level === undefined ? {} : { level: Number(level) }),
    bold: first((style) => isOn(child(style, 'rPr'), 'b')) ?? false,
  }
}
