import { checkSpeech } from './check/check.ts'
import { compose } from './compose/compose.ts'
import type { Library } from './compose/library.ts'
import { printedBlock } from './emit/clean-text.ts'
import { emitDocx } from './emit/docx/document.ts'
import { safeName, uniqueNames } from './emit/file-names.ts'
import { emitMarkdown } from './emit/markdown.ts'
import type { Artifact } from './model/artifact.ts'
import type { Catalogue } from './model/catalogue.ts'
import type { Diagnostic } from './model/diagnostic.ts'
import { diagnostic } from './model/diagnostic.ts'
import type { Format, ManifestSpeech } from './model/manifest.ts'
import type { Outline } from './model/outline.ts'
import type { Place } from './model/place.ts'
import type { Round, SpeechKind } from './model/round.ts'
import type { Speech } from './model/speech.ts'
import type { Templates } from './model/template.ts'
import { chapterTitles, withHeard } from './plan/heard.ts'
import { plan } from './plan/plan.ts'
import { digest, paragraphDigest } from './workspace/digest.ts'

/** Everything that one build is made from. */
export interface Build {
  readonly round: Round
  readonly placeOf: (path: string) => Place | undefined
  /** whether something is written at that very data path of the round file */
  readonly isWritten: (path: string) => boolean
  readonly catalogue: Catalogue
  readonly templates: Templates
  readonly library: Library
  readonly formats: readonly Format[]
  /** `speechgen 0.1.0` */
  readonly generator: string
  /** which speeches, by the path of their files without ending; all where it is missing */
  readonly only?: (path: string) => boolean
  /** told after every speech, for progress */
  readonly onSpeech?: (done: number, total: number, title: string) => void
}

/** What a build gives: files, their entries in the manifest, and what is to be said. */
export interface Built {
  readonly folder: string
  readonly artifacts: readonly Artifact[]
  readonly entries: readonly ManifestSpeech[]
  readonly diagnostics: readonly Diagnostic[]
  /** of speeches that were not wanted: told in the manifest, which speaks of the whole round, but in nobody's way */
  readonly unwanted: readonly Diagnostic[]
}

/** Round + catalogue + templates → outlines → speeches → files. Pure: the same input gives the same bytes. */
export async function generate(build: Build): Promise<Built> {
  const { round, catalogue, library } = build
  const diagnostics: Diagnostic[] = []
  const unwanted: Diagnostic[] = []
  const { outlines, diagnostics: obstacles } = plan(build)
  diagnostics.push(...obstacles, ...beyondHorizon(outlines, catalogue, build))
  const stems = fileStems(outlines)
  const wanted = (outline: Outline): boolean => build.only?.(stems.get(outline) ?? '') ?? true
  const total = outlines.filter(wanted).length
  const artifacts: Artifact[] = []
  const entries: ManifestSpeech[] = []
  for (const meeting of groupBy(outlines, (outline) => outline.meeting.id)) {
    const heard = new Map<SpeechKind, readonly string[]>()
    for (const planned of meeting) {
      // A speech that is not wanted itself is still composed: a later one may echo it, and the manifest tells of it
      const outline = withHeard(planned, heard)
      const composed = compose(outline, library, catalogue)
      const { speech } = composed
      if (speech !== undefined && !heard.has(speech.kind)) heard.set(speech.kind, chapterTitles(speech))
      const told = wanted(planned) ? diagnostics : unwanted
      told.push(...composed.diagnostics)
      if (speech === undefined) continue
      told.push(
        ...checkSpeech({ speech, catalogue, date: outline.asOf, round: build.round }),
        ...heldOpen(speech, build, outline),
      )
      if (!wanted(planned)) continue
      const files = await emit(speech, outline, stems.get(planned) ?? outline.key, build)
      artifacts.push(...files)
      entries.push(entryOf(speech, files))
      build.onSpeech?.(entries.length, total, speech.title)
    }
  }
  return { folder: safeName(round.name), artifacts, entries, diagnostics, unwanted }
}

