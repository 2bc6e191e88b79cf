import type { Document } from '@xmldom/xmldom'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Manuscript } from '../../model/manuscript.ts'
import type { Locator } from '../../model/place.ts'
import { locate } from '../../model/place.ts'
import type { Stretch } from '../../model/stretch.ts'
import { manuscriptLimits } from '../limits.ts'
import type { Content, NoteReference } from './docx/content.ts'
import { contentOf } from './docx/content.ts'
import type { Draft } from './docx/draft.ts'
import { draftsOf, levelled, styleId } from './docx/draft.ts'
import { attribute, child, children } from './docx/element.ts'
import { openNumbering } from './docx/numbering.ts'
import type { Package } from './docx/package.ts'
import { openPackage, Unreadable } from './docx/package.ts'
import type { Style } from './docx/styles.ts'
import { readStyles } from './docx/styles.ts'
import type { Piece } from './piece.ts'
import { withRoles } from './roles.ts'

/** A .docx file as it was read; without a manuscript where it cannot be read at all. */
export interface DocxRead {
  readonly manuscript?: Manuscript
  /** the paragraphs, one a line: what the places of the manuscript point into */
  readonly text: string
  /** where the text stands in the file */
  readonly stretches: readonly Stretch[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads a .docx file as it is printed: automatic numbers written out, tracked changes accepted, fields by their
 * results; notes follow at the end, then headers and footers that say something. A place's line is the number of the paragraph, its column the character.
 */
export function readDocx(file: string, bytes: Uint8Array): DocxRead {
  try {
    return read(file, bytes)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { text: '', stretches: [], diagnostics: [error.diagnostic] }
  }
}

function read(file: string, bytes: Uint8Array): DocxRead {
  const opened = openPackage(file, bytes)
  const main = opened.part(opened.main)
  const body = child(main?.documentElement ?? undefined, 'body')
  if (main === undefined || body === undefined)
    return { text: '', stretches: [], diagnostics: [diagnostic('manuscript/missing-part', { file, part: 'w:body' })] }
  const relatedPart = (type: string): Document | undefined => {
    const path = opened.related(type)
    return path === undefined ? undefined : opened.part(path)
  }
  const styleOf = readStyles(relatedPart('styles'))
  const numberOf = openNumbering(relatedPart('numbering'), styleOf)
  const { paragraphs, notes } = contentOf(main, body, opened.main, styleOf)
  const all = [...paragraphs, ...notesOf(notes, opened, styleOf), ...marginsOf(opened, styleOf)]
  if (all.length > manuscriptLimits.paragraphs) return refused(file, `有 ${all.length} 段`)
  const drafts = levelled(
    all.flatMap((content) => {
      const style = styleOf(styleId(content.properties))
      return draftsOf(content, numberOf(content.properties, style), style)
    }),
  )
  const text = drafts.map((draft) => draft.text).join('\n')
  if (text.length > manuscriptLimits.characters) return refused(file, `有 ${text.length} 个字符`)
  const long = drafts.find((draft) => draft.text.length > manuscriptLimits.line)
  if (long !== undefined) return refused(file, `有一段 ${long.text.length} 个字符`)
  const locator = locate(file, text)
  let base = 0
  const pieces: Piece[] = []
  const stretches: Stretch[] = []
  for (const draft of drafts) {
    pieces.push(pieceOf(draft, base, locator))
    for (const { at, length, element, start } of draft.anchors)
      stretches.push({ from: base + at, to: base + at + length, part: draft.part, element, at: start })
    base += draft.text.length + 1
  }
  return { manuscript: { file, ...withRoles(pieces) }, text, stretches, diagnostics: [] }
}

function refused(file: string, reason: string): DocxRead {
  return { text: '', stretches: [], diagnostics: [diagnostic('manuscript/too-large', { file, reason })] }
}

function pieceOf({ text, anchors, breaks, marked, lead }: Draft, base: number, locator: Locator): Piece {
  const written = (offset: number): boolean => anchors.some(({ at, length }) => offset >= at && offset < at + length)
  return {
    text,
    place: (from, to) => locator(base + from, base + to),
    // Word's own numbers, tabs and line breaks cannot be written over
    raw: (from, to) => {
      for (let i = from; i < Math.max(to, from + 1); i++) if (!written(i)) return undefined
      return breaks.some((at) => at > from && at < to) ? undefined : [base + from, base + to]
    },
    ...(marked === undefined ? {} : { marked }),
    ...(lead === undefined ? {} : { lead }),
  }
}

const asNote = (content: Content): Content => ({ ...content, note: true })

/** The notes that the text refers to, in the order in which it does. */
function notesOf(
  references: readonly NoteReference[],
  opened: Package,
  styleOf: (id: string | undefined) => Style,
): readonly Content[] {
  const parts = new Map(
    (['footnote', 'endnote'] as const).map((kind) => {
      const path = opened.related(`${kind}s`)
      const document = path === undefined ? undefined : opened.part(path)
      const notes = children(document?.documentElement ?? undefined, kind)
      return [kind, { path, document, notes: new Map(notes.map((each) => [attribute(each, 'id'), each])) }]
    }),
  )
  // Each once: a note that is referred to a thousand times would make a small file a huge text
  const once = new Map(references.map((reference) => [`${reference.kind} ${reference.id}`, reference]))
  return Array.from(once.values()).flatMap(({ kind, id }) => {
    const { path, document, notes } = parts.get(kind) ?? {}
    const note = notes?.get(id)
    if (path === undefined || document === undefined || note === undefined) return []
    return contentOf(document, note, path, styleOf).paragraphs.map(asNote)
  })
}

/** A page number, with what stands around it: — 1 —, 第 1 页 共 9 页 */
const pageNumber = /^[\s\d第页共,，/／.·•\-—–－]*$/u

/** Headers and footers, each part once; those of a page number alone are no text. */
function marginsOf(opened: Package, styleOf: (id: string | undefined) => Style): readonly Content[] {
  return ['header', 'footer'].flatMap(opened.allRelated).flatMap((path) => {
    const root = opened.part(path)
    if (root?.documentElement === undefined || root.documentElement === null) return []
    return contentOf(root, root.documentElement, path, styleOf)
      .paragraphs.filter(({ letters }) => !pageNumber.test(letters.map(({ text }) => text).join('')))
      .map(asNote)
  })
}
