import type { Diagnostic } from '../../model/diagnostic.ts'
import type { ManifestSpeech } from '../../model/manifest.ts'
import type { SpeechRecord } from '../../model/record.ts'
import type { Build, Sitting } from '../../pipeline.ts'
import { generateMeeting } from '../../pipeline.ts'
import type { KnownDigests, Parcel } from '../../workspace/deliver.ts'
import { openDesk } from '../../workspace/deliver.ts'
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
export function buildMeeting(
  build: Build,
  sitting: Sitting,
  user: Workspace,
  { folder, force, manifest }: Delivery,
): MeetingResult {
  const desk = openDesk(user, folder, sitting.folder, {
    force,
    partial: build.only !== undefined,
    manifest: manifest.get(sitting.folder) ?? none,
  })
  const { made, diagnostics } = generateMeeting(
    { ...build, remembered: desk.remembered, isIntact: desk.isIntact },
    sitting,
  )
  const records = new Map<string, SpeechRecord>()
  for (const { stem, record, wanted } of made) if (record !== undefined && wanted) records.set(stem, record)
  const parcel = desk.stage(
    made.flatMap(({ artifacts }) => artifacts),
    records,
  )
  return {
    entries: Array.from(records.values(), ({ entry }) => entry),
    parcel,
    diagnostics: [...diagnostics, ...made.filter(({ wanted }) => wanted).flatMap((one) => one.diagnostics)],
    unwanted: made.filter(({ wanted }) => !wanted).flatMap((one) => one.diagnostics),
  }
}
