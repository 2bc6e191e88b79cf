/** Where in a YAML text the cursor is: below which keys, and whether a key or a value is being written. */
export interface YamlPlace {
  /** keys, and 0 for whichever item of a list */
  readonly path: readonly (string | 0)[]
  readonly writes: 'key' | 'value'
  /** what is already written of it, and where that begins */
  readonly word: string
  readonly from: number
}

/** A map with the key that stands last in it, or a list. Block collections know their column. */
interface Level {
  readonly type: 'map' | 'list'
  readonly column: number
  key?: string
}

/**
 * The place of an offset. Made for texts that are being written, which no parser takes: it looks at columns, brackets
 * and colons, and is right wherever the lines above it are.
 * @returns undefined inside a comment, a text in quotes or a block of text (`|`, `>`)
 */
export function yamlPlace(text: string, offset: number): YamlPlace | undefined {
  const levels: Level[] = []
  let flow: Flow | undefined
  // Lines deeper than this column belong to a block of text
  let literal: number | undefined
  for (let start = 0; start <= offset;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const here = offset <= end
    const line = text.slice(start, here ? offset : end).replace(/\r$/, '')
    const column = /^ */.exec(line)?.[0].length ?? 0
    const blank = line.trim() === ''
    if (flow !== undefined) flow = readFlow(flow, line, start)
    else if (literal !== undefined && (blank || column > literal)) {
      if (here && column > literal) return undefined
    } else if (!blank || here) {
      literal = undefined
      const read = readLine(levels, line, start, here)
      if (read === 'comment') {
        if (here) return undefined
      } else if (read === 'literal') literal = levels.at(-1)?.column ?? 0
      else if ('place' in read) return read.place
      else flow = read.flow
    }
    if (here) return flow === undefined ? undefined : placeIn(flow, levels)
    if (flow?.depth.length === 0) flow = undefined
    start = end + 1
  }
  return undefined
}

type Read = 'comment' | 'literal' | { readonly place: YamlPlace } | { readonly flow: Flow | undefined }

/** Reads a line of block style and keeps the levels in step with it; `here` when the cursor stands at its end. */
function readLine(levels: Level[], line: string, start: number, here: boolean): Read {
  let column = /^ */.exec(line)?.[0].length ?? 0
  let rest = line.slice(column)
  if (rest.startsWith('#')) return 'comment'
  const isItem = /^-( |$)/.test(rest)
  while (levels.length > 0 && isBehind(levels.at(-1), column, isItem)) levels.pop()
  for (let item = /^-( +|$)/.exec(rest); item !== null; item = /^-( +|$)/.exec(rest)) {
    if (levels.at(-1)?.type !== 'list' || levels.at(-1)?.column !== column) levels.push({ type: 'list', column })
    column += item[0].length
    rest = rest.slice(item[0].length)
  }
  const pair = /^("[^"]*"|'[^']*'|[^\s#{[][^:：]*?)\s*:(\s+|$)/.exec(rest)
  if (pair === null) {
    if (/^[{[]/.test(rest)) return { flow: readFlow({ depth: [], word: 0, quoted: false }, rest, start + column) }
    if (!here) return { flow: undefined }
    const top = levels.at(-1)
    // Behind `- ` or at a column of its own a new map begins; what is deeper than a key's own map is its value
    const path = pathOf(levels, top?.type === 'map' && top.column === column)
    return /^["']/.test(rest) ? 'comment' : { place: { path, writes: 'key', word: rest, from: start + column } }
  }
  const key = (pair[1] ?? '').replaceAll(/^["']|["']$/g, '')
  const top = levels.at(-1)
  if (top?.type === 'map' && top.column === column) top.key = key
  else levels.push({ type: 'map', column, key })
  column += pair[0].length
  rest = rest.slice(pair[0].length)
  if (/^[|>]/.test(rest)) return 'literal'
  if (/^[{[]/.test(rest)) return { flow: readFlow({ depth: [], word: 0, quoted: false }, rest, start + column) }
  if (/^["']/.test(rest) || /(^|\s)#/.test(rest)) return here ? 'comment' : { flow: undefined }
  if (!here || pair[2] === '') return { flow: undefined }
  return { place: { path: pathOf(levels, false), writes: 'value', word: rest, from: start + column } }
}

/** Whether a level has ended for a line at this column; a list may stand at the column of the key that it belongs to. */
function isBehind(level: Level | undefined, column: number, isItem: boolean): boolean {
  if (level === undefined) return false
  return level.column > column || (level.column === column && level.type === 'list' && !isItem)
}

/** The keys down to the last level; without its own last key where a sibling of that is being written. */
function pathOf(levels: readonly Level[], sibling: boolean): readonly (string | 0)[] {
  return levels.flatMap(({ type, key }, i): readonly (string | 0)[] => {
    if (type === 'list') return [0]
    return key === undefined || (sibling && i === levels.length - 1) ? [] : [key]
  })
}

/** What has been read of collections in brackets. */
interface Flow {
  readonly depth: readonly { readonly type: 'map' | 'list'; readonly key?: string }[]
  /** where the key or value that is being written begins */
  readonly word: number
  readonly written?: string
  readonly quoted: boolean
}

function readFlow(before: Flow, line: string, start: number): Flow {
  const depth = [...before.depth]
  let { word } = before
  let quote = ''
  let from = before.written === undefined ? -1 : 0
  let written = before.written ?? ''
  const begin = (at: number): void => {
    word = start + at
    written = ''
    from = at
  }
  for (let i = 0; i < line.length; i++) {
    const sign = line[i] ?? ''
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if ((sign === '"' || sign === "'") && written.trim() === '') quote = sign
    else if (sign === '#' && /(^|\s)$/.test(line.slice(0, i))) break
    else if (sign === '{' || sign === '[') {
      depth.push({ type: sign === '{' ? 'map' : 'list' })
      begin(i + 1)
      continue
    } else if (sign === '}' || sign === ']') {
      depth.pop()
      if (depth.length === 0) break
      begin(i + 1)
      continue
    } else if (sign === ',') {
      const top = depth.pop()
      if (top !== undefined) depth.push({ type: top.type })
      begin(i + 1)
      continue
    } else if (sign === ':' && /^(\s|$)/.test(line.slice(i + 1)) && depth.at(-1)?.type === 'map') {
      const key = written.trim().replaceAll(/^["']|["']$/g, '')
      depth.pop()
      depth.push({ type: 'map', key })
      begin(i + 1)
      continue
    }
    if (from < 0) begin(i)
    written += sign
  }
  return { depth, word, written, quoted: quote !== '' }
}

function placeIn({ depth, word, written = '', quoted }: Flow, levels: readonly Level[]): YamlPlace | undefined {
  const top = depth.at(-1)
  if (top === undefined || quoted || /^\s*["']/.test(written)) return undefined
  const inside = depth.flatMap(({ type, key }): readonly (string | 0)[] =>
    type === 'list' ? [0] : key === undefined ? [] : [key],
  )
  const lead = written.length - written.trimStart().length
  return {
    path: [...pathOf(levels, false), ...inside],
    writes: top.type === 'map' && top.key === undefined ? 'key' : 'value',
    word: written.trimStart(),
    from: word + lead,
  }
}
