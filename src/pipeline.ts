import { compose } from './compose/compose.ts'
import type { Library } from './compose/library.ts'
import { bodyOf, salutationOf, titleOf } from './compose/library.ts'
import { printedBlock } from './emit/clean-text.ts'
import type { ProfileName } from './emit/docx/layout.ts'
import { safeName, uniqueNames } from './emit/file-names.ts'
import { emitMarkdown } from './emit/markdown.ts'
import type { Composed, Finished } from './finish.ts'
import type { Artifact } from './model/artifact.ts'
import type { Catalogue } from './model/catalogue.ts'
import type { Diagnostic } from './model/diagnostic.ts'
import { diagnostic } from './model/diagnostic.ts'
import type { Format, ManifestSpeech } from './model/manifest.ts'
import type { Outline } from './model/outline.ts'
import type { Place } from './model/place.ts'
import type { SpeechRecord } from './model/record.ts'
import type { Meeting, Round, SpeechKind } from './model/round.ts'
import { unitsWithIds } from './model/round.ts'
import type { Block, Speech } from './model/speech.ts'
import type { Templates } from './model/template.ts'
import type { View } from './model/view.ts'
import { chapterTitles, withHeard } from './plan/heard.ts'
import { shortMeetingName } from './plan/meeting-name.ts'
import { checkRound, planMeeting, writtenItems } from './plan/plan.ts'
import { dayOf } from './plan/situation.ts'
import { digest, paragraphDigest } from './workspace/digest.ts'

/** Everything that the speeches of a round are made from. */
export interface Build {
  readonly round: Round
  /** the part of the round that a meeting's speeches are held against */
  readonly partOf: (meeting: Meeting) => Round
  readonly placeOf: (path: string) => Place | undefined
  /** whether something is written at that very data path of the round file */
  readonly isWritten: (path: string) => boolean
  readonly catalogue: Catalogue
  readonly templates: Templates
  readonly library: Library
  /** proofreads a speech and lays it out, here or in another thread, while the next one is composed */
  readonly finish: (composed: Composed) => Finished | Promise<Finished>
  /** digest of the catalogue */
  readonly facts: string
  /** by `Stretch.key`: digest of a template with its pieces, and the fields of the view that it looks at */
  readonly footprint: (key: string) => { readonly digest: string; readonly fields: readonly string[] }
  readonly formats: readonly Format[]
  /** `speechgen 0.1.0` */
  readonly generator: string
  /** how DOCX files are laid out, where they are asked for */
  readonly profile?: ProfileName
  /** which speeches, by the path of their files without ending; all where it is missing */
  readonly only?: (path: string) => boolean
  /** what was remembered of a speech, by the path of its files without ending */
  readonly remembered?: (stem: string) => SpeechRecord | undefined
  /** whether a file is still as it was written, by path and digest */
  readonly isIntact?: (path: string, digest: string) => boolean
}

/** One speech as it was made, or as it was found to be already. */
export interface Made {
  /** path of its files without ending, below the round's folder */
  readonly stem: string
  /** missing where it could not be composed */
  readonly record?: SpeechRecord
  /** what is to be written: nothing where the files are as they should be, or nobody asked for them */
  readonly artifacts: readonly Artifact[]
  readonly diagnostics: readonly Diagnostic[]
  readonly wanted: boolean
}

/** A meeting for which something is written, and the folder of its files. */
export interface Sitting {
  readonly meeting: Meeting
  /** `01-县卫健委进驻动员会` */
  readonly folder: string
}

/** The meetings of a round for which something is written, in the order of the file, each with a folder of its own. */
export function sittingsOf(round: Round): readonly Sitting[] {
  const meetings = round.meetings.filter((meeting) => writtenItems(meeting).length > 0)
  const width = Math.max(2, String(meetings.length).length)
  const names = uniqueNames(
    meetings.map((meeting, i) => safeName(`${String(i + 1).padStart(width, '0')}-${shortMeetingName(round, meeting)}`)),
  )
  return meetings.map((meeting, i) => ({ meeting, folder: names[i] ?? meeting.id }))
}

