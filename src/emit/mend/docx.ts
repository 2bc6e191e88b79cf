import type { Document, Element, Node } from '@xmldom/xmldom'
import type { Stretch } from '../../model/stretch.ts'
import type { Fix } from './fixes.ts'
import { addComments } from './comments.ts'
import { mender, namespaceOf, openParts } from './package.ts'

/** A remark on a stretch of a manuscript's text. */
export interface Remark {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A run that holds one piece of the text of its part. */
interface Slice {
  readonly from: number
  readonly to: number
  readonly part: string
  readonly run: Element
}

/**
 * Writes remarks as comments and fixes as tracked changes into a .docx file. A remark on what is not in the text of the
 * main part (an automatic number, a footnote) stands at the nearest word before or behind.
 * @param fixes apart from each other, each over letters that stand in the file
 */
export function mendDocx(
  bytes: Uint8Array,
  stretches: readonly Stretch[],
  remarks: readonly Remark[],
  fixes: readonly Fix[],
): Uint8Array {
  const parts = openParts(bytes)
  const main = stretches[0]?.part ?? 'word/document.xml'
  const slices = sliced(stretches, [...remarks, ...fixes], (part) => parts.open(part))
  const anchored = remarks.flatMap((remark) => {
    const at = anchorOf(
      remark,
      slices.filter(({ part }) => part === main),
    )
    return at === undefined ? [] : [{ ...at, text: remark.text }]
  })
  addComments(parts, main, anchored)
  let id = highestId([...new Set(stretches.map(({ part }) => part))].map((part) => parts.open(part))) + 1
  for (const fix of fixes) {
    const runs = slices.filter(({ from, to }) => from >= fix.from && to <= fix.to && from < to).map(({ run }) => run)
    id = track(runs, fix.text, id)
  }
  return parts.write()
}

/** Splits the runs of the stretches that ranges lie on, so that every end of a range falls between two runs. */
function sliced(
  stretches: readonly Stretch[],
  ranges: readonly { readonly from: number; readonly to: number }[],
  open: (part: string) => Document,
): readonly Slice[] {
  const elements = new Map<string, readonly Element[]>()
  for (const { part } of stretches) if (!elements.has(part)) elements.set(part, textElements(open(part)))
  const sorted = [...new Set(ranges.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b)
  // Looked up before anything is split: splitting makes new elements
  const found = stretches.flatMap((stretch) => {
    const text = elements.get(stretch.part)?.[stretch.element]
    return text === undefined ? [] : [{ stretch, text }]
  })
  for (const { stretch, text } of found)
    if (ranges.some(({ from, to }) => from <= stretch.to && to >= stretch.from)) isolate(text.parentNode as Element)
  return found.flatMap(({ stretch, text }) => {
    const { part, from, to, at } = stretch
    const whole = text.textContent ?? ''
    const cuts = sorted
      .filter((cut) => cut >= from && cut <= to)
      .map((cut) => cut - from + at)
      .filter((cut) => cut > 0 && cut < whole.length)
    const bounds = [0, ...cuts, whole.length]
    const runs = splitRun(
      text,
      bounds.slice(1).map((end, i) => whole.slice(bounds[i], end)),
    )
    const offset = (bound: number | undefined): number => from - at + (bound ?? 0)
    return runs.map((run, i) => ({ from: offset(bounds[i]), to: offset(bounds[i + 1]), part, run }))
  })
}

/** Gives everything in a run a run of its own, in the run's place. */
function isolate(run: Element): void {
  const content = Array.from(run.childNodes).filter(({ nodeName }) => nodeName !== 'w:rPr')
  for (const node of content.slice(0, -1)) run.parentNode?.insertBefore(runLike(run, node), run)
}

function runLike(run: Element, content: Node): Element {
  const copy = run.cloneNode(false) as Element
  const properties = childOf(run, 'rPr')
  if (properties !== undefined) copy.appendChild(properties.cloneNode(true))
  copy.appendChild(content)
  return copy
}

/** Makes a run for each piece of a text element, where there are several. */
function splitRun(text: Element, pieces: readonly string[]): readonly Element[] {
  const run = text.parentNode as Element
  if (pieces.length < 2) return [run]
  const made = pieces.map((piece) => {
    const copy = text.cloneNode(false) as Element
    copy.setAttribute('xml:space', 'preserve')
    copy.appendChild(ownerOf(run).createTextNode(piece))
    return runLike(run, copy)
  })
  for (const each of made) run.parentNode?.insertBefore(each, run)
  run.parentNode?.removeChild(run)
  return made
}

/** Where a comment begins and ends: the runs that its stretch covers, else the one nearest to it. */
function anchorOf(
  { from, to }: Remark,
  slices: readonly Slice[],
): { readonly first: Element; readonly last: Element } | undefined {
  const covered = slices.filter(
    (slice) => slice.from < Math.max(to, from + 1) && slice.to > from && slice.to > slice.from,
  )
  const near = slices.filter((slice) => slice.to > slice.from)
  const [first = near.find((slice) => slice.from >= from) ?? near.at(-1)] = covered
  const last = covered.at(-1) ?? first
  return first === undefined || last === undefined ? undefined : { first: first.run, last: last.run }
}

/** Runs as deleted, and a new one behind them as inserted. @returns the next free id */
function track(runs: readonly Element[], text: string, start: number): number {
  let id = start
  const change = (document: Document, name: string): Element => {
    const element = document.createElementNS(namespaceOf(document), `w:${name}`)
    for (const [key, value] of [
      ['id', String(id++)],
      ['author', mender.author],
      ['date', mender.date],
    ] as const)
      element.setAttributeNS(namespaceOf(document), `w:${key}`, value)
    return element
  }
  const last = runs.at(-1)
  if (last === undefined) return id
  const document = ownerOf(last)
  if (text !== '') {
    const insertion = change(document, 'ins')
    const copy = last.cloneNode(true) as Element
    const element = textElements(copy)[0]
    if (element !== undefined) element.textContent = text
    insertion.appendChild(copy)
    const { parentNode: parent } = last
    // What was inserted by somebody else: a new insertion stands behind it, not in it
    if (parent?.localName === 'ins' && last.nextSibling === null)
      parent.parentNode?.insertBefore(insertion, parent.nextSibling)
    else parent?.insertBefore(parent.localName === 'ins' ? copy : insertion, last.nextSibling)
  }
  for (const run of runs) {
    const deletion = change(document, 'del')
    run.parentNode?.insertBefore(deletion, run)
    for (const element of textElements(run)) {
      const deleted = document.createElementNS(namespaceOf(document), 'w:delText')
      deleted.setAttribute('xml:space', 'preserve')
      deleted.appendChild(document.createTextNode(element.textContent ?? ''))
      element.parentNode?.insertBefore(deleted, element)
      element.parentNode?.removeChild(element)
    }
    deletion.appendChild(run)
  }
  return id
}

const ownerOf = (node: Node): Document => node.ownerDocument as Document

function childOf(of: Node, name: string): Element | undefined {
  for (let node = of.firstChild; node !== null; node = node.nextSibling)
    if ((node as Element).localName === name) return node as Element
  return undefined
}

/** Every text element in the order of the file: `Stretch.element` counts in it. */
export function textElements(root: Node): readonly Element[] {
  const found: Element[] = []
  const visit = (node: Node): void => {
    if (node.nodeType === 1 && (node as Element).localName === 't') found.push(node as Element)
    for (let next = node.firstChild; next !== null; next = next.nextSibling) visit(next)
  }
  visit(root)
  return found
}

/** The highest `w:id` of tracked changes and marks. */
function highestId(documents: readonly Document[]): number {
  let highest = 0
  const visit = (node: Node): void => {
    if (node.nodeType === 1) highest = Math.max(highest, Number((node as Element).getAttribute('w:id') ?? 0) || 0)
    for (let next = node.firstChild; next !== null; next = next.nextSibling) visit(next)
  }
  for (const document of documents) visit(document)
  return highest
}
