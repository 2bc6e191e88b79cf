import type { Block, Inline, Script } from '../model/speech.ts'
import { cleanLine, printedInlines, printedText } from './clean-text.ts'
import type { FrontMatter } from './front-matter.ts'
import { frontMatter } from './front-matter.ts'
import { head, plainTitle } from './head.ts'

/**
 * A speech as CommonMark: front matter, title, date, speaker, salutation, headings with their ordinals, run-in headings
 * as a bold lead with the full stop outside. Every text comes out of a Markdown parser as it went in. LF, one at the end.
 */
export function emitMarkdown(speech: Script, front: FrontMatter): string {
  const above = head(speech)
  const lines = [above.date, ...above.remarks, above.speaker, ...above.notes, above.salutation].filter(
    (line) => line !== undefined,
  )
  const blocks = [
    ...(above.title.length === 0 ? [] : [`# ${headingText(plainTitle(speech))}`]),
    ...lines.map((line) => paragraph(printedText(line))),
    ...speech.blocks.map(block),
  ].filter((text) => text !== '')
  return `${frontMatter(speech, front)}\n${blocks.join('\n\n')}\n`
}

function block(of: Block): string {
  if (of.type === 'heading')
    return `${'#'.repeat(of.heading.level + 1)} ${headingText(of.heading.ordinal + of.heading.text)}`
  const text = printedInlines(of.inlines)
  if (of.lead === undefined) return paragraph(text)
  // With 。 inside, CommonMark does not close the emphasis before a Han character
  const lead = { text: cleanLine(of.lead.ordinal + of.lead.text), strong: true } as const
  return paragraph([lead, { text: '。' }, ...text])
}

function headingText(text: string): string {
  // A row of # at the end of a heading would be taken for its closing sequence
  return escaped(cleanLine(text)).replace(/#(?=#*$)/, String.raw`\#`)
}

function paragraph(inlines: readonly Inline[]): string {
  const stretches: { text: string; strong: boolean }[] = []
  for (const { text, strong = false } of inlines) {
    const last = stretches.at(-1)
    if (last?.strong === strong) last.text += text
    else stretches.push({ text, strong })
  }
  const markdown = stretches.map(({ text, strong }, i) =>
    strong ? bold(text, stretches[i - 1]?.text, stretches[i + 1]?.text) : escaped(text),
  )
  return atLineStart(markdown.join(''))
}

/**
 * Bold text. Blanks at its ends go outside, and so does punctuation that stands against a letter or Han character:
 * `字**“词”**字` is not read as emphasis, `字“**词**”字` is.
 */
function bold(text: string, previous = '', next = ''): string {
  const opens = previous === '' || /[\s\p{P}]$/u.test(previous)
  const closes = next === '' || /^[\s\p{P}]/u.test(next)
  const [before = ''] = (opens ? /^\s*/u : /^[\s\p{P}\p{S}]*/u).exec(text) ?? []
  const rest = text.slice(before.length)
  const [after = ''] = (closes ? /\s*$/u : /[\s\p{P}\p{S}]*$/u).exec(rest) ?? []
  const inner = rest.slice(0, rest.length - after.length)
  return inner === '' ? escaped(text) : `${escaped(before)}**${escaped(inner)}**${escaped(after)}`
}

/** Escapes no more than must be: not the `_` inside a word and not a lone `&`, so that addresses stay readable. */
function escaped(text: string): string {
  const plain = text.replaceAll(/[\\`*[\]<>~]/g, String.raw`\$&`)
  // Hardly a speech has one of these, and the pattern takes longer to compile than the speech to write
  const words = plain.includes('_') ? plain.replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`) : plain
  return words.replaceAll(/&(?=#?\w*(;|$))/g, String.raw`\&`)
}

/** Escapes what only means something at the start of a line: headings, lists, rules, numbers of a list. */
function atLineStart(markdown: string): string {
  return markdown.replace(/^(?=[#=+-])/, '\\').replace(/^(\d{1,9})(?=[.)](\s|$))/, '$1\\')
}