/** Outlines → speeches → files, for one meeting. Pure: the same input gives the same bytes. */
export async function generateMeeting(
  build: Build,
  { meeting, folder }: Sitting,
): Promise<{
  readonly made: readonly Made[]
  /** what stands in the way of speeches that could not even be planned */
  readonly diagnostics: readonly Diagnostic[]
}> {
  const { outlines, diagnostics } = planMeeting(build, meeting)
  const heard = new Map<SpeechKind, readonly string[]>()
  const part = build.partOf(meeting)
  const made = outlines.map((planned) => {
    const stem = `${folder}/${planned.position}-${planned.kind}`
    const { titles, made: one } = makeSpeech(build, withHeard(planned, heard), part, stem)
    if (titles !== undefined && !heard.has(planned.kind)) heard.set(planned.kind, titles)
    return one
  })
  return { made: await Promise.all(made), diagnostics }
}

/** A speech that somebody else may still be finishing. */
interface Begun {
  /** what those who speak after it have heard; missing where it could not be composed */
  readonly titles?: readonly string[]
  readonly made: Promise<Made>
}

/** A speech that is not wanted itself is still composed: a later one may echo it, and the manifest tells of it. */
function makeSpeech(build: Build, planned: Outline, part: Round, stem: string): Begun {
  const wanted = build.only?.(stem) ?? true
  const footprints = footprintsOf(planned, build)
  const outline = narrowed(planned, footprints)
  const inputs = inputsDigest(outline, footprints, part, build)
  const key = digest(`${inputs} ${digestOfRound(part)} ${build.profile ?? ''}`)
  const before = build.remembered?.(stem)
  if (before?.key === key && (!wanted || isWhole(before.entry, stem, build))) {
    const record = { ...before, entry: inFormats(before.entry, build.formats) }
    const diagnostics = [...before.diagnostics, ...heldOpen(before.entry, outline, build)]
    return { titles: record.heard, made: Promise.resolve({ stem, record, artifacts: [], diagnostics, wanted }) }
  }
  const { speech, diagnostics: composing } = compose(outline, build.library, build.catalogue)
  if (speech === undefined) return { made: Promise.resolve({ stem, artifacts: [], diagnostics: composing, wanted }) }
  const front = { generator: build.generator, inputs, units: unitsWithIds(part, speech.units).map(({ name }) => name) }
  const formats = wanted ? build.formats : []
  const docx = formats.includes('docx') ? { docx: `${stem}.docx` } : {}
  const finishing = build.finish({ speech, date: outline.asOf, round: part, front, ...docx })
  // Meanwhile, where another thread does that
  const markdown = formats.includes('md') ? Buffer.from(emitMarkdown(speech, front)) : undefined
  const titles = chapterTitles(speech)
  const paragraphs = speech.blocks.map(paragraphRecord)
  const made = async (): Promise<Made> => {
    const finished = await finishing
    const artifacts = [
      ...(markdown === undefined ? [] : [{ path: `${stem}.md`, bytes: markdown, digest: digest(markdown) }]),
      ...(finished.docx === undefined ? [] : [finished.docx]),
    ]
    const entry = entryOf(speech, artifacts)
    const diagnostics = [...composing, ...finished.found]
    const base = markdown === undefined ? {} : { base: markdown.toString() }
    const record: SpeechRecord = { key, entry, paragraphs, diagnostics, heard: titles, ...base }
    return { stem, record, artifacts, diagnostics: [...diagnostics, ...heldOpen(entry, outline, build)], wanted }
  }
  return { titles, made: made() }
}

const paragraphRecord = (block: Block): SpeechRecord['paragraphs'][number] => ({
  digest: paragraphDigest(printedBlock(block)),
  template: block.source.file,
  line: block.source.line,
})

/** The outline with only those fields of the view that its templates look at: on the others it cannot depend. */
function narrowed(outline: Outline, footprints: Footprints): Outline {
  // compose() itself asks who speaks
  const fields = new Set(['speaker', ...footprints.flatMap((footprint) => footprint.fields)])
  const view = Object.fromEntries(Array.from(fields, (name) => [name, outline.view[name as keyof View]]))
  return { ...outline, view: view as unknown as View }
}

type Footprints = readonly ReturnType<Build['footprint']>[]

const footprintsOf = ({ template, sections }: Outline, { footprint }: Build): Footprints => [
  footprint(titleOf(template).key),
  footprint(salutationOf(template).key),
  ...sections.map((section) => footprint(bodyOf(section.template).key)),
]

