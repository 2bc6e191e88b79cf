import type { Block, Inline, Speech } from '../model/speech.ts'
import { cleanLine, printedInlines, printedText } from './clean-text.ts'
import type { Profile, ProfileName } from './docx/layout.ts'
import { page, profiles } from './docx/layout.ts'
import { speakerLines } from './docx/speaker-lines.ts'
import { titleLines } from './docx/title-lines.ts'
import { head } from './head.ts'
import { latinOnes } from './full-width.ts'
import { latinWidth } from './latin-widths.ts'
import type { Glyph } from './line-breaks.ts'
import { breakLines } from './line-breaks.ts'

/** Which font a stretch is in, by what it is for; the names are those of `fonts` in docx/layout.ts. */
export type Face = 'title' | 'chapter' | 'section' | 'body'

/** A stretch of a line in one font. */
export interface Stretch {
  readonly text: string
  readonly face: Face
  /** in the Latin font */
  readonly latin?: true
  readonly bold?: true
  readonly placeholder?: true
}

/** What a line belongs to. */
export type Part = 'title' | 'date' | 'speaker' | 'blank' | 'salutation' | 'heading' | 'paragraph'

/** One line of a page; every line, blank ones too, takes one place of the page's grid. */
export interface Line {
  readonly part: Part
  /** index of the block in the speech; missing for what stands above the first */
  readonly block?: number
  readonly stretches: readonly Stretch[]
  readonly align: 'center' | 'left' | 'both'
  /** the first line of a paragraph, set in by two characters */
  readonly indented: boolean
}

/** A page; number 1 is the first, odd ones have their number on the right. */
export interface Page {
  readonly number: number
  readonly lines: readonly Line[]
}

/**
 * The pages of a speech as its DOCX is laid out: the same grid, lines and breaks. Lengths follow `docx/layout.ts`; the
 * breaks equal LibreOffice's within a line a page (tests/emit/pages.test.ts).
 */
export function emitPages(speech: Speech, profile: ProfileName = 'document'): readonly Page[] {
  const layout = profiles[profile]
  const lines = [...headLines(speech, layout), ...speech.blocks.flatMap((block, at) => blockLines(block, at, layout))]
  const pages: Page[] = []
  for (let from = 0; from < lines.length;) {
    const to = pageEnd(lines, from, layout.lines)
    pages.push({ number: pages.length + 1, lines: lines.slice(from, to) })
    from = to
  }
  return pages
}

/**
 * The index after a page's last line: a heading does not stand last, unless there is nothing but headings, and of the
 * last paragraph no line stands alone.
 */
function pageEnd(lines: readonly Line[], from: number, room: number): number {
  const full = Math.min(from + room, lines.length)
  let end = beforeAlone(lines, from, full)
  while (end < lines.length && end > from && lines[end - 1]?.part === 'heading') end--
  return end > from ? end : full
}

/** An earlier end of a page, where at this one a line of the last paragraph stood alone before or after it. */
function beforeAlone(lines: readonly Line[], from: number, end: number): number {
  const last = lines.at(-1)
  if (last?.part !== 'paragraph' || end === lines.length) return end
  const start = lines.findIndex(({ block }) => block === last.block)
  if (end <= start) return end
  // What began on an earlier page goes on here
  if (start > from && end - start === 1) return start
  if (lines.length - end > 1) return end
  return start > from && end - start === 2 ? start : end - 1
}

function headLines(speech: Speech, layout: Profile): readonly Line[] {
  const above = head(speech)
  // The title has its own size and no spacing; everything else above the text is as large as the text
  const large = { ...layout, body: layout.title, spacing: 0 }
  const own = (part: Part, face: Face, text: string, setting = layout): readonly Line[] =>
    setLines(stretches(printedText(text), face), setting, { part, align: part === 'salutation' ? 'left' : 'center' })
  const title = above.title.flatMap((piece) => titleLines(piece, Math.floor(width / (layout.title * 10))))
  const speaker = above.speaker === undefined ? [] : speakerLines(above.speaker, layout.characters)
  return [
    ...title.flatMap((line) => own('title', 'title', line, large)),
    ...(above.date === undefined ? [] : own('date', 'section', above.date)),
    ...speaker.flatMap((line) => own('speaker', 'section', line)),
    { part: 'blank', stretches: [], align: 'left', indented: false },
    ...(above.salutation === undefined ? [] : own('salutation', 'body', above.salutation)),
  ]
}

