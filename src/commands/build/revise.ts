import { fillShell } from '../../emit/docx/document.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import { decodeText } from '../../parse/text.ts'
import { readScript } from '../../parse/script.ts'
import type { Build, Made } from '../../pipeline.ts'
import { mergeSpeech } from '../../revise/merge.ts'
import type { Desk } from '../../workspace/deliver.ts'
import { digest } from '../../workspace/digest.ts'
import { shellOf } from './making.ts'

/** A speech whose Markdown somebody has worked on, with that and what is generated now in one. */
export interface Revised {
  readonly made: Made
  /** paths that may be overwritten: what was in them is in what takes their place */
  readonly merged: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Merges what was edited by hand in a Markdown file into the speech as it is generated now; its DOCX is laid out from
 * the result, so that both say the same. A speech whose last generated text is not known is left alone: it is laid
 * beside.
 * @param folder of the round
 */
export async function revise(made: Made, desk: Desk, build: Build, folder: string): Promise<Revised> {
  const asIs: Revised = { made, merged: [], diagnostics: [] }
  const markdown = made.artifacts.find(({ path }) => path.endsWith('.md'))
  const base = desk.base(made.stem)
  if (markdown === undefined || base === undefined || made.record === undefined) return asIs
  const edited = desk.edited(markdown.path)
  const mine = edited === undefined ? undefined : decodeText(edited)
  if (mine === undefined || !('text' in mine)) return asIs
  const theirs = Buffer.from(markdown.bytes).toString()
  const { text, conflicts } = mergeSpeech({ base, mine: mine.text, theirs })
  const file = `${folder}/${markdown.path}`
  // Where nothing new was generated the file stays as it is, byte order mark and line ends included
  const bytes = text === mine.text && edited !== undefined ? edited : Buffer.from(text)
  const docx = text === theirs ? undefined : await docxOf(file, bytes, build)
  const artifacts = made.artifacts.map((artifact) => {
    if (artifact === markdown) return { ...artifact, bytes, digest: digest(bytes) }
    return docx !== undefined && artifact.path.endsWith('.docx')
      ? { ...artifact, bytes: docx, digest: digest(docx) }
      : artifact
  })
  const { record } = made
  const { digests } = record.entry
  // Of the Markdown what was generated stays known: what differs from it is what somebody wrote
  const entry = { ...record.entry, digests: docx === undefined ? digests : { ...digests, docx: digest(docx) } }
  const told = conflicts.map(({ line }) =>
    diagnostic(
      'out/merge-conflict',
      { file, count: conflicts.length },
      { file, line, column: 1, endLine: line, endColumn: 1 },
    ),
  )
  const silent = text === theirs || text === mine.text
  return {
    made: { ...made, artifacts, record: { ...record, entry } },
    merged: [markdown.path],
    diagnostics: told.length > 0 ? told.slice(0, 1) : silent ? [] : [diagnostic('out/merged', { file })],
  }
}

async function docxOf(file: string, bytes: Uint8Array, { profile }: Build): Promise<Uint8Array | undefined> {
  const { script, origin } = await readScript(file, bytes)
  return script === undefined || profile === undefined ? undefined : fillShell(await shellOf(profile), script, origin)
}