/** What a speech was made from: its data, its templates, the facts, and the version of the program. */
function inputsDigest(outline: Outline, footprints: Footprints, part: Round, build: Build): string {
  const { template, sections, ...rest } = outline
  const { file, kind, leads, inline, headings } = template
  // Which language the round file's keys are in, and what it is called, must not show in a speech
  return digest(
    JSON.stringify({
      ...rest,
      names: unitsWithIds(part, outline.units).map(({ name }) => name),
      template: { file, kind, leads, inline, headings },
      sections: sections.map(({ slot, template: { file: section, leads: own }, insert }) => [
        slot,
        section,
        own,
        insert,
      ]),
      footprints: footprints.map((footprint) => footprint.digest),
      facts: build.facts,
      generator: build.generator,
    }),
  )
}

const roundDigests = new WeakMap<Round, string>()

function digestOfRound(round: Round): string {
  const known = roundDigests.get(round) ?? digest(JSON.stringify(round))
  roundDigests.set(round, known)
  return known
}

/** Whether all that is asked for of a speech is there as it was written. */
const isWhole = ({ files, digests }: ManifestSpeech, stem: string, { formats, isIntact }: Build): boolean =>
  formats.every((format) => {
    const [path, written] = [`${stem}.${format}`, digests[format]]
    return files[format] === path && written !== undefined && isIntact?.(path, written) === true
  })

/** An entry with the formats of this build only. */
function inFormats(entry: ManifestSpeech, formats: readonly Format[]): ManifestSpeech {
  const only = <T>(of: Readonly<Partial<Record<Format, T>>>) =>
    Object.fromEntries(formats.flatMap((format) => (of[format] === undefined ? [] : [[format, of[format]]])))
  return { ...entry, files: only(entry.files), digests: only(entry.digests) }
}

function entryOf(speech: Speech, files: readonly Artifact[]): ManifestSpeech {
  const formatOf = ({ path }: Artifact): string => path.slice(path.lastIndexOf('.') + 1)
  return {
    meeting: speech.meeting.id,
    kind: speech.kind,
    unit: speech.units,
    ...(speech.speaker.name === undefined ? {} : { speaker: speech.speaker.name }),
    ...(speech.date === undefined ? {} : { date: speech.date }),
    title: speech.title.replaceAll('|', ''),
    files: Object.fromEntries(files.map((file) => [formatOf(file), file.path])),
    characters: speech.characters,
    minutes: speech.minutes,
    placeholders: speech.placeholders,
    sections: speech.sections,
    digests: Object.fromEntries(files.map((file) => [formatOf(file), file.digest])),
  }
}

/** What is held open in a speech, said where the first of it belongs in the round file. */
export function heldOpen(
  { placeholders, title }: Pick<ManifestSpeech, 'placeholders' | 'title'>,
  outline: Outline,
  { placeOf }: Pick<Build, 'placeOf'>,
): readonly Diagnostic[] {
  if (placeholders.length === 0) return []
  const path = placeholders.find((held) => held.path !== undefined)?.path
  const place = (path === undefined ? undefined : placeOf(path)) ?? placeOf(outline.key)
  const names = placeholders.map(({ name }) => name).join('、')
  return [diagnostic('text/held-open', { speech: title.replaceAll('|', ''), names }, place)]
}

/** What is to be said of a round as a whole, whichever of its speeches are made. */
export function checkWhole(build: Pick<Build, 'round' | 'catalogue' | 'templates' | 'placeOf' | 'isWritten'>) {
  return [...checkRound(build), ...beyondHorizon(build)]
}

/** A note for the first meeting that is later than the facts were verified. */
function beyondHorizon({ round, catalogue, placeOf }: Pick<Build, 'round' | 'catalogue' | 'placeOf'>) {
  const verified = catalogue.verified_until
  const late = round.meetings.find(
    (meeting) => writtenItems(meeting).length > 0 && dayOf(round, meeting, catalogue) > verified,
  )
  if (late === undefined) return []
  const place = placeOf(`${late.path}.date`) ?? placeOf('round.start')
  return [diagnostic('catalogue/beyond-horizon', { date: dayOf(round, late, catalogue), verified }, place)]
}
