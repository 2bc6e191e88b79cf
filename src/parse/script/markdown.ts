import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import { locate } from '../../model/place.ts'
import type { ReadSettings } from '../manuscript/settings.ts'
import { frontMatter } from '../manuscript/settings.ts'
import { parts } from '../manuscript/docx/draft.ts'
import type { ScriptRead } from '../script.ts'
import { assemble, isBlank } from './assemble.ts'
import { readInline } from './inline-markdown.ts'
import type { Level, Line } from './line.ts'
import { boldLead, textOf } from './line.ts'

/**
 * Reads a speech that is written in Markdown, also by hand: every line is a paragraph, unless it was only turned
 * because it was long.
 * @param readSettings for what stands above the text, where `needsYaml` asks for it
 */
export function readMarkdownScript(file: string, text: string, readSettings?: ReadSettings): ScriptRead {
  const locator = locate(file, text)
  const front = frontMatter(text, locator, readSettings)
  const above = text.slice(0, front.end).split('\n').length - 1
  const { lines, pictures } = linesOf(text.slice(front.end).replaceAll('\r\n', '\n'), above)
  const { data } = front
  const word = (name: string): string | undefined => {
    const value = data[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const [kind, round, meeting, generator, inputs] = ['kind', 'round', 'meeting', 'generator', 'inputs'].map(word)
  const pages = assemble(file, lines, generator !== undefined)
  const units = front.said.units ?? (Array.isArray(data['unit']) ? [] : undefined)
  return {
    script: {
      ...pages,
      title: titleOf(pages.title, word('title') ?? '', data['title_lines']),
      ...(kind === undefined ? {} : { kind }),
      ...(round === undefined ? {} : { round }),
      ...(meeting === undefined ? {} : { meeting: { name: meeting } }),
      ...(units === undefined ? {} : { units }),
    },
    origin: {
      ...(generator === undefined ? {} : { generator }),
      ...(inputs === undefined ? {} : { inputs }),
    },
    diagnostics: [...front.diagnostics, ...notPrinted(file, pictures)],
  }
}

/** What is printed is the title; the front matter only says where it breaks, or stands in for one that is missing. */
function titleOf(printed: string, said: string, lines: unknown): string {
  const title = printed === '' ? said : printed
  const pieces = Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : []
  return pieces.join('') === title ? pieces.join('|') : title
}

function notPrinted(file: string, pictures: number): readonly Diagnostic[] {
  return pictures === 0 ? [] : [diagnostic('script/not-printed', { file, found: ` ${pictures} 张图片` })]
}

function linesOf(body: string, above: number): { readonly lines: readonly Line[]; readonly pictures: number } {
  // The line breaks in a comment stay, so that the lines keep their numbers
  const bare = body.replaceAll(/<!--[\s\S]*?-->/gu, (comment) => comment.replaceAll(/[^\n]+/gu, '\0'))
  const rows = bare.split('\n')
  const tops = rows.filter((row) => /^\s*#\s/u.test(row)).length
  const listed = rows.filter((row) => /^\s*\*\s/u.test(row)).length > 1
  const lines: Line[] = []
  let pictures = 0
  let apart = false
  for (const [i, row] of rows.entries()) {
    const words = row.replaceAll('\0', '').trim()
    // A line that only held a comment does not part two paragraphs
    if (words === '' && row.includes('\0')) continue
    if (words === '' || /^(?:-{3,}|={3,}|(?:\*\s?){3,}|_{3,}|```.*|~~~.*|\|[\s|:-]+\|)$/u.test(words)) {
      apart = true
      continue
    }
    const { content, marked } = marksOf(words, tops, listed)
    const { inlines, picture } = readInline(content)
    if (picture) pictures++
    for (const piece of brokenAt(inlines)) {
      if (isBlank(piece)) continue
      const lead = marked === undefined ? boldLead(piece) : undefined
      const line: Line = {
        inlines: piece,
        number: above + i + 1,
        ...(marked === undefined ? {} : { marked }),
        ...(lead === undefined ? {} : { lead: { length: lead } }),
        ...(apart ? { apart } : {}),
      }
      const last = lines.at(-1)
      if (last !== undefined && goesOn(last, line))
        lines[lines.length - 1] = { ...last, inlines: [...last.inlines, ...line.inlines] }
      else lines.push(line)
      apart = false
    }
  }
  return { lines, pictures }
}

/** Takes the marks away that stand at the beginning of a line. */
function marksOf(words: string, tops: number, listed: boolean): { content: string; marked?: 'title' | Level } {
  const heading = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/u.exec(words)
  if (heading !== null) {
    const depth = (heading[1] ?? '').length - (tops > 1 ? 0 : 1)
    return { content: heading[2] ?? '', marked: depth === 0 ? 'title' : (Math.min(depth, 4) as Level) }
  }
  const content = words
    // A row of a table: its cells
    .replace(/^\|(.+)\|$/u, (_, cells: string) =>
      cells
        .split('|')
        .map((cell) => cell.trim())
        .join('\u3000'),
    )
    .replace(/^(?:[-+>]\s+)+/u, '')
    .replace(listed ? /^\*\s+/u : /^$/u, '')
    // 1. 查找短板 is a list to Markdown; speeches print no blank there
    .replace(/^(\d{1,2}\.)\s+(?=[\p{Script=Han}“《])/u, '$1')
  return { content }
}

type Inlines = Line['inlines']

function brokenAt(inlines: Inlines): readonly Inlines[] {
  const pieces: Inlines[number][][] = [[]]
  for (const inline of inlines)
    for (const [i, text] of inline.text.split('\n').entries()) {
      if (i > 0) pieces.push([])
      if (text !== '') pieces.at(-1)?.push({ ...inline, text })
    }
  return pieces
}

/** A shorter line was ended on purpose. */
const turned = 25

/** Whether a line was only turned because it was long, and goes on in the next. */
function goesOn(before: Line, after: Line): boolean {
  if (before.marked !== undefined || after.marked !== undefined || after.apart === true || after.lead !== undefined)
    return false
  const [end, begin] = [textOf(before), textOf(after)]
  return end.length >= turned && !parts(end, begin) && !/^[（(【]/u.test(begin) && !/[：:]$/u.test(begin)
}