const width = page.width - page.left - page.right

const headingFaces = {
  1: { face: 'chapter' },
  2: { face: 'section' },
  3: { face: 'body', bold: true },
  4: { face: 'body' },
} as const
const leadFaces = { ...headingFaces, 4: { face: 'body', bold: true } } as const

function blockLines(block: Block, at: number, layout: Profile): readonly Line[] {
  if (block.type === 'heading') {
    const { face, ...rest } = headingFaces[block.heading.level]
    const text = stretches(printedText(block.heading.ordinal + block.heading.text), face, rest)
    return setLines(text, layout, { part: 'heading', block: at, align: 'both' }, layout.indent)
  }
  const text = stretches(printedInlines(block.inlines), 'body')
  return setLines([...leadOf(block), ...text], layout, { part: 'paragraph', block: at, align: 'both' }, layout.indent)
}

function leadOf({ lead }: Extract<Block, { type: 'paragraph' }>): readonly Stretch[] {
  if (lead === undefined) return []
  const { face, ...rest } = leadFaces[lead.level]
  return stretches(printedText(`${cleanLine(lead.ordinal + lead.text)}。`), face, rest)
}

function stretches(inlines: readonly Inline[], face: Face, style: { bold?: true } = {}): readonly Stretch[] {
  return inlines.map(({ text, strong, placeholder }) => ({
    text,
    face,
    ...style,
    ...(strong === true ? { bold: true } : {}),
    ...(placeholder === true ? { placeholder: true } : {}),
  }))
}

/** Sets a paragraph. One without text still takes a line. */
function setLines(
  text: readonly Stretch[],
  layout: Profile,
  line: Pick<Line, 'part' | 'align' | 'block'>,
  indent = 0,
): readonly Line[] {
  const characters = text.flatMap((stretch) => Array.from(stretch.text, (character) => ({ character, stretch })))
  const latin = latinOnes(characters.map(({ character }) => character))
  const points = characters.map((point, i): Point => Object.assign(point, { latin: latin[i] === true }))
  const glyphs = points.map((point, i): Glyph => {
    const gap = needsGap(points[i - 1], point) ? layout.body * 2 - layout.spacing : 0
    return { text: point.character, width: glyphWidth(point, layout), gap }
  })
  const ends = glyphs.length === 0 ? [0] : breakLines(glyphs, width, indent)
  return ends.map((end, i) =>
    Object.assign({}, line, {
      stretches: joined(points.slice(ends[i - 1] ?? 0, end)),
      // The last line of a paragraph is not stretched to the margin
      align: line.align === 'both' && i === ends.length - 1 ? ('left' as const) : line.align,
      indented: indent > 0 && i === 0,
    }),
  )
}

/** A character with all that decides how it is set. */
interface Point {
  readonly character: string
  readonly latin: boolean
  readonly stretch: Stretch
}

/** Width in twips, spacing included. */
function glyphWidth({ character, latin }: Point, { body, spacing }: Profile): number {
  const size = body * 10
  return (latin ? (size * latinWidth(character)) / 1000 : size) + spacing
}

const letter = /[\p{L}\p{N}]/u

/**
 * Between a Han character and a letter or digit LibreOffice leaves a gap of a fifth of the type size, and one spacing
 * less (measured with 7.4: it does not heed autoSpaceDE).
 */
function needsGap(before: Point | undefined, after: Point): boolean {
  if (before === undefined || before.latin === after.latin) return false
  return letter.test(before.character) && letter.test(after.character)
}

/** Characters of one stretch and one font become one stretch again. */
function joined(points: readonly Point[]): readonly Stretch[] {
  const pieces: { text: string; of: Point }[] = []
  for (const point of points) {
    const last = pieces.at(-1)
    if (last?.of.stretch === point.stretch && last.of.latin === point.latin) last.text += point.character
    else pieces.push({ text: point.character, of: point })
  }
  return pieces.map(({ text, of }) =>
    Object.assign({}, of.stretch, { text }, of.latin ? ({ latin: true } as const) : {}),
  )
}
