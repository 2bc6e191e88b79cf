import type { Artifact } from '../model/artifact.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Manifest, ManifestSpeech } from '../model/manifest.ts'
import { formats } from '../model/manifest.ts'
import type { MeetingRecord, Merging, SpeechRecord } from '../model/record.ts'
import { digestAt, digestsOf, freeName } from './current.ts'
import { digest } from './digest.ts'
import { joined, manifestText } from './manifest-text.ts'
import type { Parcel, Staged } from './parcel.ts'
import { memory, readRecord, recordPath } from './records.ts'
import { naming } from './refused.ts'
import type { Workspace } from './workspace.ts'

/** A meeting's files as the last build left them. */
export interface Desk {
  readonly remembered: (stem: string) => SpeechRecord | undefined
  /** whether a file is as it was written: neither edited, nor missing, nor half of an interrupted build */
  readonly isIntact: (path: string, written: string) => boolean
  /** a file that somebody has worked on since it was written; undefined where nobody has, or it is to be overwritten */
  readonly edited: (path: string) => Uint8Array | undefined
  /** the generated Markdown that a speech's file goes back to, whatever has been written into it since */
  readonly base: (stem: string) => string | undefined
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
  const below = (path: string): string => path.slice(roundFolder.length + 1)
  const remembered = digestsIn(Object.values(record.speeches).map(({ entry }) => entry))
  const current = digestsOf(workspace, roundFolder)
  /** A file that differs from all that was generated was edited by hand; an empty one is what a power cut left. */
  const ours = (path: string, found: string): boolean =>
    [remembered.get(path), record.before[path], manifest.get(path), nothingIn].includes(found)
  const base = (stem: string): string | undefined => {
    const under = record.merging?.[`${stem}.md`]
    return under !== undefined && under.into === current(`${stem}.md`) ? under.base : record.speeches[stem]?.base
  }
  return {
    remembered: (stem) => record.speeches[stem],
    isIntact: (path, written) => current(path) === written,
    base,
    edited(path) {
      const found = current(path)
      if (found === undefined || force || ours(path, found)) return undefined
      return workspace.read(`${roundFolder}/${path}`)
    },
    stage(files, records, merged = new Set()) {
      const staged: Staged[] = []
      const diagnostics: Diagnostic[] = []
      const before: Record<string, string> = partial ? { ...record.before } : {}
      const merging: Record<string, Merging> = partial ? { ...record.merging } : {}
      for (const { path, bytes, digest: wanted } of files) {
        const lay = (at: string, over: string | undefined): void => {
          const name = naming(at, () => workspace.stage(at, bytes))
          staged.push({ staged: name, path: at, speech: { digest: wanted, over } })
        }
        const target = `${roundFolder}/${path}`
        const found = current(path)
        if (found === wanted) continue
        if (found === undefined || force || merged.has(path) || ours(path, found)) {
          const under = base(path.replace(/\.md$/u, ''))
          // What somebody wrote is never ours, also where this build is killed before it has put what it is merged into
          if (merged.has(path) && found !== undefined && under !== undefined)
            merging[path] = { into: found, base: under }
          else if (found !== undefined) before[path] = found
          lay(target, found)
        } else {
          const beside = freeName(workspace, target, wanted, (at, name) =>
            [remembered.get(path), record.before[below(name)]].includes(at),
          )
          diagnostics.push(diagnostic('out/hand-edited', { file: target, beside }))
          const there = digestAt(workspace, beside)
          if (there === wanted) continue
          if (there !== undefined) before[below(beside)] = there
          lay(beside, there)
        }
      }
      const left: Record<string, string> = {}
      const entries = Array.from(records.values(), ({ entry }) => entry)
      const still = new Set(entries.flatMap(pathsOf))
      if (!partial)
        for (const path of [...remembered.keys(), ...Object.keys(record.before)]) {
          const found = still.has(path) || isBeside(path) ? undefined : current(path)
          if (found === undefined) continue
          left[path] = ours(path, found) ? found : ''
          if (ours(path, found)) before[path] = found
        }
      const others = partial ? record.speeches : {}
      const next: MeetingRecord = {
        version: 1,
        speeches: { ...others, ...Object.fromEntries(records) },
        before,
        ...(Object.keys(merging).length > 0 ? { merging } : {}),
      }
      const [path, text] = [`${roundFolder}/${recordPath(meetingFolder)}`, JSON.stringify(next)]
      const kept: Staged[] = []
      if (text !== record.text) kept.push({ staged: naming(path, () => workspace.stage(path, encode(text))), path })
      const all = entries.reduce((sum, { files: its }) => sum + Object.keys(its).length, 0)
      const written = staged.length
      return { staged: [...kept, ...staged], diagnostics, written, unchanged: all - written, left }
    },
  }
}

