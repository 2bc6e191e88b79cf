import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic, isError } from '../model/diagnostic.ts'
import type { Manifest, ManifestSpeech } from '../model/manifest.ts'
import type { Finding } from '../report/json.ts'
import { inOrder } from '../report/json.ts'
import { digestsIn, finish, pathsOf, readManifest } from '../workspace/deliver.ts'
import { placeInRound } from '../workspace/manifest-text.ts'
import { digest } from '../workspace/digest.ts'
import { refusal } from '../workspace/refused.ts'
import type { Lock, Workspace } from '../workspace/workspace.ts'

/** What was joined, where the shares of a round are whole. */
export interface MergeResult {
  readonly manifest?: Manifest
  readonly diagnostics: readonly Diagnostic[]
}

/** One machine's share of a round. */
interface Share {
  readonly name: string
  readonly index: number
  readonly count: number
  readonly manifest: Manifest
}

/**
 * Joins the manifests that `build --shard` left in the folder of a round. Nothing is joined while a share or a file is
 * missing, doubled, or from another input.
 * @param folder of the round: `out/十三届县委第一轮巡察`
 */
export function mergeShares(user: Workspace, folder: string): MergeResult {
  const diagnostics: Diagnostic[] = []
  const shares = readShares(user, folder, diagnostics)
  const [first] = shares
  if (first === undefined) return { diagnostics: [...diagnostics, diagnostic('out/no-shards', { folder })] }
  let lock: Lock | undefined
  try {
    lock = user.lock(folder)
    if (lock === undefined) return { diagnostics: [...diagnostics, diagnostic('out/busy', { folder })] }
    return joinShares(user, folder, [first, ...shares.slice(1)], diagnostics)
  } catch (error) {
    const refused = refusal(error)
    if (refused === undefined) throw error
    const { file = folder, code: reason } = refused
    return { diagnostics: [...diagnostics, diagnostic('out/cannot-write', { file, reason })] }
  } finally {
    lock?.release()
  }
}

function joinShares(
  user: Workspace,
  folder: string,
  shares: readonly [Share, ...Share[]],
  told: readonly Diagnostic[],
): MergeResult {
  const diagnostics = [...told]
  const [first] = shares
  diagnostics.push(...disagreements(folder, shares, first))
  const missing = Array.from({ length: first.count }, (_, i) => i + 1).filter(
    (index) => !shares.some((share) => share.index === index),
  )
  if (missing.length > 0)
    diagnostics.push(
      diagnostic('out/shard-missing', { folder, missing: missing.slice(0, 10).join('、'), count: first.count }),
    )
  const speeches = shares.flatMap(({ manifest }) => manifest.speeches)
  diagnostics.push(...doubled(folder, speeches), ...lost(user, folder, speeches))
  if (diagnostics.some(isError)) return { diagnostics }
  const manifest: Manifest = {
    ...first.manifest,
    speeches: speeches.toSorted(placeInRound),
    // What is to be said of the round as a whole was said in every share
    diagnostics: inOrder(distinct(shares.flatMap((share) => share.manifest.diagnostics as readonly Finding[]))),
  }
  const previous = readManifest(user, folder, 'manifest.json', diagnostics)
  diagnostics.push(...finish(user, folder, manifest, { name: 'manifest.json', stale: { previous, left: [] } }))
  for (const { name } of shares) user.remove(`${folder}/${name}`)
  return { manifest, diagnostics }
}

function readShares(user: Workspace, folder: string, diagnostics: Diagnostic[]): readonly Share[] {
  return user.list(folder).flatMap((name): readonly Share[] => {
    const [, index, count] = /^manifest-(\d+)-of-(\d+)\.json$/.exec(name) ?? []
    const manifest = index === undefined ? undefined : readManifest(user, folder, name, diagnostics)
    return manifest === undefined ? [] : [{ name, index: Number(index), count: Number(count), manifest }]
  })
}

function disagreements(folder: string, shares: readonly Share[], first: Share): readonly Diagnostic[] {
  const differ = (what: string, of: (share: Share) => unknown): readonly Diagnostic[] =>
    shares.every((share) => JSON.stringify(of(share)) === JSON.stringify(of(first)))
      ? []
      : [diagnostic('out/shards-differ', { folder, what })]
  return [
    ...differ('份数不同', ({ count }) => count),
    ...differ('轮次名称不同', ({ manifest }) => manifest.round),
    ...differ('轮次文件的内容不同', ({ manifest }) => manifest.inputs),
  ]
}

function doubled(folder: string, speeches: readonly ManifestSpeech[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return speeches.flatMap(pathsOf).flatMap((path) => {
    if (seen.has(path)) return [diagnostic('out/speech-doubled', { file: `${folder}/${path}` })]
    seen.add(path)
    return []
  })
}

/** Files that a manifest names and that are not there, or are not what was written. */
function lost(user: Workspace, folder: string, speeches: readonly ManifestSpeech[]): readonly Diagnostic[] {
  return Array.from(digestsIn(speeches)).flatMap(([path, written]) => {
    const file = `${folder}/${path}`
    const bytes = user.read(file)
    if (bytes === undefined) return [diagnostic('out/speech-missing', { file })]
    return digest(bytes) === written ? [] : [diagnostic('out/speech-changed', { file })]
  })
}

const distinct = <T>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map((each) => [JSON.stringify(each), each])).values(),
]
