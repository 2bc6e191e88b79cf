import type { Catalogue } from '../model/catalogue.ts'
import type { IsoDate } from '../model/date.ts'
import type { Severity } from '../model/diagnostic.ts'
import type { Manuscript } from '../model/manuscript.ts'
import type { Round } from '../model/round.ts'

/** What a rule is given. */
export interface Reading {
  readonly manuscript: Manuscript
  readonly catalogue: Catalogue
  /** the day on which the text is spoken, from the text, the round or the command line; without it nothing is guessed */
  readonly date?: IsoDate
  /** the round that the text is held against */
  readonly round?: Round
  /** the other texts of the same call */
  readonly others: readonly Manuscript[]
  /** the user's own words, never told as mistakes (`.speechgen.yml`) */
  readonly words: readonly string[]
}

/** One thing that is wrong, in one paragraph. */
export interface Finding {
  /** index into `manuscript.paragraphs` */
  readonly paragraph: number
  /** UTF-16 offsets in the paragraph's text */
  readonly from: number
  readonly to: number
  /** what is wrong, in a full Chinese sentence */
  readonly message: string
  /** what to do */
  readonly hint?: string
  /** what the stretch is replaced with by `--fix`; only where there is no doubt */
  readonly fix?: string
  /** where it is not the rule's own severity */
  readonly severity?: Severity
  /** other stretches that belong to it, as the first of two equal sentences */
  readonly related?: readonly { readonly paragraph: number; readonly from: number; readonly to: number }[]
}

/** A text in which a rule finds something, and what it should have been. */
export interface Example {
  readonly wrong: string
  readonly right?: string
  /** the day on which it is spoken, where the rule asks for one */
  readonly date?: IsoDate
  /** what stands in the round file or in the other text, where the rule asks for one: 轮次文件里组长是张建国 */
  readonly given?: string
}

/** A rule of the proofreader. One file a rule; a rule prefers a miss to a false alarm. */
export interface Rule {
  /** permanent: `ordinal-series` */
  readonly id: string
  readonly severity: Severity
  /** what it finds, in one Chinese sentence (the guide of the checks is made from it) */
  readonly about: string
  readonly example: Example
  readonly find: (reading: Reading) => readonly Finding[]
}

/** A finding over a match in a paragraph. */
export function over(
  paragraph: number,
  match: { readonly index: number; readonly 0: string },
  said: Omit<Finding, 'paragraph' | 'from' | 'to'>,
): Finding {
  return { paragraph, from: match.index, to: match.index + match[0].length, ...said }
}
