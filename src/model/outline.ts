import type { IsoDate } from './date.ts'
import type { Length, Level, OrdinalStyle, SpeechKind } from './round.ts'
import type { OutlineTemplate, SectionTemplate } from './template.ts'
import type { View } from './view.ts'

/** A section that the plan has chosen, and why. */
export interface PlannedSection {
  readonly slot: string
  readonly template: SectionTemplate
  /** how many templates were equally fit, and which of them this is (from 0) */
  readonly of: number
  readonly pick: number
  /** Markdown that the round file adds at the end, with the path it comes from */
  readonly insert?: { readonly text: string; readonly path: string }
}

/** One speech as planned: a plain value that can be printed. */
export interface Outline {
  /** `wsjk-entry/2-领导动员`: stable as long as the meeting's id and its place on the agenda are */
  readonly key: string
  readonly kind: SpeechKind
  /** place on the agenda among the speeches that are written, from 1 */
  readonly position: number
  readonly round: string
  /** `name` as speeches have it, `short` for its folder */
  readonly meeting: { readonly id: string; readonly name: string; readonly short: string; readonly kind: string }
  readonly units: readonly string[]
  readonly date?: IsoDate
  /** the date that formulations are chosen by: the meeting's, else the round's start, else the catalogue's horizon */
  readonly asOf: IsoDate
  readonly level: Level
  readonly template: OutlineTemplate
  readonly ordinals: readonly OrdinalStyle[]
  readonly leads?: OrdinalStyle
  readonly inline?: OrdinalStyle
  readonly sections: readonly PlannedSection[]
  readonly length: Length
  /** from which wordings are picked: the same speech always gets the same */
  readonly seed: string
  readonly view: View
}
