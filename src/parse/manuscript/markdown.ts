import type { Locator } from '../../model/place.ts'
import { locate } from '../../model/place.ts'
import { inline } from './inline.ts'
import type { Piece } from './piece.ts'
import { mapped } from './piece.ts'
import { withRoles } from './roles.ts'
import type { ReadSettings } from './settings.ts'
import { frontMatter } from './settings.ts'
import type { ManuscriptRead } from './text.ts'
import { between, joinedLines } from './wrapped.ts'

/**
 * Reads Markdown over its raw text, line by line: a parser would take `*` placeholders for emphasis and join lines.
 * Marks are taken out of the paragraphs, and every letter still knows where it stands in the file.
 * @param readSettings for what stands above the text, where `needsYaml` asks for it
 */
export function readMarkdown(file: string, text: string, readSettings?: ReadSettings): ManuscriptRead {
  const locator = locate(file, text)
  const front = frontMatter(text, locator, readSettings)
  const comments = commentsOf(text)
  const body = unwrapped(lines(text, front.end, comments))
  const everywhere = comments.flatMap(({ file: whole, ignored }) => (whole ? ignored : []))
  const listed = body.filter(({ words }) => words.startsWith('* ')).length > 1
  const pieces: Piece[] = []
  let pending: string[] = []
  let apart = false
  for (const { words, from, ignored } of body) {
    pending.push(...ignored)
    if (words === '') {
      apart = true
      continue
    }
    const piece = pieceOf(words, from, listed, locator)
    if (piece.text === '') continue
    const rules = [...everywhere, ...pending]
    pieces.push({ ...piece, ...(rules.length === 0 ? {} : { ignored: rules }), ...(apart ? { apart } : {}) })
    pending = []
    apart = false
  }
  const { paragraphs, title, date } = withRoles(titled(pieces))
  const said = { ...(title === undefined ? {} : { title }), ...(date === undefined ? {} : { date }), ...front.said }
  return { manuscript: { file, paragraphs, ...said }, text, diagnostics: front.diagnostics }
}

interface Comment {
  readonly from: number
  readonly to: number
  /** for the whole file, not for the next paragraph */
  readonly file: boolean
  readonly ignored: readonly string[]
}

function commentsOf(text: string): readonly Comment[] {
  return commentRanges(text).map(([from, to]) => {
    const inside = text.slice(from + 4, to - 3)
    const [, scope, said = ''] = /^\s*speechgen-ignore(-file)?(?![\w-])([\s\S]*)$/u.exec(inside) ?? []
    const directive = /^\s*speechgen-ignore/u.test(inside)
    // What follows ` -- ` is the author's reason
    const rules = (said.split(/\s--(?:\s|$)/u)[0] ?? '').split(/[\s,，、]+/u).filter((id) => id !== '')
    return {
      from,
      to,
      file: scope !== undefined,
      ignored: directive ? (rules.length === 0 ? ['*'] : rules) : [],
    }
  })
}

/** A pattern would look for the end of every comment that is not closed, through the whole file. */
function commentRanges(text: string): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = []
  for (let from = text.indexOf('<!--'); from >= 0; from = text.indexOf('<!--', ranges.at(-1)?.[1])) {
    const end = text.indexOf('-->', from + 4)
    if (end < 0) break
    ranges.push([from, end + 3])
  }
  return ranges
}

interface Line {
  /** without the blanks around it; comments are left out as a whole, where they are the line's beginning or end */
  readonly words: string
  readonly from: number
  readonly ignored: readonly string[]
}

