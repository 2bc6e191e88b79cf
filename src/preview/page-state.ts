import type { Page } from '../emit/pages.ts'
import type { OwnFormat } from '../model/manifest.ts'
import type { SpeechKind } from '../model/round.ts'
import type { Finding } from '../report/json.ts'

/** The round file as it lies on the disk. */
export interface RoundFile {
  /** as it was named on the command line */
  readonly name: string
  /** as messages call it */
  readonly file: string
  /** empty where it is not there or cannot be read as text */
  readonly text: string
  /** of its bytes; missing where there is no file */
  readonly digest?: string
  /** false where it is not text: what the page would save would not be what was there */
  readonly readable: boolean
}

/** A speech in the page's list. */
export interface Entry {
  readonly key: string
  readonly kind: SpeechKind
  readonly meeting: string
  readonly date?: string
}

/** A finding, and where it is on the pages of a speech: block, and from where to where in its text (UTF-16). */
export type PageFinding = Finding & {
  readonly speech?: string
  readonly block?: number
  readonly from?: number
  readonly to?: number
}

/** A value that stands in a paragraph. */
export interface Datum {
  /** `units.0.short`, `formulations.liangge-weihu` */
  readonly path: string
  readonly value?: string
  /** its line in the round file; missing for facts and for what was worked out */
  readonly line?: number
}

/** Where a paragraph comes from. */
export interface Origin {
  readonly file: string
  readonly line: number
  readonly data: readonly Datum[]
}

/** The speech that is shown. */
export interface Shown {
  readonly key: string
  readonly title: string
  readonly characters: number
  readonly minutes: number
  readonly placeholders: readonly string[]
  readonly pages: readonly Page[]
  /** of each block */
  readonly origins: readonly Origin[]
}

/** What the page shows for one state of the round file. */
export interface PageState {
  readonly speeches: readonly Entry[]
  readonly shown?: Shown
  /** of the round file, the templates, the facts, and the speech that is shown */
  readonly findings: readonly PageFinding[]
}

/** What the page asks with. Without `text` the file on the disk is meant. */
export interface PageQuestion {
  readonly text?: string
  readonly speech?: string
}

/** What is asked to be downloaded: exactly what `speechgen build` would write. */
export interface DownloadQuestion extends PageQuestion {
  readonly format: OwnFormat
}

/** What is to be saved, over the file with this digest and no other. */
export interface SaveQuestion {
  readonly text: string
  readonly base?: string
}