/** What a delivery may take away. */
export interface Stale {
  /** the manifest of the last build */
  readonly previous: Manifest | undefined
  /** what the meetings no longer have, @see Parcel */
  readonly left: readonly Parcel['left'][]
}

/**
 * Ends the delivery of a round: files of speeches that are no longer in it go, if nobody touched them; the manifest
 * comes last.
 * @param name of the manifest
 * @param stale missing where nothing is to be taken away
 * @param keep entries of the previous manifest that this build did not make anew
 */
export function finish(
  workspace: Workspace,
  folder: string,
  manifest: Manifest,
  {
    name,
    stale,
    keep = [],
  }: { readonly name: string; readonly stale?: Stale; readonly keep?: readonly ManifestSpeech[] },
): readonly Diagnostic[] {
  const whole = joined(manifest, keep)
  const diagnostics = stale === undefined ? [] : removeStale(workspace, folder, whole, stale)
  const [path, bytes] = [`${folder}/${name}`, encode(manifestText(whole))]
  if (digestAt(workspace, path) !== digest(bytes)) naming(path, () => workspace.write(path, bytes))
  return diagnostics
}

function removeStale(workspace: Workspace, folder: string, whole: Manifest, { previous, left }: Stale) {
  const diagnostics: Diagnostic[] = []
  const wanted = new Set(whole.speeches.flatMap(pathsOf))
  const still = new Set(Array.from(wanted, folderOf))
  const candidates = new Map<string, Set<string>>()
  const add = (path: string, written: string): void => {
    if (wanted.has(path)) return
    candidates.set(path, (candidates.get(path) ?? new Set([nothingIn])).add(written))
  }
  for (const [path, written] of digestsIn(previous?.speeches ?? [])) add(path, written)
  for (const of of left) for (const [path, written] of Object.entries(of)) add(path, written)
  const records = workspace.list(`${folder}/${memory}`).filter((path) => /^[^/]+\.json$/u.test(path))
  const gone = records.map((path) => path.slice(0, -'.json'.length)).filter((meeting) => !still.has(meeting))
  // A build that was killed left files that no manifest knows
  for (const meeting of gone) {
    const { speeches, before } = readRecord(workspace, folder, meeting)
    for (const [path, written] of digestsIn(Object.values(speeches).map(({ entry }) => entry))) add(path, written)
    for (const [path, written] of Object.entries(before)) if (!isBeside(path)) add(path, written)
  }
  for (const [path, written] of candidates) {
    const target = `${folder}/${path}`
    const found = digestAt(workspace, target)
    if (found === undefined) continue
    if (written.has(found)) {
      naming(target, () => workspace.remove(target))
      diagnostics.push(diagnostic('out/stale-removed', { file: target }))
    } else diagnostics.push(diagnostic('out/stale-kept', { file: target }))
  }
  for (const meeting of gone) workspace.remove(`${folder}/${recordPath(meeting)}`)
  return diagnostics
}

/** The manifest of the last build; one that cannot be read is told, and counts for nothing. */
export function readManifest(
  workspace: Workspace,
  folder: string,
  name: string,
  diagnostics: Diagnostic[],
): Manifest | undefined {
  const path = `${folder}/${name}`
  const bytes = naming(path, () => workspace.read(path))
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

/** `1-组长动员.new.docx`, which lies beside what was edited by hand: its reader takes it away. */
const isBeside = (path: string): boolean => /\.new(?:-\d+)?\.[^./]+$/u.test(path)
