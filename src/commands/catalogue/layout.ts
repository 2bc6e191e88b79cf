import type { Window } from '../../model/date.ts'

const wide = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60—…“”‘’]/u

/** Columns that text takes up in a terminal: Han characters and full-width punctuation take two. */
export function width(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0)
}

/** Lines of cells, each column as wide as its widest cell, two blanks between columns. */
export function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  return rows
    .map((row) => row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}

/** A window in words: `2016-02-28 至 2018-02`, `2018-05-14 起`, `至 2018-03`, `不限`. */
export function windowText(window: Window): string {
  if (window.from === undefined) return window.until === undefined ? '不限' : `至 ${window.until}`
  if (window.until === undefined) return `${window.from} 起`
  return window.from === window.until ? window.from : `${window.from} 至 ${window.until}`
}
