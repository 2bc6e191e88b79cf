import type { IsoDate } from './date.ts'
import type { Place } from './place.ts'
import { hanCharacters, readingMinutes } from './speech.ts'

/** What a paragraph is in the speech. `note` is a line of the title page (date, speaker) or front matter. */
export type ParagraphRole = 'title' | 'note' | 'salutation' | 'heading' | 'body'

/** A heading with its number, alone or run in at the beginning of a paragraph. */
export interface ParagraphHeading {
  /** 1 chapter, 2, 3, 4 below it */
  readonly level: 1 | 2 | 3 | 4
  /** `一、` `（二）` `三要`; empty where it has none */
  readonly ordinal: string
  /** without ordinal and closing full stop */
  readonly text: string
}

/** A paragraph as it is read aloud: marks of Markdown taken away, automatic numbers of Word written out. */
export interface Paragraph {
  readonly text: string
  readonly role: ParagraphRole
  readonly heading?: ParagraphHeading
  /** where a stretch of `text` (UTF-16 offsets) stands in the file */
  readonly place: (from: number, to: number) => Place
  /**
   * The same stretch as offsets in the raw text of the file; undefined where it is not one stretch there (a mark stands
   * in between, or the number is Word's own), so that it cannot be replaced.
   */
  readonly raw: (from: number, to: number) => readonly [from: number, to: number] | undefined
  /** the template that a generated paragraph comes from */
  readonly origin?: Place
  /** ids of rules that are not to be told here, `*` for all */
  readonly ignored?: readonly string[]
}

/** A text that is proofread: generated, or read from a .md, .txt or .docx file. */
export interface Manuscript {
  /** the name that messages give it */
  readonly file: string
  readonly paragraphs: readonly Paragraph[]
  /** what the front matter says, or what was generated */
  readonly title?: string
  readonly date?: IsoDate
  /** 组长动员 … as the front matter says */
  readonly kind?: string
  /** the name of the meeting and the names of the units, as the front matter says */
  readonly meeting?: string
  readonly units?: readonly string[]
  /** whether it was just composed: then what is held open is told by the build, not by a rule */
  readonly composed?: true
}

/** How long a text is: Han characters, what stands on its title page left out, and minutes when it is read aloud. */
export interface SpokenLength {
  readonly characters: number
  readonly minutes: number
}

/** How long a manuscript is when it is read aloud. */
export function lengthOf({ paragraphs }: Manuscript): SpokenLength {
  const characters = paragraphs
    .filter(({ role }) => role !== 'note')
    .reduce((sum, { text }) => sum + hanCharacters(text), 0)
  return { characters, minutes: readingMinutes(characters) }
}
