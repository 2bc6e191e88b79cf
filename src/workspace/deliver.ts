import type { Artifact } from '../model/artifact.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Manifest, ManifestSpeech } from '../model/manifest.ts'
import { formats } from '../model/manifest.ts'
import type { MeetingRecord, SpeechRecord } from '../model/record.ts'
import { digest } from './digest.ts'
import { readRecord, recordPath } from './records.ts'
import type { Workspace } from './workspace.ts'

/** A file that waits beside its place until all of its round are right. */
export interface Staged {
  readonly staged: string
  readonly path: string
}

/** What was made of one meeting, ready to be put in its place. */
export interface Parcel {
  /** in the order in which they are to be put: what is remembered of a file goes before the file */
  readonly staged: readonly Staged[]
  readonly diagnostics: readonly Diagnostic[]
  readonly written: number
  readonly unchanged: number
}

/** A meeting's files as the last build left them. */
export interface Desk {
  readonly remembered: (stem: string) => SpeechRecord | undefined
  /** whether a file is as it was written: neither edited, nor missing, nor half of an interrupted build */
  readonly isIntact: (path: string, written: string) => boolean
  /** a file that somebody has worked on since it was written; undefined where nobody has, or it is to be overwritten */
  readonly edited: (path: string) => Uint8Array | undefined
  /** Lays the files of a meeting beside their places; nothing is to be seen of them yet. */
  readonly stage: (
    files: readonly Artifact[],
    records: ReadonlyMap<string, SpeechRecord>,
    /** by path: files into which what was edited by hand has been merged */
    merged?: ReadonlySet<string>,
  ) => Parcel
}

/**
 * Opens the folder of a meeting.
 * @param roundFolder the folder of the round; the paths of artifacts are below it
 * @param force overwrite what was edited by hand
 * @param partial not all speeches of the meeting are made: what is remembered of the others stays
 * @param manifest digests by path that the round's manifest knows, for folders of an older version
 */
export function openDesk(
  workspace: Workspace,
  roundFolder: string,
  meetingFolder: string,
  { force, partial, manifest }: { readonly force: boolean; readonly partial: boolean; readonly manifest: KnownDigests },
): Desk {
  const record = readRecord(workspace, roundFolder, meetingFolder)
  const remembered = digestsIn(Object.values(record.speeches).map(({ entry }) => entry))
  const current = digestsOf(workspace, roundFolder)
  /** A file that differs from all that was generated was edited by hand; an empty one is what a power cut left. */
  const ours = (path: string, found: string): boolean =>
    [remembered.get(path), record.before[path], manifest.get(path), nothingIn].includes(found)
  return {
    remembered: (stem) => record.speeches[stem],
    isIntact: (path, written) => current(path) === written,
    edited(path) {
      const found = current(path)
      if (found === undefined || force || ours(path, found)) return undefined
      return workspace.read(`${roundFolder}/${path}`)
    },
    stage(files, records, merged = new Set()) {
      const staged: Staged[] = []
      const diagnostics: Diagnostic[] = []
      const before: Record<string, string> = {}
      const lay = (list: Staged[], path: string, bytes: Uint8Array): void =>
        void list.push({ staged: workspace.stage(path, bytes), path })
      let written = 0
      for (const { path, bytes } of files) {
        const target = `${roundFolder}/${path}`
        const [found, wanted] = [current(path), digest(bytes)]
        if (found === wanted) continue
        if (found === undefined || force || merged.has(path) || ours(path, found)) {
          if (found !== undefined) before[path] = found
          lay(staged, target, bytes)
          written++
        } else {
          const beside = freeName(workspace, target, bytes)
          diagnostics.push(diagnostic('out/hand-edited', { file: target, beside }))
          if (digestAt(workspace, beside) === wanted) continue
          lay(staged, beside, bytes)
          written++
        }
      }
      const others = partial ? record.speeches : {}
      const next: MeetingRecord = { version: 1, speeches: { ...others, ...Object.fromEntries(records) }, before }
      const text = JSON.stringify(next)
      const kept: Staged[] = []
      if (text !== record.text) lay(kept, `${roundFolder}/${recordPath(meetingFolder)}`, encode(text))
      const all = Array.from(records.values()).reduce((sum, { entry }) => sum + Object.keys(entry.files).length, 0)
      return { staged: [...kept, ...staged], diagnostics, written, unchanged: all - written }
    },
  }
}

/** Puts what was staged in its place. */
export function put(workspace: Workspace, { staged }: Pick<Parcel, 'staged'>): void {
  for (const { staged: name, path } of staged) workspace.put(name, path)
}

/** Takes away what was staged for nothing. */
export function discard(workspace: Workspace, { staged }: Pick<Parcel, 'staged'>): void {
  for (const { staged: name } of staged) workspace.remove(name)
}

/**
 * Ends the delivery of a round: files of speeches that are no longer in it go, if nobody touched them; the manifest
 * comes last.
 * @param keep entries of the previous manifest that this build did not make anew
 */
