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

/** How many UTF-16 units of a line are counted at once */
const stride = 512

/** Code points, not UTF-16 units: 𠮷 is one column for the reader. A pair counts where it begins. */
function codePoints(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i += 1) {
    const low = (text.charCodeAt(i) & 0xfc00) === 0xdc00
    if (!low || i === 0 || (text.charCodeAt(i - 1) & 0xfc00) !== 0xd800) count += 1
  }
  return count
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
    return [low + 1, columnsTo(starts[low] ?? 0, at) + 1]
  }
  // The columns at every so many units of the line that was asked for last: a line may be the whole file
  let counted = { from: -1, columns: [0] }
  const columnsTo = (from: number, at: number): number => {
    const steps = Math.floor((at - from) / stride)
    if (steps === 0) return codePoints(text, from, at)
    if (counted.from !== from) counted = { from, columns: [0] }
    const { columns } = counted
    for (let end = from + columns.length * stride; end <= at; end += stride)
      columns.push((columns.at(-1) ?? 0) + codePoints(text, end - stride, end))
    return (columns[steps] ?? 0) + codePoints(text, from + steps * stride, at)
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
