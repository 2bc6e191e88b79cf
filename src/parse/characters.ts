/** A character that cannot be printed, where it stands, and what it is in words. */
export interface Unprintable {
  /** offset in the text (UTF-16 units) */
  readonly at: number
  readonly length: number
  /** `U+0007` */
  readonly code: string
  readonly what: string
}

/** What XML 1.0 or a printed page cannot hold, what is left of a character that was lost, and what turns text around. */
const unprintable =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB\uFFFD\p{Cs}\p{Noncharacter_Code_Point}]/u

/** Not seen and without any effect on a page; they come along when text is copied. Joiners are letters' own: they stay. */
const invisible = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2064\u206A-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu

/** The first character that no speech can hold: `�`, controls, halves of a pair, what turns the direction of writing. */
export function findUnprintable(text: string): Unprintable | undefined {
  const match = unprintable.exec(text)
  if (match === null) return undefined
  const point = match[0].codePointAt(0) ?? 0
  return { at: match.index, length: match[0].length, code: codeOf(point), what: nameOf(point) }
}

/** The text without characters that are not seen, and which those were: `U+200B`, each once. */
export function withoutInvisible(text: string): { readonly text: string; readonly found: readonly string[] } {
  const found = new Set<string>()
  const seen = text.replaceAll(invisible, (letter) => {
    found.add(codeOf(letter.codePointAt(0) ?? 0))
    return ''
  })
  return { text: seen, found: [...found] }
}

const codeOf = (point: number): string => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`

function nameOf(point: number): string {
  if (point === 0x0b) return 'Word 的手动换行符'
  if (point === 0x0c) return '分页符'
  if (point < 0xa0) return '控制字符'
  if (point === 0xfffd) return '乱码，原来的字在转存时丢了'
  if (point >= 0xd800 && point <= 0xdfff) return '半个字，另一半丢了'
  return point >= 0x2000 && point < 0x2070 ? '改变书写方向的控制符，会让看到的次序和实际不同' : '不是字的编码'
}
