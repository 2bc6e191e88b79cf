import { Lexer } from 'yaml'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Locator } from '../../model/place.ts'
import { knownKeys } from './shape.ts'

/** A text in which what a Chinese keyboard types has been made YAML, so that the rest can be read and judged too. */
export interface Repaired {
  readonly text: string
  /** offset in the text as written, of an offset in the repaired text */
  readonly origin: (offset: number) => number
  readonly diagnostics: readonly Diagnostic[]
}

/** One replacement: `length` characters at `at` become `by`. */
interface Fix {
  readonly at: number
  readonly length: number
  readonly by: string
  readonly say: (locate: Locator, from: number, to: number) => Diagnostic
}

/** What is looked for: made when something is, for most files have nothing to repair. */
interface Patterns {
  readonly lineStart: RegExp
  readonly flowStart: RegExp
  readonly flowComma: RegExp
  readonly wideBlank: RegExp
}

let patterns: Patterns | undefined

function openPatterns(): Patterns {
  const keys = [...knownKeys].toSorted((a, b) => b.length - a.length).join('|')
  const colon = '[ \\t]*(?<colon>：[ \\u3000\\u00a0]*|:[\\u3000\\u00a0]+|:(?=[^\\s:/]))'
  const end = '[ \\t]*(?:[：:\\r]|$)'
  return {
    lineStart: new RegExp(`^(?<lead>[ \\t]*(?:-[ \\t]+)*)(?<key>${keys})${colon}`, 'u'),
    flowStart: new RegExp(`^(?<lead>)(?<key>${keys})${colon}`, 'u'),
    flowComma: new RegExp(`，[ \\t\\u3000]*(?<key>${keys})${end}`, 'u'),
    wideBlank: new RegExp(`^[ \\t]*(?<blank>[\\u3000\\u00a0]+)(?=(?:-[ \\t]+)?(?:${keys})${end})`, 'u'),
  }
}

/** Signs of which every repair needs one: most files have none, and need not be taken apart to see it. */
const suspicious = /[：，\t\u3000\u00a0［］｛｝]|:[^\s:/]/
const brackets: Readonly<Record<string, string>> = { '［': '[', '］': ']', '｛': '{', '｝': '}', '，': ',' }

/**
 * Finds full-width colons and blanks, missing blanks, full-width brackets and commas where YAML wants ASCII. Only plain
 * scalars are looked at: what stands in quotation marks, block scalars and comments is text.
 */
export function repair(written: string, locate: Locator): Repaired {
  if (!suspicious.test(written))
    return { text: written, origin: (offset) => Math.min(offset, written.length), diagnostics: [] }
  // Two blanks for a tab; tabs are told by readYaml, all at once
  const { text: untabbed, origins: first } = expandTabs(written)
  let text = untabbed
  let origins = first
  const diagnostics: Diagnostic[] = []
  // One repair may bring the next to light (`committee：{short：县委}`); each pass shortens the list, so this ends
  // Each pass reads the text from its beginning: in a long text there are fewer, and the rest is told as plain errors
  const passes = Math.max(3, Math.min(200, Math.floor(2_000_000 / Math.max(written.length, 1))))
  for (let pass = 0; pass < passes; pass += 1) {
    const fix = firstFix(text)
    if (fix === undefined) break
    const end = fix.at + fix.length
    diagnostics.push(fix.say(locate, origins[fix.at] ?? 0, origins[end] ?? written.length))
    const start = origins[fix.at] ?? 0
    text = text.slice(0, fix.at) + fix.by + text.slice(end)
    origins = [...origins.slice(0, fix.at), ...Array.from(fix.by, () => start), ...origins.slice(end)]
  }
  return { text, origin: (offset) => origins[offset] ?? written.length, diagnostics }
}

function expandTabs(written: string): { readonly text: string; readonly origins: readonly number[] } {
  const origins: number[] = []
  const pieces: string[] = []
  let leading = true
  for (let at = 0; at < written.length; at += 1) {
    const letter = written[at] ?? ''
    const tab = leading && letter === '\t'
    leading = letter === '\n' || (leading && (letter === ' ' || letter === '\t'))
    pieces.push(tab ? '  ' : letter)
    origins.push(...(tab ? [at, at] : [at]))
  }
  return { text: pieces.join(''), origins: [...origins, written.length] }
}

