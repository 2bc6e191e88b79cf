import type { Diagnostic } from '../../model/diagnostic.ts'
import type { ManifestSpeech } from '../../model/manifest.ts'
import type { SpeechRecord } from '../../model/record.ts'
import type { Build, Made, Sitting } from '../../pipeline.ts'
import { generateMeeting } from '../../pipeline.ts'
import type { Desk, KnownDigests } from '../../workspace/deliver.ts'
import { openDesk } from '../../workspace/deliver.ts'
import type { Parcel } from '../../workspace/parcel.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** What was made of one meeting: plain data, for it may come from another thread. */
export interface MeetingResult {
  /** entries of the speeches that were asked for */
  readonly entries: readonly ManifestSpeech[]
  readonly parcel: Parcel
  readonly diagnostics: readonly Diagnostic[]
  /** of speeches that were not asked for: told in the manifest, which speaks of the whole round, but in nobody's way */
  readonly unwanted: readonly Diagnostic[]
}

/** Where the files of a round go, and what is known of them. */
export interface Delivery {
  readonly folder: string
  readonly force: boolean
  /** of the last manifest, by the meetings' folders */
  readonly manifest: ReadonlyMap<string, KnownDigests>
}

const none: KnownDigests = new Map()

/** Makes the speeches of a meeting and lays their files beside their places. */
export async function buildMeeting(
  build: Build,
  sitting: Sitting,
  user: Workspace,
  { folder, force, manifest }: Delivery,
): Promise<MeetingResult> {
  const desk = openDesk(user, folder, sitting.folder, {
    force,
    partial: build.only !== undefined,
    manifest: manifest.get(sitting.folder) ?? none,
  })
  const generated = await generateMeeting({ ...build, remembered: desk.remembered, isIntact: desk.isIntact }, sitting)
  const unwanted = generated.made.filter(({ wanted }) => !wanted)
  const { made, merged, diagnostics } = await merge(
    generated.made.filter(({ wanted }) => wanted),
    desk,
    build,
    folder,
  )
  const records = new Map<string, SpeechRecord>()
  for (const { stem, record } of made) if (record !== undefined) records.set(stem, record)
  const files = made.flatMap(({ artifacts }) => artifacts)
  const parcel = desk.stage(files, records, merged)
  return {
    entries: Array.from(records.values(), ({ entry }) => entry),
    parcel: { ...parcel, diagnostics: [...parcel.diagnostics, ...diagnostics] },
    diagnostics: [...generated.diagnostics, ...made.flatMap((one) => one.diagnostics)],
    unwanted: unwanted.flatMap((one) => one.diagnostics),
  }
}

/** Keeps what was edited by hand; what merges is only loaded where something was. */
async function merge(made: readonly Made[], desk: Desk, build: Build, folder: string) {
  const hasEdits = made.some(({ artifacts }) =>
    artifacts.some(({ path }) => path.endsWith('.md') && desk.edited(path) !== undefined),
  )
  if (!hasEdits) return { made, merged: new Set<string>(), diagnostics: [] }
  const { revise } = await import('./revise.ts')
  const revised = await Promise.all(made.map((one) => revise(one, desk, build, folder)))
  return {
    made: revised.map((one) => one.made),
    merged: new Set(revised.flatMap((one) => one.merged)),
    diagnostics: revised.flatMap((one) => one.diagnostics),
  }
}
