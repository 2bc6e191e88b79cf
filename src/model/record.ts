import type { Diagnostic } from './diagnostic.ts'
import type { ManifestSpeech } from './manifest.ts'

/** Where a paragraph of a speech comes from, by the first 8 hexadecimal digits of the sha256 of its printed text. */
export interface ParagraphRecord {
  readonly digest: string
  readonly template: string
  readonly line: number
}

/** What is remembered of a speech from one build to the next. */
export interface SpeechRecord {
  /** digest of everything that the speech and its check depend on */
  readonly key: string
  readonly entry: ManifestSpeech
  readonly paragraphs: readonly ParagraphRecord[]
  /** what composing and checking it found */
  readonly diagnostics: readonly Diagnostic[]
  /** what a later speaker can echo of it */
  readonly heard: readonly string[]
  /** the Markdown as it was generated: what an edited file is compared with */
  readonly base?: string
}

/** `.speechgen/<folder of the meeting>.json` in a round's folder: written before the meeting's files are. */
export interface MeetingRecord {
  readonly version: 1
  /** by the path of the files without ending, below the round's folder */
  readonly speeches: Readonly<Record<string, SpeechRecord>>
  /** digests that files may still have when the build that wrote this was killed, by path */
  readonly before: Readonly<Record<string, string>>
  /** files that somebody has worked on and that what is new is being merged into, by path */
  readonly merging?: Readonly<Record<string, Merging>>
}

/** A file as it is until the merged one is put in its place: what a killed build leaves. */
export interface Merging {
  /** its digest then */
  readonly into: string
  /** the generated Markdown that it goes back to */
  readonly base: string
}
