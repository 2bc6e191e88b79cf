import type { Catalogue } from '../model/catalogue.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { byPlace, isError } from '../model/diagnostic.ts'
import type { Manifest } from '../model/manifest.ts'
import { roundLimits } from '../parse/limits.ts'
import type { ParsedRound } from '../parse/round.ts'
import { parseRound } from '../parse/round.ts'
import { decodeText } from '../parse/text.ts'
import { digest } from '../workspace/digest.ts'
import { threadScript } from '../workspace/program.ts'
import { fileName } from '../workspace/path.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Assets, Texts } from './assets.ts'
import { readInput } from './input.ts'
import type { Finisher } from './build/finisher.ts'
import type { BuildOptions } from './build/options.ts'
import { fails } from './build/options.ts'
import type { Ground, Threads } from './build/pool.ts'
import type { Input, RoundResult } from './build/round.ts'
import { buildRound } from './build/round.ts'
import type { Site } from './build/shares.ts'
import { fillTexts } from './build/texts.ts'

/** What a build did: one manifest a round, everything there is to say, and the exit status. */
export interface BuildResult {
  readonly manifests: readonly { readonly folder: string; readonly manifest: Manifest }[]
  readonly written: number
  readonly unchanged: number
  readonly diagnostics: readonly Diagnostic[]
  /** 0 done, 1 errors in the input or the text, 2 could not run */
  readonly status: 0 | 1 | 2
}

/** Who else works on a build. */
export interface Help {
  /** where the folders are for threads; missing where none are to be started */
  readonly disk?: Ground
  /** the thread that finishes speeches, started when it is first asked for; missing where there is to be none */
  readonly finisher?: () => Promise<Finisher | undefined>
}

/** The round that was read last with some facts: a watch builds it again whenever a template is saved. */
const latest = new WeakMap<Catalogue, Input>()

function readAgain(catalogue: Catalogue, inputs: Input['inputs']): ParsedRound | undefined {
  const before = latest.get(catalogue)
  return JSON.stringify(before?.inputs) === JSON.stringify(inputs) ? before?.parsed : undefined
}

/** The threads of a build: they are started for the first round that is worth it, and stay for the others. */
function threadsOf(
  disk: Ground | undefined,
  jobs: number,
): Pick<Site, 'threads'> & { areStarted: () => boolean; close: () => Promise<void> } {
  let started: Threads | undefined
  const close = async (): Promise<void> => started?.close()
  const areStarted = (): boolean => started !== undefined
  if (disk === undefined || threadScript === undefined || jobs <= 1) return { areStarted, close }
  const script = threadScript
  const threads = async (): Promise<Threads> => {
    const { openThreads } = await import('./build/pool.ts')
    return (started ??= openThreads(script, disk, jobs))
  }
  return { threads, areStarted, close }
}

/**
 * Builds every round file. Nothing of a round is written while any of its speeches has an error; the other rounds are.
 * @param assets templates and facts, whatever is wrong with them
 * @param user the folder that round files and output are in
 * @param texts filled with the texts that the diagnostics point into
 */
export async function buildRounds(
  assets: Assets,
  user: Workspace,
  options: BuildOptions,
  texts: Texts,
  { disk, finisher }: Help = {},
): Promise<BuildResult> {
  const diagnostics: Diagnostic[] = [...assets.diagnostics]
  const { catalogue, library } = assets
  if (!assets.checked && !diagnostics.some(isError)) {
    const { checkAssets } = await import('./assets.ts')
    diagnostics.push(...checkAssets(assets))
  }
  const manifests: { folder: string; manifest: Manifest }[] = []
  let [written, unchanged, unable] = [0, 0, false]
  if (catalogue === undefined || library === undefined || diagnostics.some(isError))
    return { manifests, written, unchanged, diagnostics, status: 1 }
  const { threads, areStarted, close } = threadsOf(disk, options.jobs ?? 1)
  const site: Site = {
    user,
    ...(threads === undefined ? {} : { threads }),
    ...(finisher === undefined ? {} : { finisher }),
  }
  try {
    for (const file of options.files) {
      if (areStarted()) {
        // Rounds that threads are started for are large, and this thread reads them all
        latest.delete(catalogue)
        const { tidyUp } = await import('./build/tidy.ts')
        tidyUp()
      }
      const result = await buildFile(file, { ...assets, catalogue }, site, options, texts)
      diagnostics.push(...result.diagnostics.toSorted(byPlace))
      written += result.written
      unchanged += result.unchanged
      unable ||= result.unable
      if (result.built !== undefined) manifests.push(result.built)
    }
  } finally {
    await close()
  }
  fillTexts(diagnostics, assets.source, texts)
  const failed = diagnostics.some(fails(options.strict))
  return { manifests, written, unchanged, diagnostics, status: unable ? 2 : failed ? 1 : 0 }
}

/** Reads a round file and builds its round. */
async function buildFile(
  file: string,
  assets: Assets & { readonly catalogue: Catalogue },
  site: Site,
  options: BuildOptions,
  texts: Texts,
): Promise<RoundResult> {
  const input = readInput(site.user, file, roundLimits.bytes)
  if ('problem' in input) return { diagnostics: [input.problem], written: 0, unchanged: 0, unable: true }
  const { catalogue } = assets
  const { bytes } = input
  const name = fileName(file)
  const decoded = decodeText(bytes)
  if ('text' in decoded) texts.set(name, decoded.text)
  const inputs = { [name]: digest(bytes) }
  const parsed = readAgain(catalogue, inputs) ?? parseRound(name, bytes, catalogue)
  latest.set(catalogue, { inputs, parsed })
  return buildRound({ parsed, inputs }, assets, site, options, texts)
}