/** The lines of the body with the ignored rules of the comments that begin on them; code blocks are left out. */
function lines(text: string, start: number, comments: readonly Comment[]): readonly Line[] {
  // Blanks for comments keep every offset; the line breaks in them must stay
  const masked =
    comments
      .map(({ from, to }, i) => {
        const blank = text.slice(from, to).replaceAll(/[^\r\n]/gu, (letter) => '\0'.repeat(letter.length))
        return text.slice(comments[i - 1]?.to ?? 0, from) + blank
      })
      .join('') + text.slice(comments.at(-1)?.to ?? 0)
  const ahead = comments.filter((each) => !each.file && each.from >= start)
  let passed = 0
  const found: Line[] = []
  let fence: string | undefined
  for (const match of masked.slice(start).matchAll(/[^\n]*\n|[^\n]+$/gu)) {
    const from = start + match.index
    const ignored: string[] = []
    for (; (ahead[passed]?.from ?? Infinity) < from + match[0].length; passed++)
      ignored.push(...(ahead[passed]?.ignored ?? []))
    const bare = /^[\s\0]*/u.exec(match[0])?.[0].length ?? 0
    const words = match[0].slice(bare).replace(/[\s\0]+$/u, '')
    const mark = /^(?:```+|~~~+)/u.exec(words)?.[0]
    if (mark !== undefined && (fence === undefined || words === fence)) {
      fence = fence === undefined ? mark : undefined
      continue
    }
    if (fence !== undefined) continue
    // A line that only held a comment does not part two paragraphs, but neither is it one
    if (words === '' && match[0].includes('\0') && ignored.length === 0) continue
    found.push({ words, from: from + bare, ignored })
  }
  return found
}

/** Opens a block of its own, so that it cannot go on from the line before. */
const blockMark = /^(?:#{1,6}\s|[-+*>]\s|[-=_*]{3,}$|\||\d+[.)]\s)/u

/** The lines that were broken at a fixed width joined; what stood between two of them is left out (NUL), as comments are. */
function unwrapped(all: readonly Line[]): readonly Line[] {
  const written = all.flatMap((line, i) =>
    line.words === '' ? [] : [{ ...line, line, opens: all[i - 1]?.words === '' || blockMark.test(line.words) }],
  )
  const joined = new Map(
    joinedLines(written).map((group) => {
      const [first, ...rest] = group
      let words = first?.words ?? ''
      for (const next of rest) {
        const blank = between(words, next.words)
        const gap = next.from - (first?.from ?? 0) - words.length - blank.length
        words += blank + '\0'.repeat(gap) + next.words
      }
      return [first?.line, { words, from: first?.from ?? 0, ignored: group.flatMap(({ ignored }) => ignored) }] as const
    }),
  )
  return all.flatMap((line) => (line.words === '' ? [line] : (joined.get(line) ?? [])))
}

function pieceOf(words: string, from: number, listed: boolean, locator: Locator): Piece & { readonly hashes?: number } {
  if (/^(?:-{3,}|={3,}|(?:\*\s?){3,}|_{3,})$/u.test(words)) return { ...mapped('', [], locator) }
  const [mark = '', hashes] = /^(#{1,6})(?:\s+|$)/u.exec(words) ?? /^(?:[-+>]\s+)+/u.exec(words) ?? []
  const bullet = mark === '' && listed ? (/^\*\s+/u.exec(words)?.[0] ?? '') : ''
  const begin = mark.length + bullet.length
  const rest =
    hashes === undefined
      ? words.slice(begin)
      : words
          .slice(begin)
          .replace(/(?<=^|\s)#+$/u, '')
          .trimEnd()
  const { text, segments, lead } = inline(rest, from + begin)
  return {
    ...mapped(text, segments, locator),
    ...(lead === undefined ? {} : { lead }),
    ...(hashes === undefined ? {} : { hashes: hashes.length }),
  }
}

/** `#` is the title, `##` a chapter; where there are several `#`, they are the chapters. */
function titled(pieces: readonly (Piece & { readonly hashes?: number })[]): readonly Piece[] {
  const tops = pieces.filter(({ hashes }) => hashes === 1).length
  return pieces.map(({ hashes, ...piece }) => {
    if (hashes === undefined) return piece
    const level = tops > 1 ? hashes : hashes - 1
    return { ...piece, marked: level === 0 ? 'title' : (Math.min(level, 4) as 1 | 2 | 3 | 4) }
  })
}
