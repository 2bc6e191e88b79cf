import type { IsoDate } from './date.ts'
import type { OrdinalStyle, SpeechKind } from './round.ts'

/** Where a paragraph comes from: what an editor can change. */
export interface Source {
  /** the template, as `templates/sections/…md`, or the round file for what was inserted there */
  readonly file: string
  readonly line: number
  /** data paths whose values stand in the paragraph: `units.0.short`, `formulations.liangge-weihu` */
  readonly data: readonly string[]
}

/** A stretch of a paragraph. */
export interface Inline {
  readonly text: string
  readonly strong?: true
  /** `【待补：…】`, held open for the secretary */
  readonly placeholder?: true
}

/** A heading with its generated ordinal: `一、` + text, `（一）` + text, `一要` + text. */
export interface HeadingText {
  /** 1 chapter, 2, 3, 4 below it */
  readonly level: 1 | 2 | 3 | 4
  readonly style: OrdinalStyle
  /** the ordinal as printed: `二、`, `三要` */
  readonly ordinal: string
  readonly text: string
}

/** A heading that stands alone, or a paragraph, which a heading may open run-in (`**一要提高站位**。正文`). */
export type Block =
  | { readonly type: 'heading'; readonly heading: HeadingText; readonly source: Source }
  | {
      readonly type: 'paragraph'
      /** a run-in heading; it is followed by 。 which is not part of it */
      readonly lead?: HeadingText
      readonly inlines: readonly Inline[]
      readonly source: Source
    }

/** What is held open: its name in the text and the path where the round file would fill it. */
export interface Placeholder {
  readonly name: string
  readonly path?: string
}

/** A finished speech, before layout. */
export interface Speech {
  readonly key: string
  readonly kind: SpeechKind
  readonly round: string
  readonly meeting: { readonly id: string; readonly name: string }
  /** ids of the units it is about */
  readonly units: readonly string[]
  /** may contain `|`, a forced line break of the title page */
  readonly title: string
  /** post and name under the title; a part that is unknown is missing */
  readonly speaker: { readonly name?: string; readonly title?: string }
  readonly date?: IsoDate
  /** flush left, with its full-width colon */
  readonly salutation: string
  readonly blocks: readonly Block[]
  readonly sections: readonly { readonly id: string; readonly title: string; readonly template: string }[]
  readonly placeholders: readonly Placeholder[]
  /** Han characters of the whole text, title and salutation included */
  readonly characters: number
  /** reading time at 210 characters a minute, rounded up */
  readonly minutes: number
}

/**
 * What is printed of a speech, whether it was composed or read from a file: then only what the file says is there, and
 * a heading may have no ordinal.
 */
export interface Script {
  readonly kind?: string
  readonly round?: string
  readonly meeting?: { readonly name: string }
  /** ids, or names as they were printed */
  readonly units?: readonly string[]
  /** may contain `|`, a forced line break of the title page */
  readonly title: string
  readonly speaker: Speech['speaker']
  readonly date?: IsoDate
  /** further lines under the title */
  readonly notes?: readonly string[]
  readonly salutation: string
  readonly blocks: readonly Block[]
}

/** The plain text of a block, with its ordinal and the full stop after a run-in heading. */
export function plainText(block: Block): string {
  if (block.type === 'heading') return block.heading.ordinal + block.heading.text
  const lead = block.lead === undefined ? '' : `${block.lead.ordinal}${block.lead.text}。`
  return lead + block.inlines.map((inline) => inline.text).join('')
}

/** How long a text is read aloud, in minutes, rounded up: 210 Han characters a minute (genre: 180–240). */
export function readingMinutes(characters: number): number {
  return Math.ceil(characters / 210)
}

/** How many Han characters a text has. */
export function hanCharacters(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x4e00 && code <= 0x9fff) count++
    // Whether anything else is one is asked of the tables of Unicode, which take their time: 々, 〇, what is rare
    else if (code >= 0x2e80 && !isPunctuation(code)) {
      const point = text.codePointAt(i) ?? 0
      if (/\p{Script=Han}/u.test(String.fromCodePoint(point))) count++
      if (point > 0xff_ff) i++
    }
  }
  return count
}

/** The punctuation of Chinese, full-width forms among it: most of what is not a Han character in a speech. */
const isPunctuation = (code: number): boolean =>
  (code >= 0x3000 && code <= 0x3002) || (code >= 0x3008 && code <= 0x3020) || code >= 0xff00
