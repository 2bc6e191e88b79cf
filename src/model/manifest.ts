import type { IsoDate } from './date.ts'
import type { SpeechKind } from './round.ts'
import type { Placeholder, Speech } from './speech.ts'

export const formats = ['md', 'docx', 'pdf'] as const
/** What a speech can be written as; a PDF is made of the DOCX file that lies beside it. */
export type Format = (typeof formats)[number]
/** What a speech is written as without another program. */
export type OwnFormat = Exclude<Format, 'pdf'>

/** One speech in `manifest.json` (contract §3). */
export interface ManifestSpeech {
  readonly meeting: string
  readonly kind: SpeechKind
  readonly unit: readonly string[]
  readonly speaker?: string
  readonly date?: IsoDate
  readonly title: string
  /** paths below the round's folder */
  readonly files: Readonly<Partial<Record<Format, string>>>
  readonly characters: number
  readonly minutes: number
  readonly placeholders: readonly Placeholder[]
  readonly sections: Speech['sections']
  /** of what was generated last; a file that differs from it was edited by hand */
  readonly digests: Readonly<Partial<Record<Format, string>>>
}

/** `manifest.json`: what was built, from what. */
export interface Manifest {
  readonly version: 1
  readonly round: string
  /** input files by name → `sha256:…` */
  readonly inputs: Readonly<Record<string, string>>
  readonly speeches: readonly ManifestSpeech[]
  readonly diagnostics: readonly object[]
}
