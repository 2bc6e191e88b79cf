const han = '[一二三四五六七八九十]+'

/** The ordinals of speeches. `level` is the level they stand for; without one it follows from what is around them. */
const styles: readonly { readonly pattern: RegExp; readonly level?: 1 | 2 | 3 | 4 }[] = [
  { pattern: new RegExp(`^${han}、`, 'u'), level: 1 },
  { pattern: new RegExp(`^[（(]${han}[）)]`, 'u'), level: 2 },
  // 2.5% and 1.2亿元 are no ordinals
  { pattern: /^\d{1,2}(?:[.．](?!\d)|、)/u, level: 3 },
  { pattern: /^(?:[（(]\d{1,2}[）)]|[①-⑳])/u, level: 4 },
  { pattern: new RegExp(`^第${han}[，、]`, 'u') },
  { pattern: /^(?:首先|其次|再次|最后)，/u },
  // 一要 and 一是 are siblings: that they are mixed is a slip
  { pattern: new RegExp(`^${han}(?:是(?!否)|要)`, 'u') },
]

/** An ordinal at the beginning of a text. */
export interface Ordinal {
  /** as printed: `（一）` */
  readonly text: string
  /** where the text behind it begins */
  readonly end: number
  /** which style: equal numbers are siblings */
  readonly style: number
  readonly level?: 1 | 2 | 3 | 4
}

/** What copied web pages put before a line */
const residue = /^[\s>＞►●•]*/u

/** The ordinal that a text begins with; undefined where it has none. */
export function ordinalOf(text: string): Ordinal | undefined {
  const start = residue.exec(text)?.[0].length ?? 0
  const rest = text.slice(start)
  for (const [style, { pattern, level }] of styles.entries()) {
    const found = pattern.exec(rest)?.[0]
    if (found === undefined) continue
    return { text: found, end: start + found.length, style, ...(level === undefined ? {} : { level }) }
  }
  return undefined
}
