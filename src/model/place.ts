/**
 * Where something stands in a text. Lines and columns start at 1; columns count Unicode characters (a surrogate pair
 * is one); the end is the place after the last character.
 */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Turns offsets (UTF-16 units) in one text into places. Built once for a text, then asked often. */
export interface Locator {
  (from: number, to?: number): Place
}

/** A locator for a text that is called `file` in messages. */
export function locate(file: string, text: string): Locator {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  const point = (offset: number): readonly [number, number] => {
    const at = Math.min(Math.max(offset, 0), text.length)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    // Code points, not UTF-16 units: 𠮷 is one column for the reader
    return [low + 1, Array.from(text.slice(starts[low], at)).length + 1]
  }
  return (from, to = from) => {
    const [line, column] = point(from)
    const [endLine, endColumn] = point(Math.max(from, to))
    return { file, line, column, endLine, endColumn }
  }
}

/** The way back: the offset (UTF-16 units) of a line and a column in a text. */
export function offsetsIn(text: string): (line: number, column: number) => number {
  const lines = text.split('\n')
  const starts = [0]
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1)
  return (line, column) => {
    const before = Array.from(lines[line - 1] ?? '').slice(0, column - 1)
    return (starts[line - 1] ?? 0) + before.join('').length
  }
}
