import MarkdownIt from 'markdown-it'
import type { Inline } from '../../model/speech.ts'

// Without `text_join`, what is escaped (`\*`) stays apart from what is written
const markdown = new MarkdownIt({ html: true }).disable('text_join')

/** A line of Markdown as it is printed. */
export interface Printed {
  /** `\n` stands for `<br>` */
  readonly inlines: readonly Inline[]
  /** whether it holds a picture, which is not printed */
  readonly picture: boolean
}

/**
 * Reads the marks inside a line as CommonMark does, with two differences: a single `*` or `_` is left as it is, for in
 * a draft it stands for a name; and `**一要认真。**正文` is bold up to its stop.
 */
export function readInline(line: string): Printed {
  const inlines: Inline[] = []
  let picture = false
  let strong = 0
  const add = (text: string, bold: boolean): void => {
    const last = inlines.at(-1)
    if (text === '') return
    if (last !== undefined && (last.strong === true) === bold)
      inlines[inlines.length - 1] = { ...last, text: last.text + text }
    else inlines.push({ text, ...(bold ? { strong: true } : {}) })
  }
  const tokens = markdown.parseInline(line, {}).flatMap(({ children }) => children ?? [])
  const left = tokens.reduce(
    (sum, { type, content }) => sum + (type === 'text' ? content.split('**').length - 1 : 0),
    0,
  )
  // What CommonMark did not take for the ends of bold text is taken for them, where each has its partner
  let open = false
  for (const { type, content, markup } of tokens) {
    if (type === 'strong_open') strong++
    else if (type === 'strong_close') strong--
    else if (type === 'em_open' || type === 'em_close') add(markup, strong > 0 || open)
    else if (type === 'image') picture = true
    else if (type === 'html_inline') add(/^<br\b/i.test(content) ? '\n' : '', strong > 0 || open)
    else if (type === 'text' && left % 2 === 0)
      for (const [i, part] of content.split('**').entries()) {
        if (i > 0) open = !open
        add(part, strong > 0 || open)
      }
    else add(content, strong > 0 || open)
  }
  return { inlines, picture }
}