/** Groups of equal keys, in the order in which they first occur. */
function groupBy<T>(all: readonly T[], key: (of: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return [...groups.values()]
}

/** `01-县卫健委进驻动员会/1-组长动员`: one folder a meeting in the order of the file, one file a speech. */
function fileStems(outlines: readonly Outline[]): ReadonlyMap<Outline, string> {
  const meetings = [...new Map(outlines.map((outline) => [outline.meeting.id, outline.meeting.short])).entries()]
  const width = Math.max(2, String(meetings.length).length)
  const names = uniqueNames(meetings.map(([, name], i) => safeName(`${String(i + 1).padStart(width, '0')}-${name}`)))
  const folders = new Map(meetings.map(([id], i) => [id, names[i] ?? id]))
  return new Map(
    outlines.map((outline) => [
      outline,
      `${folders.get(outline.meeting.id) ?? outline.meeting.id}/${outline.position}-${outline.kind}`,
    ]),
  )
}

async function emit(speech: Speech, outline: Outline, stem: string, build: Build): Promise<readonly Artifact[]> {
  const units = speech.units.flatMap((id) => build.round.units.filter((unit) => unit.id === id)).map(({ name }) => name)
  const front = { generator: build.generator, inputs: inputsDigest(outline, build.generator), units }
  const artifacts: Artifact[] = []
  if (build.formats.includes('md'))
    artifacts.push({ path: `${stem}.md`, bytes: new TextEncoder().encode(emitMarkdown(speech, front)) })
  if (build.formats.includes('docx'))
    artifacts.push({ path: `${stem}.docx`, bytes: await emitDocx(speech, 'document', front) })
  return artifacts
}

/** What a speech was made from: its data, its templates, and the version of the program. */
function inputsDigest({ view, template, sections, ordinals, seed, asOf }: Outline, generator: string): string {
  // Which language the round file's keys are in, and what it is called, must not show in a speech
  return digest(JSON.stringify({ generator, view, template, sections, ordinals, seed, asOf }))
}

function entryOf(speech: Speech, files: readonly Artifact[]): ManifestSpeech {
  const byFormat = files.map((file) => [file.path.slice(file.path.lastIndexOf('.') + 1), file] as const)
  return {
    meeting: speech.meeting.id,
    kind: speech.kind,
    unit: speech.units,
    ...(speech.speaker.name === undefined ? {} : { speaker: speech.speaker.name }),
    ...(speech.date === undefined ? {} : { date: speech.date }),
    title: speech.title.replaceAll('|', ''),
    files: Object.fromEntries(byFormat.map(([format, { path }]) => [format, path])),
    characters: speech.characters,
    minutes: speech.minutes,
    placeholders: speech.placeholders,
    sections: speech.sections,
    paragraphs: speech.blocks.map((block) => ({
      digest: paragraphDigest(printedBlock(block)),
      template: block.source.file,
      line: block.source.line,
    })),
    digests: Object.fromEntries(byFormat.map(([format, { bytes }]) => [format, digest(bytes)])),
  }
}

function heldOpen(speech: Speech, { placeOf }: Build, outline: Outline): readonly Diagnostic[] {
  if (speech.placeholders.length === 0) return []
  const path = speech.placeholders.find((held) => held.path !== undefined)?.path
  const place = (path === undefined ? undefined : placeOf(path)) ?? placeOf(outline.key)
  const names = speech.placeholders.map(({ name }) => name).join('、')
  return [diagnostic('text/held-open', { speech: speech.title.replaceAll('|', ''), names }, place)]
}

/** A note for the first meeting that is later than the facts were verified. */
function beyondHorizon(
  outlines: readonly Outline[],
  catalogue: Catalogue,
  { round, placeOf }: Build,
): readonly Diagnostic[] {
  const verified = catalogue.verified_until
  const late = outlines.find((outline) => outline.asOf > verified)
  if (late === undefined) return []
  const meeting = round.meetings.find(({ id }) => id === late.meeting.id)
  const place = placeOf(`${meeting?.path ?? 'round'}.date`) ?? placeOf('round.start')
  return [diagnostic('catalogue/beyond-horizon', { date: late.asOf, verified }, place)]
}
