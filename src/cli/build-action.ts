import { availableParallelism } from 'node:os'
import type { Roots, Texts } from '../commands/assets.ts'
import type { BuildResult } from '../commands/build.ts'
import { finisherOf } from '../commands/build/finisher-of.ts'
import type { BuildOptions, Shard } from '../commands/build/options.ts'
import { fileName } from '../workspace/path.ts'
import { packageFolder } from '../workspace/program.ts'
import type { RoundFlags } from './round-flags.ts'
import { roundDefaults, roundOptions } from './round-flags.ts'
import type { DirFlags, Status, Surroundings } from './surroundings.ts'
import { ownRoots, report, statusOf } from './surroundings.ts'

/** What `build` is asked for. */
export interface BuildFlags extends RoundFlags {
  readonly force: boolean
  readonly json: boolean
  readonly jobs?: number
  readonly shard?: Shard
}

/** What they are where nobody says so. */
export const buildDefaults = { ...roundDefaults, force: false, json: false } as const satisfies BuildFlags

/** What `speechgen build` does. @param generator `speechgen 0.1.0` */
export async function buildAction(
  files: readonly string[],
  flags: BuildFlags,
  around: Surroundings,
  generator: string,
): Promise<Status> {
  const texts: Texts = new Map()
  const showProgress = around.terminal && !flags.json
  const where = await ownRoots(flags, around)
  const options: BuildOptions = {
    ...roundOptions(files, flags, generator),
    jobs: flags.jobs ?? availableParallelism(),
    ...(flags.shard === undefined ? {} : { shard: flags.shard }),
    force: flags.force,
    ...(showProgress
      ? { onProgress: (done, total, title) => around.err(`\r\u001B[2K${done}/${total} ${title.replaceAll('|', '')}`) }
      : {}),
  }
  const { keep, keptResult } = await import('../commands/build/kept.ts')
  let result = keptResult(where, options)
  if (result === undefined) {
    const finisher = finisherOf()
    // It takes its time to be at hand, and is only worth it for some meetings
    if (options.jobs !== 1 && files.some((file) => isWorthFinisher(where.user.size(file) ?? 0)))
      void finisher.finisher?.()
    const [{ openAssets }, { buildRounds }] = await Promise.all([
      import('../commands/ready.ts'),
      import('../commands/build.ts'),
    ])
    const assets = await openAssets(where, texts)
    result = await buildRounds(assets, where.user, options, texts, {
      disk: { home: packageFolder, cwd: around.cwd, over: overOf(where) },
      ...(options.jobs === 1 ? {} : finisher),
    })
    await finisher.close()
    keep(where, assets, options, result)
  } else await fetchTexts(result.diagnostics, where, files, texts)
  if (showProgress) around.err('\r\u001B[2K')
  await report(result.diagnostics, texts, around)
  if (flags.json) {
    const { findingsJson } = await import('../report/json.ts')
    const diagnostics = findingsJson(result.diagnostics, texts)
    const rounds = result.manifests.map(({ folder, manifest }) => ({ folder, ...manifest }))
    around.out(`${JSON.stringify({ version: 1, rounds, diagnostics }, undefined, 2)}\n`)
  }
  for (const { folder, manifest } of result.manifests)
    around.err(`${manifest.round}：${manifest.speeches.length}篇讲话，在 ${folder}/\n`)
  return statusOf(result.diagnostics) === 2 ? 2 : result.status
}

/**
 * Whether a round file of so many bytes is likely to have the meetings that a thread beside is worth: more than one or two,
 * and not so many that threads make the whole of them.
 */
const isWorthFinisher = (bytes: number): boolean => bytes > 3_000 && bytes < 120_000

/** The texts that messages of a build with nothing to do show an excerpt of. */
async function fetchTexts(
  diagnostics: BuildResult['diagnostics'],
  where: Roots,
  files: readonly string[],
  texts: Texts,
) {
  if (diagnostics.length === 0) return
  const { fillTexts } = await import('../commands/build/texts.ts')
  const rounds = new Map(files.map((file) => [fileName(file), file]))
  fillTexts(
    diagnostics,
    (name) => {
      const round = rounds.get(name)
      const bytes = round === undefined ? where.own.read(name) : where.user.read(round)
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
    },
    texts,
  )
}

const overOf = ({ templates, data }: Pick<Roots, 'templates' | 'data'>): DirFlags => ({
  ...(templates === undefined ? {} : { templates }),
  ...(data === undefined ? {} : { data }),
})
