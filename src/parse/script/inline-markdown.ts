import MarkdownIt from 'markdown-it'
import type { Inline } from '../../model/speech.ts'

// Without `text_join`, what is escaped (`\*`) stays apart from what is written
const markdown = new MarkdownIt({ html: true }).disable(['text_join', 'emphasis'])

/** A line of Markdown as it is printed. */
export interface Printed {
  /** `\n` stands for `<br>` */
  readonly inlines: readonly Inline[]
  /** whether it holds a picture, which is not printed */
  readonly picture: boolean
}

/**
 * Reads the marks inside a line as CommonMark does, but for emphasis: `**` is bold wherever it has its partner, so that
 * `**一要认真。**正文` is, and a single `*` or `_` is left as it is, for in a draft it stands for a name.
 */
export function readInline(line: string): Printed {
  const inlines: Inline[] = []
  let picture = false
  let strong = false
  const add = (text: string): void => {
    const last = inlines.at(-1)
    if (text === '') return
    if (last !== undefined && (last.strong === true) === strong)
      inlines[inlines.length - 1] = { ...last, text: last.text + text }
    else inlines.push({ text, ...(strong ? { strong } : {}) })
  }
  const tokens = markdown.parseInline(line, {}).flatMap(({ children }) => children ?? [])
  const marks = tokens.reduce((sum, { type, content }) => sum + (type === 'text' ? pieces(content).length - 1 : 0), 0)
  for (const { type, content } of tokens) {
    if (type === 'image') picture = true
    else if (type === 'html_inline') add(/^<br\b/i.test(content) ? '\n' : '')
    else if (type === 'text' && marks % 2 === 0)
      for (const [i, piece] of pieces(content).entries()) {
        if (i > 0) strong = !strong
        add(piece)
      }
    else add(content)
  }
  return { inlines, picture }
}

const pieces = (text: string): readonly string[] => text.split('**')
