import type { Manifest, ManifestSpeech } from '../model/manifest.ts'

/** A manifest with a line for every speech and every finding: thousands of them can be read one by one. */
export function manifestText({ speeches, diagnostics, ...rest }: Manifest): string {
  const lines = (list: readonly unknown[]): string =>
    list.length === 0 ? '[]' : `[\n${list.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]`
  const head = JSON.stringify(rest, undefined, 2).slice(0, -2)
  return `${head},\n  "speeches": ${lines(speeches)},\n  "diagnostics": ${lines(diagnostics)}\n}\n`
}

/** A manifest with entries of the one before it, each in its place. */
export function joined(manifest: Manifest, keep: readonly ManifestSpeech[]): Manifest {
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
