import { safeName } from '../../emit/file-names.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic, isError } from '../../model/diagnostic.ts'
import type { Manifest, ManifestSpeech } from '../../model/manifest.ts'
import type { Round } from '../../model/round.ts'
import type { ParsedRound } from '../../parse/round.ts'
import type { Sitting } from '../../pipeline.ts'
import { checkWhole } from '../../pipeline.ts'
import { writtenItems } from '../../plan/plan.ts'
import { findingsJson, inOrder } from '../../report/json.ts'
import type { KnownDigests } from '../../workspace/deliver.ts'
import { digestsIn, finish, pathsOf, readManifest } from '../../workspace/deliver.ts'
import { discard, put } from '../../workspace/parcel.ts'
import { refusal } from '../../workspace/refused.ts'
import type { Lock, Workspace } from '../../workspace/workspace.ts'
import type { Assets, Texts } from '../assets.ts'
import { openMaking } from './making.ts'
import type { Delivery, MeetingResult } from './meetings.ts'
import type { BuildOptions } from './options.ts'
import { fails, manifestName } from './options.ts'
import type { Printed } from './pdf.ts'
import type { Site } from './shares.ts'
import { handsFor, sharesOf } from './shares.ts'
import { fillTexts } from './texts.ts'
import { awaitTurn } from './turn.ts'

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
  site: Site,
  options: BuildOptions,
  texts: Texts,
): Promise<RoundResult> {
  const { value: round, places, diagnostics } = parsed
  if (round === undefined) return { ...nothing, diagnostics }
  const { user } = site
  const folder = `${options.out}/${safeName(round.name)}`
  let lock: Lock | undefined
  try {
    lock = await awaitTurn(user, folder, options.shard)
    if (lock === undefined)
      return { ...nothing, diagnostics: [...diagnostics, diagnostic('out/busy', { folder })], unable: true }
    return await buildHeld({ round, places, diagnostics, inputs, folder, lock }, assets, site, options, texts)
  } catch (error) {
    // Also what threads had laid beside its place that nobody heard of
    if (lock !== undefined) user.clear(folder)
    // Only the system's own refusals (EACCES, ENOSPC, EBUSY …) are the user's to mend
    const refused = refusal(error)
    if (refused === undefined) throw error
    const { file = folder, code: reason } = refused
    const told = diagnostic('out/cannot-write', { file, reason })
    return { ...nothing, diagnostics: [...diagnostics, told], unable: true }
  } finally {
    lock?.release()
  }
}

const nothing = { written: 0, unchanged: 0, unable: false }

/** A round whose folder nobody else is at work in. */
interface Held extends Pick<Input, 'inputs'>, Pick<ParsedRound, 'places' | 'diagnostics'> {
  readonly round: Round
  readonly folder: string
  readonly lock: Lock
}

async function buildHeld(
  { round, places, diagnostics: parsing, inputs, folder, lock }: Held,
  assets: Assets,
  site: Site,
  options: BuildOptions,
  texts: Texts,
): Promise<RoundResult> {
  const diagnostics: Diagnostic[] = [...parsing]
  const { user } = site
  const { only, shard, strict, force } = options
  const previous = readManifest(user, folder, 'manifest.json', diagnostics)
  const hands = handsFor(round.meetings.length / (shard?.count ?? 1), site, options.jobs)
  const finisher = hands === 'finisher' ? await site.finisher?.() : undefined
  const making = await openMaking({ value: round, places }, assets, options, finisher)
  const indices = making.sittings
    .map((_, i) => i)
    .filter((i) => shard === undefined || i % shard.count === shard.index - 1)
  const results: MeetingResult[] = []
  const delivery: Delivery = { folder, force, manifest: byFolder(previous) }
  const total = indices.reduce((sum, i) => sum + speechesOf(making.sittings[i]), 0)
  let done = 0
  const add = (result: MeetingResult): void => {
    results.push(result)
    lock.beat()
    for (const { title } of result.entries) options.onProgress?.(++done, total, title)
  }
  for await (const share of sharesOf({ value: round, places }, making, { indices, hands }, site, delivery)) {
    if ('refused' in share) throw Object.assign(new Error(share.refused.code), share.refused)
    share.results.forEach(add)
  }
  diagnostics.push(...results.flatMap((result) => result.diagnostics), ...checkWhole(making.build))
  const entries = results.flatMap((result) => result.entries)
  const nothingSelected = only !== undefined && entries.length === 0 && !diagnostics.some(isError)
  if (nothingSelected) diagnostics.push(diagnostic('out/nothing-selected', { only }))
  if (nothingSelected || diagnostics.some(fails(strict))) {
    for (const { parcel } of results) discard(user, parcel)
    return { ...nothing, diagnostics, unable: nothingSelected }
  }
  const unwanted = results.flatMap((result) => result.unwanted)
  fillTexts([...diagnostics, ...unwanted], assets.source, texts)
  const manifest: Manifest = {
    version: 1,
    round: round.name,
    inputs,
    speeches: entries,
    diagnostics: inOrder(findingsJson([...diagnostics, ...unwanted], texts)),
  }
  const putting = results.flatMap(({ parcel }) => put(user, parcel))
  diagnostics.push(...results.flatMap(({ parcel }) => parcel.diagnostics), ...putting)
  // A manifest of what is not there would lie: the last one stays, and the next build does the rest
  if (putting.some(isError)) return { ...nothing, diagnostics, unable: true }
  const printed = await print(user, folder, entries, previous, options)
  diagnostics.push(...printed.diagnostics)
  const made = new Set(printed.entries.flatMap(pathsOf))

  const keep =
    only === undefined
      ? []
      : (previous?.speeches ?? []).filter((speech) => !pathsOf(speech).some((path) => made.has(path)))
  // What another machine's share is to be is not ours to take away
  const stale = shard === undefined && only === undefined
  const whole = { ...manifest, speeches: printed.entries }
  const left = results.map(({ parcel }) => parcel.left)
  diagnostics.push(
    ...finish(user, folder, whole, {
      name: manifestName(shard),
      keep,
      ...(stale ? { stale: { previous, left } } : {}),
    }),
  )
  return {
    diagnostics,
    built: { folder, manifest: whole },
    written: results.reduce((sum, { parcel }) => sum + parcel.written, printed.written),
    unchanged: results.reduce((sum, { parcel }) => sum + parcel.unchanged, printed.unchanged),
    unable: printed.diagnostics.some(isError),
  }
}

const speechesOf = (sitting: Sitting | undefined): number =>
  sitting === undefined ? 0 : writtenItems(sitting.meeting).length

/** The PDFs, where they are asked for; what makes them is only loaded then. */
async function print(
  user: Workspace,
  folder: string,
  entries: readonly ManifestSpeech[],
  previous: Manifest | undefined,
  { formats, toPdf, force }: BuildOptions,
): Promise<Printed> {
  if (toPdf === undefined || !formats.includes('pdf')) return { entries, diagnostics: [], written: 0, unchanged: 0 }
  const { printSpeeches } = await import('./pdf.ts')
  return printSpeeches(user, folder, entries, previous, { toPdf, force })
}

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
