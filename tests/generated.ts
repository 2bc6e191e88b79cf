import type { Build } from '../src/pipeline.ts'
import { finishSpeech } from '../src/finish.ts'
import { checkWhole, generateMeeting, sittingsOf } from '../src/pipeline.ts'
import { partsOf } from '../src/plan/part.ts'

/** A whole round at once, in memory: what a build writes and says, without a folder to write it in. */
export async function generate(build: Omit<Build, 'partOf' | 'finish' | 'remembered' | 'isIntact'>) {
  const { round, catalogue } = build
  const partOf = partsOf(round)
  const finish: Build['finish'] = (composed) => finishSpeech(composed, { catalogue })
  const all = await Promise.all(
    sittingsOf(round).map((sitting) => generateMeeting({ ...build, partOf, finish }, sitting)),
  )
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
