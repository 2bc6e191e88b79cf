import { checkSpeech } from './check/check.ts'
import { printedBlock } from './emit/clean-text.ts'
import { fillShell } from './emit/docx/document.ts'
import type { Shell } from './emit/docx/shell.ts'
import type { FrontMatter } from './emit/front-matter.ts'
import { emitMarkdown } from './emit/markdown.ts'
import type { Artifact } from './model/artifact.ts'
import type { Catalogue } from './model/catalogue.ts'
import type { IsoDate } from './model/date.ts'
import type { Diagnostic } from './model/diagnostic.ts'
import type { Format } from './model/manifest.ts'
import type { SpeechRecord } from './model/record.ts'
import type { Round } from './model/round.ts'
import type { Speech } from './model/speech.ts'
import { digest, paragraphDigest } from './workspace/digest.ts'

/** A speech that was just composed: plain data, for another thread may finish it. */
export interface Composed {
  readonly speech: Speech
  /** the day on which it is spoken */
  readonly date: IsoDate
  /** the part of the round that it is held against */
  readonly round: Round
  /** what its files say of where they come from */
  readonly front: FrontMatter
  /** path of its files without ending */
  readonly stem: string
  /** as what it is written; as nothing where nobody asked for it */
  readonly formats: readonly Format[]
}

/** What was made of it: plain data, too. */
export interface Finished {
  /** what is wrong with it */
  readonly found: readonly Diagnostic[]
  readonly artifacts: readonly Artifact[]
  readonly paragraphs: SpeechRecord['paragraphs']
}

/** Proofreads a speech and makes its files. @param shell what DOCX files share, where they are asked for */
export function finishSpeech(
  { speech, date, round, front, stem, formats }: Composed,
  { catalogue, shell }: { readonly catalogue: Catalogue; readonly shell?: Shell },
): Finished {
  const found = checkSpeech({ speech, catalogue, date, round })
  const artifacts: Artifact[] = []
  const add = (format: Format, bytes: Uint8Array): void =>
    void artifacts.push({ path: `${stem}.${format}`, bytes, digest: digest(bytes) })
  if (formats.includes('md')) add('md', Buffer.from(emitMarkdown(speech, front)))
  if (formats.includes('docx') && shell !== undefined) add('docx', fillShell(shell, speech, front))
  const paragraphs = speech.blocks.map((block) => ({
    digest: paragraphDigest(printedBlock(block)),
    template: block.source.file,
    line: block.source.line,
  }))
  return { found, artifacts, paragraphs }
}
