import { openShell } from '../../emit/docx/document.ts'
import { safeName } from '../../emit/file-names.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { byPlace, diagnostic } from '../../model/diagnostic.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { ParsedRound } from '../../parse/round.ts'
import { placeOf } from '../../parse/round/resolving.ts'
import type { Build } from '../../pipeline.ts'
import { checkWhole, sittingsOf } from '../../pipeline.ts'
import { partsOf } from '../../plan/part.ts'
import { findingsJson } from '../../report/json.ts'
import { digestsIn, discard, finish, pathsOf, put, readManifest } from '../../workspace/deliver.ts'
import type { KnownDigests } from '../../workspace/deliver.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Assets, Texts } from '../assets.ts'
import { readyShell } from '../ready.ts'
import { globFilter } from './glob.ts'
import type { MeetingResult } from './meetings.ts'
import { buildMeeting } from './meetings.ts'
import type { BuildOptions } from './options.ts'
import { fails } from './options.ts'
import { fillTexts } from './texts.ts'

/** What a build did with one round. */
export interface RoundResult {
  readonly diagnostics: readonly Diagnostic[]
  readonly built?: { readonly folder: string; readonly manifest: Manifest }
  readonly written: number
  readonly unchanged: number
  /** whether it could not run at all */
  readonly unable: boolean
}

/** The round as it was read, with the digests of its files. */
export interface Input {
  readonly parsed: ParsedRound
  readonly inputs: Readonly<Record<string, string>>
}

/**
 * Builds a round: every file is laid beside its place first, and put there only when none of the speeches has an error.
 * @param texts the texts that the diagnostics point into
 */
export async function buildRound(
  { parsed, inputs }: Input,
  assets: Assets,
  user: Workspace,
  options: BuildOptions,
  texts: Texts,
): Promise<RoundResult> {
  const diagnostics: Diagnostic[] = [...parsed.diagnostics]
  const [round, { catalogue, library }] = [parsed.value, assets]
  const nothing = { written: 0, unchanged: 0, unable: false }
  if (round === undefined || catalogue === undefined || library === undefined) return { ...nothing, diagnostics }
  const { formats, only, shard, strict, force, generator } = options
  const build: Build = {
    ...assets,
    round,
    catalogue,
    library,
    partOf: partsOf(round),
    placeOf: (path) => placeOf(parsed.places, path),
    isWritten: (path) => parsed.places.has(path),
    formats,
    generator,
    ...(formats.includes('docx') ? { shell: readyShell('document') ?? (await openShell('document')) } : {}),
    ...(only === undefined ? {} : { only: globFilter(only) }),
  }
  const folder = `${options.out}/${safeName(round.name)}`
  const previous = readManifest(user, folder, diagnostics)
  const sittings = sittingsOf(round).filter((_, i) => shard === undefined || i % shard.count === shard.index - 1)
  const results: MeetingResult[] = []
  const discardAll = (): void => {
    for (const { parcel } of results) discard(user, parcel)
  }
  let done = 0
  try {
    const delivery = { folder, force, manifest: byFolder(previous) }
    for (const sitting of sittings) {
      const result = buildMeeting(build, sitting, user, delivery)
      results.push(result)
      for (const { title } of result.entries) options.onProgress?.(++done, sittings.length, title)
    }
    diagnostics.push(...results.flatMap((result) => result.diagnostics), ...checkWhole(build))
    const entries = results.flatMap((result) => result.entries)
    const nothingSelected = only !== undefined && entries.length === 0 && !diagnostics.some(isError)
    if (nothingSelected) diagnostics.push(diagnostic('out/nothing-selected', { only }))
    if (nothingSelected || diagnostics.some(fails(strict))) {
      discardAll()
      return { ...nothing, diagnostics, unable: nothingSelected }
    }
    const unwanted = results.flatMap((result) => result.unwanted)
    fillTexts([...diagnostics, ...unwanted], assets.source, texts)
    const manifest: Manifest = {
      version: 1,
      round: round.name,
      inputs,
      speeches: entries,
      diagnostics: findingsJson([...diagnostics, ...unwanted].toSorted(byPlace), texts),
    }
    for (const { parcel } of results) put(user, parcel)
    diagnostics.push(...results.flatMap(({ parcel }) => parcel.diagnostics))
    const made = new Set(entries.flatMap(pathsOf))
    const keep =
      only === undefined
        ? []
        : (previous?.speeches ?? []).filter((speech) => !pathsOf(speech).some((path) => made.has(path)))
    diagnostics.push(...finish(user, folder, manifest, { previous, keep }))
    return {
      diagnostics,
      built: { folder, manifest },
      written: results.reduce((sum, { parcel }) => sum + parcel.written, 0),
      unchanged: results.reduce((sum, { parcel }) => sum + parcel.unchanged, 0),
      unable: false,
    }
  } catch (error) {
    // Only the system's own refusals (EACCES, ENOSPC, EBUSY …) are the user's to mend
    const reason = (error as NodeJS.ErrnoException).code
    discardAll()
    if (reason === undefined) throw error
    return {
      ...nothing,
      diagnostics: [...diagnostics, diagnostic('out/cannot-write', { file: folder, reason })],
      unable: true,
    }
  }
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

/** What the last manifest knows, by the meetings' folders. */
function byFolder(manifest: Manifest | undefined): ReadonlyMap<string, KnownDigests> {
  const known = new Map<string, Map<string, string>>()
  for (const [path, value] of digestsIn(manifest?.speeches ?? [])) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    const files = known.get(folder) ?? new Map<string, string>()
    known.set(folder, files.set(path, value))
  }
  return known
}