function firstFix(text: string): Fix | undefined {
  let at = 0
  let depth = 0
  let before = '\n'
  let scalar = false
  let block = false
  for (const token of new Lexer().lex(text)) {
    // Control characters of the lexer: start of a document, of a plain or block scalar, end of a broken flow
    if (token === '\u0002') continue
    if (token === '\u0018') depth = 0
    if (token === '\u001f') scalar = true
    if (token === '\u0018' || token === '\u001f') continue
    if (scalar) {
      const fix = block ? undefined : fixIn(token, at, before, depth)
      if (fix !== undefined) return fix
      scalar = false
      block = false
    } else if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    else if (/^[|>]/.test(token)) block = true
    // What stands before a scalar: blanks do not count, but the start of a line does
    if (!/^[ \t]+$/.test(token)) before = token
    at += token.length
  }
  return undefined
}

/** The first thing to repair in a plain scalar that stands at `at`, after the token `before`. */
function fixIn(token: string, at: number, before: string, depth: number): Fix | undefined {
  patterns ??= openPatterns()
  const { lineStart, flowStart, flowComma, wideBlank } = patterns
  let lineAt = at
  for (const [index, line] of token.split('\n').entries()) {
    const starts = index > 0 || /[\n\r]$/.test(before)
    const fix =
      (starts ? blankFix(wideBlank, line, lineAt) : undefined) ??
      (depth > 0 && (index > 0 || /[{[,\n\r]$/.test(before)) ? colonFix(flowStart, line, lineAt) : undefined) ??
      (depth > 0 ? commaFix(flowComma, line, lineAt) : undefined) ??
      (starts || before === '-' ? colonFix(lineStart, line, lineAt) : undefined) ??
      bracketFix(line, lineAt, depth)
    if (fix !== undefined) return fix
    lineAt += line.length + 1
  }
  return undefined
}

function blankFix(pattern: RegExp, line: string, at: number): Fix | undefined {
  const match = pattern.exec(line)
  const blank = match?.groups?.['blank']
  if (match === null || blank === undefined) return undefined
  return {
    at: at + match[0].length - blank.length,
    length: blank.length,
    by: Array.from(blank, (letter) => (letter === '\u3000' ? '  ' : ' ')).join(''),
    say: (locate, from, to) => diagnostic('round/full-width-blank', {}, locate(from, to)),
  }
}

function colonFix(pattern: RegExp, line: string, at: number): Fix | undefined {
  const match = pattern.exec(line)
  if (match === null) return undefined
  const { lead = '', key = '', colon: found = '' } = match.groups ?? {}
  const blank = /^:[\u3000\u00a0]/u.test(found)
  const code = found.startsWith('：') ? 'round/full-width-colon' : 'round/no-blank-after-colon'
  const before = match[0].length - found.length
  return {
    at: at + before,
    length: found.length,
    by: ': ',
    say: (locate, from, to) =>
      blank
        ? diagnostic('round/full-width-blank', {}, locate(from + 1, to))
        : diagnostic(code, { key }, locate(from - before + lead.length, from + 1)),
  }
}

function commaFix(pattern: RegExp, line: string, at: number): Fix | undefined {
  const match = pattern.exec(line)
  const key = match?.groups?.['key']
  if (match === null || key === undefined) return undefined
  return {
    at: at + match.index,
    length: 1,
    by: ', ',
    say: (locate, from, to) => diagnostic('round/full-width-comma', { key }, locate(from, to)),
  }
}

/** A whole list in full-width brackets, or a closing one that is full-width; the commas in it go with them. */
function bracketFix(line: string, at: number, depth: number): Fix | undefined {
  const text = line.trimEnd()
  // Inside ASCII brackets only the end can be full-width: what stands before the last opening one is another's
  const start = depth > 0 ? Math.max(text.lastIndexOf('［'), text.lastIndexOf('｛')) + 1 : 0
  const piece = text.slice(start)
  const whole = depth > 0 ? /[］｝]$/u.test(piece) : /^[［｛]/u.test(piece) && /[］｝\]}]$/u.test(piece)
  if (!whole) return undefined
  const index = piece.search(/[［｛］｝]/u)
  const bracket = piece[index] ?? ''
  return {
    at: at + start,
    length: piece.length,
    by: piece.replace(/[［］｛｝，]/gu, (letter) => brackets[letter] ?? letter),
    say: (locate, from) =>
      diagnostic(
        'round/full-width-bracket',
        { bracket, ascii: brackets[bracket] ?? bracket },
        locate(from + index, from + index + 1),
      ),
  }
}