export function finish(
  workspace: Workspace,
  folder: string,
  manifest: Manifest,
  {
    name,
    previous,
    keep,
  }: {
    /** of the manifest */
    readonly name: string
    readonly previous: Manifest | undefined
    readonly keep: readonly ManifestSpeech[]
  },
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const whole = merged(manifest, keep)
  const wanted = new Set(whole.speeches.flatMap(pathsOf))
  const current = digestsOf(workspace, folder)
  for (const [path, written] of digestsIn(previous?.speeches ?? [])) {
    if (wanted.has(path)) continue
    const target = `${folder}/${path}`
    const found = current(path)
    if (found === undefined) continue
    if (found === written) {
      workspace.remove(target)
      diagnostics.push(diagnostic('out/stale-removed', { file: target }))
    } else diagnostics.push(diagnostic('out/stale-kept', { file: target }))
  }
  const folders = (speeches: readonly ManifestSpeech[]) => new Set(speeches.flatMap(pathsOf).map(folderOf))
  const still = folders(whole.speeches)
  for (const gone of folders(previous?.speeches ?? []))
    if (!still.has(gone)) workspace.remove(`${folder}/${recordPath(gone)}`)
  const [path, bytes] = [`${folder}/${name}`, encode(manifestText(whole))]
  if (digestAt(workspace, path) !== digest(bytes)) workspace.write(path, bytes)
  return diagnostics
}

/** A manifest with a line for every speech and every finding: thousands of them can be read one by one. */
function manifestText({ speeches, diagnostics, ...rest }: Manifest): string {
  const lines = (list: readonly unknown[]): string =>
    list.length === 0 ? '[]' : `[\n${list.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]`
  const head = JSON.stringify(rest, undefined, 2).slice(0, -2)
  return `${head},\n  "speeches": ${lines(speeches)},\n  "diagnostics": ${lines(diagnostics)}\n}\n`
}

/** The manifest of the last build; one that cannot be read is told, and counts for nothing. */
export function readManifest(
  workspace: Workspace,
  folder: string,
  name: string,
  diagnostics: Diagnostic[],
): Manifest | undefined {
  const path = `${folder}/${name}`
  const bytes = workspace.read(path)
  if (bytes === undefined) return undefined
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Manifest>
    if (manifest.version === 1 && Array.isArray(manifest.speeches)) return manifest as Manifest
  } catch {
    // reported below: whatever is wrong with it, it cannot be trusted
  }
  diagnostics.push(diagnostic('out/broken-manifest', { file: path }))
  return undefined
}

/** What files were written with, by their paths below the round's folder. */
export type KnownDigests = ReadonlyMap<string, string>

/** The digests in entries of a manifest. */
export function digestsIn(speeches: readonly ManifestSpeech[]): KnownDigests {
  const known = new Map<string, string>()
  for (const { files, digests } of speeches)
    for (const format of formats) {
      const [path, value] = [files[format], digests[format]]
      if (path !== undefined && value !== undefined) known.set(path, value)
    }
  return known
}

/** Paths of the files of a speech, below the round's folder. */
export const pathsOf = (speech: ManifestSpeech): readonly string[] => Object.values(speech.files)

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

const nothingIn = digest('')

function digestAt(workspace: Workspace, path: string): string | undefined {
  const bytes = workspace.read(path)
  return bytes === undefined ? undefined : digest(bytes)
}

/** Digests of files below a folder as they are now, each read once. */
function digestsOf(workspace: Workspace, folder: string): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (path) => {
    if (!known.has(path)) known.set(path, digestAt(workspace, `${folder}/${path}`))
    return known.get(path)
  }
}

function merged(manifest: Manifest, keep: readonly ManifestSpeech[]): Manifest {
  if (keep.length === 0) return manifest
  return { ...manifest, speeches: [...manifest.speeches, ...keep].toSorted(placeInRound) }
}

/** Orders speeches as they stand in their round: by meeting, then by their place on its agenda. */
export function placeInRound(a: ManifestSpeech, b: ManifestSpeech): number {
  const [[meetingA, positionA], [meetingB, positionB]] = [numbersOf(a), numbersOf(b)]
  return meetingA - meetingB || positionA - positionB
}

/** `01-县卫健委进驻动员会/2-领导动员.md` → 1, 2: where a speech stands in its round. */
function numbersOf(speech: ManifestSpeech): readonly [meeting: number, position: number] {
  const [folder = '', file = ''] = (Object.values(speech.files)[0] ?? '').split('/')
  return [Number.parseInt(folder, 10), Number.parseInt(file, 10)]
}

/** `1-组长动员.new.docx`; with a number where that name is taken by something else. */
function freeName(workspace: Workspace, target: string, bytes: Uint8Array): string {
  const dot = target.lastIndexOf('.')
  const [stem, extension] = [target.slice(0, dot), target.slice(dot)]
  const wanted = digest(bytes)
  for (let n = 1; ; n++) {
    const name = `${stem}.new${n === 1 ? '' : `-${n}`}${extension}`
    const found = digestAt(workspace, name)
    if (found === undefined || found === wanted) return name
  }
}
