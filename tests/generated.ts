import type { Build } from '../src/pipeline.ts'
import { checkWhole, generateMeeting, sittingsOf } from '../src/pipeline.ts'
import { partsOf } from '../src/plan/part.ts'

/** A whole round at once, in memory: what a build writes and says, without a folder to write it in. */
export function generate(build: Omit<Build, 'partOf' | 'remembered' | 'isIntact'>) {
  const partOf = partsOf(build.round)
  const all = sittingsOf(build.round).map((sitting) => generateMeeting({ ...build, partOf }, sitting))
  const made = all.flatMap((meeting) => meeting.made)
  return {
    artifacts: made.flatMap(({ artifacts }) => artifacts),
    entries: made.flatMap(({ record, wanted }) => (record === undefined || !wanted ? [] : [record.entry])),
    diagnostics: [
      ...all.flatMap(({ diagnostics }) => diagnostics),
      ...made.flatMap(({ diagnostics }) => diagnostics),
      ...checkWhole(build),
    ],
  }
}
