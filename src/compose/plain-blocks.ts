/** A line of Markdown that needs no parser: a heading, or a paragraph, which words in bold may open. */
export interface PlainLine {
  /** from 0 */
  readonly line: number
  /** `#` of a heading; 0 for a paragraph */
  readonly hashes: number
  /** the words in bold that open a paragraph; the text behind them begins with 。 */
  readonly lead?: string
  readonly text: string
}

/** A numbered list, an item a line. */
export interface PlainList {
  /** from 0 */
  readonly line: number
  /** the line after it, empty ones too */
  readonly to: number
  readonly items: readonly string[]
}

const itself = String.raw`[^\\*_\r\n\0]*`
/** What stands for itself, or with a backslash before it. */
const words = String.raw`${itself}(?:\\[!-/:-@[-\x60{-~]${itself})*`
const heading = new RegExp(String.raw`^(#{1,6}) (?!\s)(${words})$`)
const paragraph = new RegExp(String.raw`^(?:\*\*(?!\s)(${words})(?<!\s)\*\*(?=\u3002))?(${words})$`)
const item = new RegExp(String.raw`^\d{1,9}\. (?!\s)(${words})$`)
const inline = new RegExp(`^${words}$`)
/** What may begin something else than a paragraph: a list, a quotation, a table, code, an indented line. */
const other = /^[\s#>|`+\-~!]|^\d+[.)]/

/**
 * Reads Markdown of which every line stands for itself, as most of it does that templates make: a parser takes much longer
 * for the same (`plain-blocks.test.ts` holds this to it).
 * @returns the lines that are not empty; undefined where the parser is to be asked
 */
export function readPlainBlocks(text: string): readonly (PlainLine | PlainList)[] | undefined {
  const found: (PlainLine | PlainList)[] = []
  const lines = text.split('\n')
  // What ends the last line begins none
  if (lines.at(-1) === '') lines.pop()
  let before = ''
  for (let line = 0; line < lines.length; line++) {
    const written = lines[line] ?? ''
    const mayFollow = before === '' || before.startsWith('#')
    if (before === '' && item.test(written)) {
      const list = readList(lines, line)
      if (list === undefined) return undefined
      found.push(list)
      line = list.to - 1
      before = ''
      continue
    }
    before = written
    if (written === '') continue
    // What is cut off at the ends is the parser's to know
    if (/\s$/.test(written)) return undefined
    const head = heading.exec(written)
    if (head !== null) {
      const [, hashes = '', title = ''] = head
      // A row of # at its end would close it
      if (title.endsWith('#')) return undefined
      found.push({ line, hashes: hashes.length, text: unescaped(title) })
      continue
    }
    const body = mayFollow && !other.test(written) ? paragraph.exec(written) : null
    if (body === null) return undefined
    const [, lead, rest = ''] = body
    // What is held open is no part of a heading
    if (lead === '' || lead?.includes('【待补：') === true) return undefined
    found.push({ line, hashes: 0, ...(lead === undefined ? {} : { lead: unescaped(lead) }), text: unescaped(rest) })
  }
  return found
}

/** A list up to what stands behind the empty lines after it; undefined where that may belong to it. */
function readList(lines: readonly string[], from: number): PlainList | undefined {
  const items: string[] = []
  let to = from
  for (; to < lines.length && lines[to] !== ''; to++) {
    const [, content = ''] = item.exec(lines[to] ?? '') ?? []
    if (content === '' || other.test(content) || /\s$/.test(content)) return undefined
    items.push(unescaped(content))
  }
  while (lines[to] === '') to++
  if (/^\s|^\d+[.)]/.test(lines[to] ?? '')) return undefined
  return { line: from, to, items }
}

/** A short piece of Markdown likewise; undefined where the parser is to be asked. */
export const readPlainInline = (text: string): string | undefined => (inline.test(text) ? unescaped(text) : undefined)

const unescaped = (text: string): string => (text.includes('\\') ? text.replaceAll(/\\(.)/g, '$1') : text)
