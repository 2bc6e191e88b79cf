import { isFullWidth } from './full-width.ts'

/** One character as it is set. */
export interface Glyph {
  readonly text: string
  /** in the unit of the room it is set into */
  readonly width: number
  /** what is left free before it, unless it begins a line */
  readonly gap?: number
}

/** Marks that may not begin a line (禁则), for Simplified Chinese. Source: LibreOffice's locale data, as Word's but for rare signs. */
const notFirst = new Set(
  '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠',
)
/** Marks that may not end one. */
const notLast = new Set('$(£¥‘“〈《「『【〔〖〝﹙﹛＄（．［｛￡￥')

/**
 * Where lines end: for each line the index after its last glyph. Every line is as full as it may be; a Latin word or a
 * number is only split where it is longer than a line. No mark hangs over the edge: measured so with LibreOffice 7.4.
 * @param room width of a line
 * @param indent what the first line has less
 */
export function breakLines(glyphs: readonly Glyph[], room: number, indent = 0): readonly number[] {
  const ends: number[] = []
  for (let from = 0; from < glyphs.length; from = ends.at(-1) ?? glyphs.length) {
    ends.push(lineEnd(glyphs, from, ends.length === 0 ? room - indent : room))
  }
  return ends
}

function lineEnd(glyphs: readonly Glyph[], from: number, room: number): number {
  const text = (at: number): string => glyphs[at]?.text ?? ''
  let width = 0
  let fit = from
  for (let glyph = glyphs[fit]; glyph !== undefined; glyph = glyphs[++fit]) {
    width += glyph.width + (fit === from ? 0 : (glyph.gap ?? 0))
    if (width > room) break
  }
  let end = fit
  // Blanks at the end of a line take no room
  while (text(end) === ' ') end++
  if (end >= glyphs.length) return glyphs.length
  while (end > from && !mayBreak(text(end - 1), text(end))) end--
  // What may be split nowhere is split where the line is full; at least one glyph goes on, or there would be no end
  return end > from ? end : Math.max(fit, from + 1)
}

function mayBreak(before: string, after: string): boolean {
  if (notFirst.has(after) || notLast.has(before)) return false
  // Two dashes are one mark
  if (before === '—' && after === '—') return false
  return before === ' ' || before === '-' || isFullWidth(before) || isFullWidth(after)
}
