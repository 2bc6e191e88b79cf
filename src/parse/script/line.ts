import type { Inline } from '../../model/speech.ts'

/** A level of headings: 1 chapter, 2, 3, 4 below it. */
export type Level = 1 | 2 | 3 | 4

/** A paragraph of a file, before it is known what it is in the speech. Never empty. */
export interface Line {
  readonly inlines: readonly Inline[]
  /** from 1: the line of a Markdown file, the paragraph of a .docx file */
  readonly number: number
  /** what the file itself says it is */
  readonly marked?: 'title' | 'date' | 'speaker' | 'note' | 'salutation' | Level
  /** a beginning that the file sets apart as a run-in heading: its length without 。, and its level where that is told */
  readonly lead?: { readonly length: number; readonly level?: Level }
  /** an empty line stands above it */
  readonly apart?: true
}

/** The letters of a line. */
export const textOf = ({ inlines }: Pick<Line, 'inlines'>): string => inlines.map(({ text }) => text).join('')

/** The inlines from an offset on. */
export function inlinesFrom(inlines: readonly Inline[], from: number): readonly Inline[] {
  let skip = from
  return inlines.flatMap((inline) => {
    const text = inline.text.slice(skip)
    skip = Math.max(0, skip - inline.text.length)
    return text === '' ? [] : [{ ...inline, text }]
  })
}

/** The length of a bold beginning that a full stop closes, inside or outside the bold; undefined where there is none. */
export function boldLead(inlines: readonly Inline[]): number | undefined {
  let bold = ''
  for (const { text, strong } of inlines) {
    if (strong !== true) break
    bold += text
  }
  const inside = bold.indexOf('。')
  const whole = textOf({ inlines })
  const length = inside > 0 && inside === bold.length - 1 ? inside : bold.length
  return length > 0 && length < whole.length && whole[length] === '。' ? length : undefined
}
