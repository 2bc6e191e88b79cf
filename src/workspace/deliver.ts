import type { Artifact } from '../model/artifact.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Manifest, ManifestSpeech } from '../model/manifest.ts'
import { formats } from '../model/manifest.ts'
import { digest } from './digest.ts'
import type { Workspace } from './workspace.ts'

/** Written before the first file and removed after the manifest: what a build that was killed had begun to write. */
const begun = '.speechgen-begun.json'

/** What was done with the files of a round. */
export interface Delivery {
  /** files written anew or changed */
  readonly written: number
  /** files that were already as they should be */
  readonly unchanged: number
  readonly diagnostics: readonly Diagnostic[]
}

/** What is to be delivered into the folder of one round. */
export interface Order {
  readonly folder: string
  readonly artifacts: readonly Artifact[]
  readonly manifest: Manifest
  /** overwrite what was edited by hand */
  readonly force: boolean
  /** only some of the round's speeches were made: entries of the others stay */
  readonly partial: boolean
}

/**
 * Writes the files of a round. A file that differs from what was generated last was edited by hand: it stays, and the
 * new version is laid beside it. Files of speeches that are no longer in the round go, if nobody touched them. The
 * manifest comes last.
 */
export function deliver(workspace: Workspace, { folder, artifacts, manifest, force, partial }: Order): Delivery {
  const diagnostics: Diagnostic[] = []
  const manifestPath = `${folder}/manifest.json`
  const previous = readManifest(workspace, manifestPath, diagnostics)
  const known = knownDigests(previous)
  const beginning = readBegun(workspace, `${folder}/${begun}`)
  const ours = (path: string, found: string): boolean => known.get(path) === found || beginning.get(path) === found
  const wanted = new Map(artifacts.map(({ path, bytes }) => [path, digest(bytes)]))
  const pending = artifacts.filter(({ path }) => currentDigest(workspace, `${folder}/${path}`) !== wanted.get(path))
  const keep = partial ? (previous?.speeches ?? []).filter((speech) => !replaced(speech, wanted)) : []
  const whole = merged(manifest, keep)
  const stale = [...known.keys()].filter((path) => !wanted.has(path) && !paths(keep).includes(path))
  if (pending.length > 0) {
    const planned = new Map([...beginning, ...wanted])
    workspace.write(`${folder}/${begun}`, encode(Object.fromEntries(planned)))
  }
  let written = 0
  for (const { path, bytes } of pending) {
    const target = `${folder}/${path}`
    const found = currentDigest(workspace, target)
    if (found !== undefined && !force && !ours(path, found)) {
      const beside = freeName(workspace, target, bytes)
      workspace.write(beside, bytes)
      diagnostics.push(diagnostic('out/hand-edited', { file: target, beside }))
    } else workspace.write(target, bytes)
    written++
  }
  for (const path of stale) {
    const target = `${folder}/${path}`
    const found = currentDigest(workspace, target)
    if (found === undefined) continue
    if (ours(path, found)) {
      workspace.remove(target)
      diagnostics.push(diagnostic('out/stale-removed', { file: target }))
    } else diagnostics.push(diagnostic('out/stale-kept', { file: target }))
  }
  const bytes = encode(whole)
  if (currentDigest(workspace, manifestPath) !== digest(bytes)) workspace.write(manifestPath, bytes)
  workspace.remove(`${folder}/${begun}`)
  return { written, unchanged: artifacts.length - pending.length, diagnostics }
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`)

function currentDigest(workspace: Workspace, path: string): string | undefined {
  const bytes = workspace.read(path)
  return bytes === undefined ? undefined : digest(bytes)
}

function readManifest(workspace: Workspace, path: string, diagnostics: Diagnostic[]): Manifest | undefined {
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

function readBegun(workspace: Workspace, path: string): ReadonlyMap<string, string> {
  try {
    const bytes = workspace.read(path)
    return bytes === undefined
      ? new Map()
      : new Map(Object.entries(JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>))
  } catch {
    return new Map()
  }
}

function knownDigests(manifest: Manifest | undefined): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const speech of manifest?.speeches ?? [])
    for (const format of formats) {
      const [path, value] = [speech.files[format], speech.digests[format]]
      if (path !== undefined && value !== undefined) known.set(path, value)
    }
  return known
}

const paths = (speeches: readonly ManifestSpeech[]): readonly string[] =>
  speeches.flatMap((speech) => Object.values(speech.files))

const replaced = (speech: ManifestSpeech, wanted: ReadonlyMap<string, string>): boolean =>
  Object.values(speech.files).some((path) => wanted.has(path))

function merged(manifest: Manifest, keep: readonly ManifestSpeech[]): Manifest {
  if (keep.length === 0) return manifest
  const speeches = [...manifest.speeches, ...keep].toSorted((a, b) => {
    const [[meetingA, positionA], [meetingB, positionB]] = [numbersOf(a), numbersOf(b)]
    return meetingA - meetingB || positionA - positionB
  })
  return { ...manifest, speeches }
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
    const found = currentDigest(workspace, name)
    if (found === undefined || found === wanted) return name
  }
}
