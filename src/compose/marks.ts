/**
 * Marks carry through Handlebars where a piece of text comes from: private-use characters around a payload, taken out
 * again before the text is read as Markdown. Values from the round file cannot forge them: they are cleaned first.
 */
const open = '\uE000'
const close = '\uE001'
/** Stands for the number of points of its chapter until that is known. */
export const pointsMark = '\uE002'

/** Where a piece of rendered text comes from. */
export interface Mark {
  readonly offset: number
  /** index of the template file, and line in it */
  readonly file?: number
  readonly line?: number
  /** data path of a value */
  readonly data?: string
}

/** A mark for a line of a template. */
export function lineMark(file: number, line: number): string {
  return `${open}${file}:${line}${close}`
}

/** A mark for a value, by its data path. */
export function dataMark(path: string): string {
  return `${open}@${path}${close}`
}

/** Takes the private-use characters out of a value. */
export function withoutMarks(value: string): string {
  return value.replaceAll(/[\uE000-\uE00F]/g, '')
}

/** The text without its marks, and the marks with their offsets in it. */
export function unmark(text: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = []
  let plain = ''
  let at = 0
  for (let begin = text.indexOf(open); begin >= 0; begin = text.indexOf(open, at)) {
    const end = text.indexOf(close, begin)
    if (end < 0) break
    plain += text.slice(at, begin)
    at = end + 1
    if (text[begin + 1] === '@') marks.push({ offset: plain.length, data: text.slice(begin + 2, end) })
    else {
      const colon = text.indexOf(':', begin)
      marks.push({
        offset: plain.length,
        file: Number(text.slice(begin + 1, colon)),
        line: Number(text.slice(colon + 1, end)),
      })
    }
  }
  return { text: plain + text.slice(at), marks }
}
