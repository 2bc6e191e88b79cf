import type { IsoDate } from '../../model/date.ts'
import type { Paragraph, ParagraphHeading, ParagraphRole } from '../../model/manuscript.ts'
import { dateLine } from './date-line.ts'
import type { Ordinal } from './ordinals.ts'
import { ordinalOf } from './ordinals.ts'
import type { Piece } from './piece.ts'

const salutation = /^[^。！？：:]{0,60}(?:同志|各位|领导|朋友|代表|委员|同事|大家)[^。！？：:]{0,30}[：:！]$/u
const titleEnd = /(?:讲话|发言|主持词|致辞|报告|提纲|讲稿|表态|通报)(?:稿|提纲|材料)?(?:[（(][^）)]*[）)])?$/u
const stop = /[。！？；…：:，、]$/u
/** A heading is short; one that is numbered like a chapter may be longer. */
const longest = { alone: 50, runIn: 40, numbered: 80 }

/** Paragraphs with their roles, and what the lines of the title page say. */
export interface Read {
  readonly paragraphs: readonly Paragraph[]
  readonly title?: string
  readonly date?: IsoDate
}

/** Finds out what each piece is: by what the file itself says, else by how speeches are written. */
export function withRoles(pieces: readonly Piece[]): Read {
  const roles = rolesOf(pieces)
  const headings = headingsOf(pieces, roles)
  let date: IsoDate | undefined
  const paragraphs = pieces.map(({ text, place, raw, ignored }, i): Paragraph => {
    const heading = headings[i]
    const role = roles[i] ?? 'body'
    if (role === 'note') date ??= dateLine(text)?.date
    return {
      text,
      place,
      raw,
      role: role === 'body' && heading?.alone === true ? 'heading' : role,
      ...(heading === undefined ? {} : { heading: heading.heading }),
      ...(ignored === undefined ? {} : { ignored }),
    }
  })
  const title = paragraphs.flatMap((each) => (each.role === 'title' ? [each.text] : [])).join('')
  return { paragraphs, ...(title === '' ? {} : { title }), ...(date === undefined ? {} : { date }) }
}

function rolesOf(pieces: readonly Piece[]): readonly ParagraphRole[] {
  const spoken = pieces.findIndex(({ text }) => text.length > 60 && /[。！？]$/u.test(text))
  const front = spoken < 0 ? pieces : pieces.slice(0, spoken)
  const first = front.findIndex(({ text, marked }) => marked === 'salutation' || salutation.test(text))
  const begin = first >= 0 ? first : pieces.findIndex(isBody)
  const end = begin < 0 ? pieces.length : begin
  const titles = titlesOf(pieces, end)
  return pieces.map((piece, i): ParagraphRole => {
    if (i === first) return 'salutation'
    if (typeof piece.marked === 'number') return 'heading'
    if (titles.has(i)) return 'title'
    if (piece.marked === 'note' || i < end || dateLine(piece.text) !== undefined) return 'note'
    return 'body'
  })
}

/** Where no salutation tells where the speech begins: at the first line that is a sentence or a chapter. */
const isBody = ({ text, marked }: Piece): boolean =>
  typeof marked === 'number' ||
  (marked === undefined && (text.length > longest.alone || /[。！？；]$/u.test(text) || ordinalOf(text) !== undefined))

function titlesOf(pieces: readonly Piece[], end: number): ReadonlySet<number> {
  const marked = pieces.flatMap((piece, i) => (piece.marked === 'title' ? [i] : []))
  if (marked.length > 0) return new Set(marked)
  const front = pieces.slice(0, end).flatMap((piece, i) => (dateLine(piece.text) === undefined ? [{ piece, i }] : []))
  const last = front.findLast(({ piece }) => titleEnd.test(piece.text) && !stop.test(piece.text))
  if (last === undefined) {
    // A line of its own above the salutation is the title, whatever it says
    const only = front.length === 1 ? front[0] : undefined
    return new Set(only === undefined || stop.test(only.piece.text) ? [] : [only.i])
  }
  const before = pieces[last.i - 1]
  const goesOn = last.piece.apart !== true && before !== undefined && /^(?:在|关于)/u.test(before.text)
  return new Set(goesOn && !titleEnd.test(before.text) ? [last.i - 1, last.i] : [last.i])
}

interface Found {
  readonly heading: ParagraphHeading
  readonly alone: boolean
}

interface Candidate {
  readonly ordinal: Ordinal | undefined
  /** where the heading's text ends; its closing stop is behind */
  readonly end: number
  readonly alone: boolean
  /** the file says so */
  readonly certain: boolean
  readonly level?: 1 | 2 | 3 | 4
}

function headingsOf(pieces: readonly Piece[], roles: readonly ParagraphRole[]): readonly (Found | undefined)[] {
  const candidates = pieces.map((piece, i) =>
    roles[i] === 'body' || roles[i] === 'heading' ? candidateOf(piece) : undefined,
  )
  const chapters = candidates.some((each) => each !== undefined && levelIn(each) === 1)
  let above = 0
  let counted = false
  return candidates.map((each, i): Found | undefined => {
    const { text } = pieces[i] ?? { text: '' }
    if (each === undefined || !(each.certain || believed(each, candidates))) return undefined
    const own = levelIn(each)
    if (own !== undefined) {
      above = own
      counted = false
    } else if (each.ordinal !== undefined && each.alone) counted = true
    // 第一， under 一、 is of the second level; 一是 under 第一， of the third
    const deep = Math.max(above + 1 + (counted && !each.alone ? 1 : 0), chapters ? 2 : 1)
    const level = own ?? (Math.min(deep, 4) as 1 | 2 | 3 | 4)
    const { ordinal, end, alone } = each
    const heading = { level, ordinal: ordinal?.text ?? '', text: text.slice(ordinal?.end ?? 0, end).trim() }
    return heading.text === '' ? undefined : { heading, alone }
  })
}

const levelIn = (of: Candidate): 1 | 2 | 3 | 4 | undefined => of.level ?? of.ordinal?.level

function candidateOf({ text, marked, lead }: Piece): Candidate | undefined {
  const ordinal = ordinalOf(text)
  if (typeof marked === 'number')
    return { ordinal, end: text.replace(/[。．]$/u, '').length, alone: true, certain: true, level: marked }
  if (ordinal === undefined) return undefined
  const full = text.indexOf('。')
  if (full < 0) {
    if (text.length > (ordinal.level === undefined ? longest.alone : longest.numbered) || stop.test(text))
      return undefined
    return { ordinal, end: text.length, alone: true, certain: ordinal.level !== undefined }
  }
  const whole = full === text.length - 1
  if (full > (ordinal.level === undefined ? longest.runIn : longest.numbered) || (whole && ordinal.level === undefined))
    return undefined
  // Bold up to its stop: whoever wrote it meant a heading
  const bold = lead !== undefined && (lead === full || lead === full + 1)
  return { ordinal, end: full, alone: whole, certain: bold || (ordinal.level ?? 3) < 3 }
}

/** What stands alone or begins a paragraph could be chance; a sibling of the same style and shape shows that it is not. */
function believed(one: Candidate, all: readonly (Candidate | undefined)[]): boolean {
  return all.some(
    (other) =>
      other !== undefined &&
      other !== one &&
      other.alone === one.alone &&
      other.ordinal !== undefined &&
      other.ordinal.style === one.ordinal?.style &&
      other.ordinal.text !== one.ordinal.text,
  )
}
