import { checkSpeech } from './check/check.ts'
import type { Shell } from './emit/docx/shell.ts'
import type { Sheet } from './lay-out.ts'
import { layOut } from './lay-out.ts'
import type { Artifact } from './model/artifact.ts'
import type { Catalogue } from './model/catalogue.ts'
import type { IsoDate } from './model/date.ts'
import type { Diagnostic } from './model/diagnostic.ts'
import type { Round } from './model/round.ts'
import type { Speech } from './model/speech.ts'

/** A speech that was just composed: plain data, for another thread may finish it. */
export interface Composed extends Omit<Sheet, 'docx'> {
  /** the day on which it is spoken */
  readonly date: IsoDate
  /** the part of the round that it is held against */
  readonly round: Round
  /** path of the DOCX file, where one is asked for */
  readonly docx?: string
}

/** What was made of it: plain data, too. */
export interface Finished {
  /** what is wrong with it */
  readonly found: readonly Diagnostic[]
  readonly docx?: Artifact
}

/** What speeches are finished with. */
export interface Tools {
  readonly catalogue: Catalogue
  /** what DOCX files share, where they are asked for */
  readonly shell?: Shell
}

/** Proofreads a speech and lays it out. */
export function finishSpeech({ speech, date, round, front, docx }: Composed, { catalogue, shell }: Tools): Finished {
  const found = checkSpeech({ speech, catalogue, date, round })
  return docx === undefined || shell === undefined ? { found } : { found, docx: layOut({ speech, front, docx }, shell) }
}

/** Finishes a speech of nothing: what all of them need has then been read and compiled before there is one. */
export function warmUp({ catalogue, shell }: Tools): void {
  checkSpeech({ speech: nothing, catalogue, date: nothing.date })
  if (shell !== undefined) layOut({ speech: nothing, front: {}, docx: '' }, shell)
}

const source = { file: '', line: 1, data: [] }
const nothing = {
  key: '',
  kind: '组长动员',
  round: '',
  meeting: { id: '', name: '' },
  units: [],
  title: '一|二',
  speaker: { title: '一', name: '二' },
  date: '2026-01-01',
  salutation: '：',
  blocks: [
    { type: 'heading', heading: { level: 1, style: '一、', ordinal: '一、', text: '一' }, source },
    // V8 compiles a pattern for good only when it meets a text of this length
    { type: 'paragraph', inlines: [{ text: '，'.repeat(1000) }, { text: '【待补：】', placeholder: true }], source },
  ],
  sections: [],
  placeholders: [],
  characters: 0,
  minutes: 0,
} as const satisfies Speech
