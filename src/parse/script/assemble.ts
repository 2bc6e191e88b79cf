import type { Block, HeadingText, Inline, Script } from '../../model/speech.ts'
import { dateLine } from '../manuscript/date-line.ts'
import { ordinalOf } from '../manuscript/ordinals.ts'
import { withRoles } from '../manuscript/roles.ts'
import type { Level, Line } from './line.ts'
import { inlinesFrom, textOf } from './line.ts'

/** What of a script stands on its pages. */
export type Pages = Pick<Script, 'title' | 'speaker' | 'date' | 'notes' | 'salutation' | 'blocks'>

/**
 * Makes a speech of the lines of a file. What the file marks (`#`, styles, bold beginnings) is taken at its word; where
 * it marks no heading at all, headings are found by how speeches are written.
 * @param file the name that the sources of the blocks give
 * @param generated whether the file says that it was, and so marks every heading that was not added by hand
 */
export function assemble(file: string, lines: readonly Line[], generated: boolean): Pages {
  const { paragraphs } = withRoles(lines.map((line) => pieceOf(file, line)))
  const told = generated || lines.some(({ marked, lead }) => typeof marked === 'number' || lead !== undefined)
  const roles = paragraphs.map(({ role }) => role)
  const begin = roles.findIndex((role) => role === 'body' || role === 'heading')
  const inHead = (i: number): boolean => begin < 0 || i < begin
  const head = lines.flatMap((line, i) => (roles[i] === 'note' && inHead(i) ? [line] : []))
  const called = lines.filter((_, i) => roles[i] === 'salutation')
  // 尊敬的某某： is the salutation, whomever it calls
  const unknown = called.length === 0 && head.at(-1) !== undefined && /[：:]$/u.test(textOf(head.at(-1) as Line))
  const salutation = unknown ? head.pop() : called[0]
  const levels = levelsOf(lines)
  const marked = new Set(
    lines.flatMap((line) => (typeof line.marked === 'number' ? [ordinalOf(textOf(line))?.style] : [])),
  )
  /** what is added by hand is a heading where it has the ordinal of those that are marked; a sentence hardly is one */
  const stands = (line: Line, level: Level): boolean =>
    typeof line.marked === 'number' ||
    ((level < 3 || !textOf(line).endsWith('。')) && (!told || marked.has(ordinalOf(textOf(line))?.style)))
  const blocks = lines.flatMap((line, i): readonly Block[] => {
    const role = roles[i]
    if (role === 'title' || line === salutation || (role === 'note' && inHead(i))) return []
    const source = { file, line: line.number, data: [] }
    const found = paragraphs[i]?.heading
    const level = typeof line.marked === 'number' ? line.marked : found?.level
    if (role === 'heading' && level !== undefined && stands(line, level))
      return [{ type: 'heading', heading: headingOf(textOf(line), level), source }]
    const lead = told ? line.lead?.length : guessedLead(line, found)
    if (lead === undefined) return [{ type: 'paragraph', inlines: line.inlines, source }]
    const at = line.lead?.level ?? levels[i] ?? level ?? 1
    return [
      {
        type: 'paragraph',
        lead: headingOf(textOf(line).slice(0, lead), at),
        inlines: inlinesFrom(line.inlines, lead + 1),
        source,
      },
    ]
  })
  return {
    title: lines.flatMap((line, i) => (roles[i] === 'title' ? [textOf(line).trim()] : [])).join('|'),
    ...linesOfHead(head),
    salutation: salutation === undefined ? '' : textOf(salutation),
    blocks,
  }
}

function pieceOf(file: string, line: Line): Parameters<typeof withRoles>[0][number] {
  const { number, marked, lead, apart } = line
  return {
    text: textOf(line),
    place: () => ({ file, line: number, column: 1, endLine: number, endColumn: 1 }),
    raw: () => undefined,
    ...(marked === undefined ? {} : { marked: marked === 'date' || marked === 'speaker' ? 'note' : marked }),
    ...(lead === undefined ? {} : { lead: lead.length }),
    ...(apart === undefined ? {} : { apart }),
  }
}

