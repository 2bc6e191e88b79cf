import type { IsoDate } from './date.ts'
import type { Place } from './place.ts'
import type { Level, OrdinalStyle, PartyOrganisation, RoundType, SpeechKind } from './round.ts'

/**
 * When a template may be used. Everything that is stated must hold; what is not stated does not matter.
 * Of the templates that may fill a slot, those with the highest weight are taken, and among equals the choice is
 * made reproducibly from the speech.
 */
export interface Conditions {
  /** first and last day of the meeting, both included */
  readonly from?: string
  readonly until?: string
  readonly level?: readonly Level[]
  readonly type?: readonly RoundType[]
  /** ids of the catalogue's unit kinds */
  readonly unit_kind?: readonly string[]
  readonly party?: readonly (PartyOrganisation | '未写明')[]
  /** ids of frameworks, one of which is the round's first focus; `自拟` for a focus spelt out in the round file */
  readonly focus?: readonly string[]
  /** tags of the round's contexts */
  readonly context?: readonly string[]
  /** speech kinds that have all been heard before this speech */
  readonly after?: readonly SpeechKind[]
  /** speech kinds that are all still to come */
  readonly before?: readonly SpeechKind[]
  /** named lengths */
  readonly length?: readonly ('简' | '标准' | '详')[]
  readonly audience?: readonly string[]
  /** whether several units share the meeting */
  readonly several?: boolean
}

/** A section (章节): Markdown with Handlebars that fills one slot of an outline. */
export interface SectionTemplate {
  /** the path below `templates/sections/` without `.md`: `领导动员/意义/政治体检` */
  readonly id: string
  /** as messages name it: `templates/sections/领导动员/意义/政治体检.md` */
  readonly file: string
  /** the first folder below `sections/` */
  readonly kind: SpeechKind
  /** the second folder */
  readonly slot: string
  readonly when: Conditions
  /** where the names stand that `when` takes from the catalogue, for messages */
  readonly whenPlaces: ReadonlyMap<string, Place>
  readonly weight: number
  /** ordinal style of the run-in points, where it differs from the outline's */
  readonly leads?: OrdinalStyle
  /** chapters (`## …`) in the body and in the partials that it includes */
  readonly chapters: number
  readonly body: string
  /** line of the file on which the body begins */
  readonly bodyLine: number
}

/** An outline (提纲): which slots a speech has, its title, salutation and ordinals. */
export interface OutlineTemplate {
  /** `领导动员/三点` */
  readonly id: string
  readonly file: string
  readonly kind: SpeechKind
  readonly name: string
  /** Handlebars; `|` forces a line break on the page */
  readonly title: string
  /** Handlebars, with its full-width colon */
  readonly salutation: string
  readonly slots: readonly string[]
  /** styles of the heading levels, chapter first */
  readonly ordinals: readonly OrdinalStyle[]
  /** style of run-in points (`**…**。`) */
  readonly leads: OrdinalStyle
  /** style of a numbered list inside a paragraph */
  readonly inline: OrdinalStyle
  /** `alone`: a chapter heading has a line of its own; `run-in`: it opens the first paragraph */
  readonly headings: 'alone' | 'run-in'
  readonly when: Conditions
  readonly whenPlaces: ReadonlyMap<string, Place>
  readonly weight: number
  /** lines of the front matter's `title` and `salutation`, for messages */
  readonly lines: { readonly title: number; readonly salutation: number }
}

/** A piece (片段) that several sections include with `{{> 名称}}`. */
export interface PartialTemplate {
  /** the path below `templates/partials/` without `.md` */
  readonly id: string
  readonly file: string
  readonly body: string
  readonly bodyLine: number
}

/** All templates of a build: the built-in ones with the user's laid over them. */
export interface Templates {
  readonly outlines: readonly OutlineTemplate[]
  readonly sections: readonly SectionTemplate[]
  readonly partials: readonly PartialTemplate[]
}

/** The facts about one speech that conditions are held against. */
export interface Situation {
  readonly kind: SpeechKind
  readonly date: IsoDate
  readonly level: Level
  readonly type: RoundType
  /** id, name and aliases of the unit's kind; empty where it is unknown */
  readonly unit_kind: readonly string[]
  readonly party: PartyOrganisation | '未写明'
  /** id, name and aliases of the first focus; 自拟 for one that the round file spells out */
  readonly focus: readonly string[]
  readonly context: readonly string[]
  readonly said: readonly SpeechKind[]
  readonly to_come: readonly SpeechKind[]
  readonly length: '简' | '标准' | '详'
  readonly audience: string
  readonly several: boolean
}

/** Ids of the pieces that a text includes, as often as it does: `{{> 片段}}`. */
export const includedIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/\{\{>\s*([^\s}]+)/g), ([, id = '']) => id)
