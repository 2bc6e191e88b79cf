import type { Block, Inline } from '../model/speech.ts'

/** Line breaks and tabs with the blanks around them; a line break of a YAML value must not split a paragraph. */
const breaks = /[ \t]*[\t\n\v\f\r\u0085\u2028\u2029]+[ \t]*/g

/** What neither XML 1.0 nor a printed page can hold: controls, unpaired surrogates, noncharacters, byte order marks. */
const unprintable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFEFF]/gu

const placeholder = /(【待补：[^】]*】)/

/** Whatever either of these may touch, without the flag that makes a pattern slow. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const suspicious = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uD800-\uDFFF\uFDD0-\uFDEF\uFEFF\uFFFE\uFFFF]/

/** A text as every output format may take it: one line, printable characters only. */
export function cleanText(text: string): string {
  if (!suspicious.test(text)) return text
  return text.replaceAll(breaks, ' ').replaceAll(unprintable, '')
}

/** The same without blanks at its ends. */
export function cleanLine(text: string): string {
  return cleanText(text).trim()
}

/**
 * The stretches of a paragraph as they are printed: cleaned, without blanks at either end (they would be an indent of
 * the user's own, or code to Markdown), empty ones left out, equal neighbours as one, and every `【待补：…】` a stretch of its own.
 */
export function printedInlines(inlines: readonly Inline[]): readonly Inline[] {
  // Markdown, DOCX and the record of a speech each ask for the same ones
  const known = printed.get(inlines) ?? print(inlines)
  printed.set(inlines, known)
  return known
}

const printed = new WeakMap<readonly Inline[], readonly Inline[]>()

function print(inlines: readonly Inline[]): readonly Inline[] {
  const [only] = inlines
  // Most paragraphs are one stretch without anything held open
  if (inlines.length === 1 && only !== undefined && !only.text.includes('【待补：')) {
    const line = cleanLine(only.text)
    return line === '' ? [] : [marked(line, only)]
  }
  const cleaned = inlines.flatMap((inline) =>
    cleanText(inline.text)
      .split(placeholder)
      .map((text) => marked(text, inline)),
  )
  const text = cleaned.map((inline) => inline.text).join('')
  let skip = text.length - text.trimStart().length
  let left = text.trim().length
  const pieces: Inline[] = []
  for (const inline of cleaned) {
    const kept = inline.text.slice(skip).slice(0, left)
    skip = Math.max(0, skip - inline.text.length)
    left -= kept.length
    const last = pieces.at(-1)
    if (kept === '') continue
    if (last === undefined || last.strong !== inline.strong || last.placeholder || inline.placeholder) {
      pieces.push(marked(kept, inline))
    } else pieces[pieces.length - 1] = marked(last.text + kept, last)
  }
  return pieces
}

/** A block as a reader finds it in the output: its plain text as it is printed. */
export function printedBlock(block: Block): string {
  if (block.type === 'heading') return cleanLine(block.heading.ordinal + block.heading.text)
  const { lead } = block
  const opening = lead === undefined ? '' : `${cleanLine(lead.ordinal + lead.text)}。`
  return (
    opening +
    printedInlines(block.inlines)
      .map(({ text }) => text)
      .join('')
  ).trim()
}

/** The stretches of a text that has no marks of its own: a title, a heading, a salutation. */
export function printedText(text: string): readonly Inline[] {
  return printedInlines([{ text }])
}

function marked(text: string, like: Inline): Inline {
  return {
    text,
    ...(like.strong === true ? { strong: true } : {}),
    ...(like.placeholder === true || placeholder.test(text) ? { placeholder: true } : {}),
  }
}