/** The first date, the first other line as post and name, and what is left. */
function linesOfHead(head: readonly Line[]): Pick<Pages, 'date' | 'speaker' | 'notes'> {
  const dated = head.find((line) => dateLine(textOf(line))?.date !== undefined)
  const date = dated === undefined ? undefined : dateLine(textOf(dated))?.date
  const others = head.filter((line) => line !== dated)
  const speaking =
    others.find(({ marked }) => marked === 'speaker') ??
    others.find((line) => line.marked !== 'date' && !/^[（(].*[）)]$/u.test(textOf(line)))
  const notes = others.filter((line) => line !== speaking).map(textOf)
  return {
    ...(date === undefined ? {} : { date }),
    speaker: speaking === undefined ? {} : speakerOf(textOf(speaking)),
    ...(notes.length === 0 ? {} : { notes }),
  }
}

/** Post and name, with a blank between them; of one part alone, whether it is a post or a name */
function speakerOf(text: string): Pages['speaker'] {
  const at = text.indexOf('\u3000')
  if (at >= 0) return { title: text.slice(0, at), name: text.slice(at).trim() }
  const blank = text.lastIndexOf(' ')
  const last = text.slice(blank + 1)
  if (blank > 0 && isName(last)) return { title: text.slice(0, blank).trim(), name: last }
  return isName(text) ? { name: text } : { title: text }
}

/** Names are short, and do not end as posts do. */
const isName = (text: string): boolean =>
  text.startsWith('【') || (/^[\p{Script=Han}·]{2,4}$/u.test(text) && !/[长记任员席理人师裁]$/u.test(text))

/** A beginning that nothing marks is a run-in heading where its siblings are, too. */
function guessedLead(line: Line, found: { readonly ordinal: string; readonly text: string } | undefined) {
  const stop = textOf(line).indexOf('。')
  return found === undefined || stop < 0 || stop === textOf(line).length - 1 ? undefined : stop
}

/** The level of each run-in heading that the file marks but does not give a level. */
function levelsOf(lines: readonly Line[]): readonly (Level | undefined)[] {
  const chapters = chapterStyles(lines)
  let depth = 0
  return lines.map((line) => {
    if (typeof line.marked === 'number') depth = line.marked
    if (line.lead === undefined) return undefined
    const style = ordinalOf(textOf(line))?.style
    if (style !== undefined && chapters.has(style)) {
      depth = 1
      return 1
    }
    return Math.min(4, depth + 1) as Level
  })
}

/** The styles of ordinals that chapters have: 一、, and what stands in headings of its level or is counted once through. */
function chapterStyles(lines: readonly Line[]): ReadonlySet<string> {
  const alone = lines.filter(({ marked }) => marked === 1).flatMap((line) => ordinalOf(textOf(line)) ?? [])
  const leads = lines.filter(({ lead }) => lead !== undefined).flatMap((line) => ordinalOf(textOf(line)) ?? [])
  const styles = new Set<string>(['一、', ...alone.map(({ style }) => style)])
  const [first] = leads
  if (first === undefined || alone.length > 0 || leads.some(({ style }) => style === '一、')) return styles
  const once = leads.filter(({ text }) => text === first.text).length === 1
  return once && leads.some(({ style }) => style !== first.style) ? styles.add(first.style) : styles
}

function headingOf(text: string, level: Level): HeadingText {
  const ordinal = ordinalOf(text)
  const end = ordinal?.end ?? 0
  return { level, style: ordinal?.style ?? '一、', ordinal: text.slice(0, end), text: text.slice(end) }
}

/** Whether there is nothing in it but blanks. */
export const isBlank = (inlines: readonly Inline[]): boolean => inlines.every(({ text }) => text.trim() === '')
