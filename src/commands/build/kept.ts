import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Manifest } from '../../model/manifest.ts'
import { digest } from '../../workspace/digest.ts'
import { memory } from '../../workspace/records.ts'
import { refusal } from '../../workspace/refused.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Assets, Roots } from '../assets.ts'
import type { BuildResult } from '../build.ts'
import type { ReadyState, Seen } from '../ready/state.ts'
import { readyState } from '../ready/state.ts'
import type { BuildOptions } from './options.ts'

/**
 * What a build of one round file left: `<out>/.speechgen/<digest of its name>.json`. Where everything is as it was then,
 * the next build has nothing to do, and finds that out without reading YAML, templates or facts.
 */
interface KeptBuild {
  /** digest of all that the build depended on */
  readonly key: string
  /** the folder of the round, below that of the output */
  readonly folder: string
  /** digests of the files below the folder, the manifest among them */
  readonly files: Readonly<Record<string, string>>
  readonly diagnostics: readonly Diagnostic[]
  /** what the system said of the package's templates and facts */
  readonly stamps: Seen['stamps']
}

const keptPath = (out: string, file: string): string => `${out}/${memory}/${digest(file).slice(7, 23)}.json`

/** What a build of a file depends on; undefined where that cannot be told without doing it. */
function keyOf(
  file: string,
  roots: Roots,
  options: BuildOptions,
  readyNow: () => string | undefined,
): string | undefined {
  const { formats, profile = 'document', strict, generator, only, shard } = options
  // Parts of a round leave others as they are; one's own templates and facts are read in any case
  if (only !== undefined || shard !== undefined || roots.templates !== undefined || roots.data !== undefined)
    return undefined
  const bytes = roots.user.read(file)
  const ready = bytes === undefined ? undefined : readyNow()
  if (bytes === undefined || ready === undefined) return undefined
  return digest(JSON.stringify([file, digest(bytes), ready, formats, profile, strict, generator]))
}

/** The result of a build that has nothing to do; undefined where it may have. */
export function keptResult(roots: Roots, options: BuildOptions): BuildResult | undefined {
  try {
    return readResult(roots, options)
  } catch (error) {
    // A build that looks at everything will say what the system refuses
    if (refusal(error) === undefined) throw error
    return undefined
  }
}

function readResult(roots: Roots, options: BuildOptions): BuildResult | undefined {
  const manifests: { folder: string; manifest: Manifest }[] = []
  const diagnostics: Diagnostic[] = []
  let unchanged = 0
  for (const file of options.files) {
    const kept = readKept(roots.user, keptPath(options.out, file))
    if (kept === undefined) return undefined
    const seen = { stamps: kept.stamps, made: roots.user.stamp(`${options.out}/${memory}`).last }
    if (kept.key !== keyOf(file, roots, options, () => readyState(roots.own, ['templates', 'data'], seen)?.key))
      return undefined
    const folder = `${options.out}/${kept.folder}`
    // Somebody is at work there, or was killed at it and has left something
    if (roots.user.list(`${folder}/${memory}/building`).length > 0) return undefined
    for (const [path, written] of Object.entries(kept.files)) {
      const bytes = roots.user.read(`${folder}/${path}`)
      if (bytes === undefined || digest(bytes) !== written) return undefined
    }
    const manifest = roots.user.read(`${folder}/manifest.json`) ?? new Uint8Array()
    manifests.push({ folder, manifest: JSON.parse(new TextDecoder().decode(manifest)) as Manifest })
    diagnostics.push(...kept.diagnostics)
    unchanged += Object.keys(kept.files).length - 1
  }
  return { manifests, written: 0, unchanged, diagnostics, status: 0 }
}

function readKept(user: Workspace, path: string): KeptBuild | undefined {
  const bytes = user.read(path)
  if (bytes === undefined) return undefined
  try {
    const kept = JSON.parse(new TextDecoder().decode(bytes)) as Partial<KeptBuild> | null
    const whole =
      typeof kept?.key === 'string' &&
      typeof kept.files === 'object' &&
      typeof kept.stamps === 'object' &&
      Array.isArray(kept.diagnostics)
    return whole ? (kept as KeptBuild) : undefined
  } catch {
    return undefined
  }
}

/** Keeps what a build of one file left, where all of it is in its place and there is room for that. */
export function keep(roots: Roots, { ready }: Pick<Assets, 'ready'>, options: BuildOptions, result: BuildResult): void {
  try {
    roots.user.clear(`${options.out}/${memory}`)
    write(roots, ready, options, result)
  } catch (error) {
    // What was built is there; the next build will only take longer to find that out
    if (refusal(error) === undefined) throw error
  }
}

function write(
  roots: Roots,
  ready: ReadyState | undefined,
  options: BuildOptions,
  { manifests, diagnostics, status }: BuildResult,
): void {
  const [file, ...more] = options.files
  const [built] = manifests
  // What was said of files (edited by hand, no longer needed) was said of what was found then
  const ofFiles = diagnostics.some(({ code }) => code.startsWith('out/'))
  if (file === undefined || more.length > 0 || built === undefined || status !== 0 || ofFiles) return
  const key = keyOf(file, roots, options, () => ready?.key)
  const manifest = roots.user.read(`${built.folder}/manifest.json`)
  if (key === undefined || ready === undefined || manifest === undefined) return
  // Another build may have come in between
  const { inputs } = JSON.parse(new TextDecoder().decode(manifest)) as Manifest
  if (JSON.stringify(inputs) !== JSON.stringify(built.manifest.inputs)) return
  const files: Record<string, string> = { 'manifest.json': digest(manifest) }
  for (const speech of built.manifest.speeches)
    for (const [format, path] of Object.entries(speech.files))
      files[path] = speech.digests[format as keyof typeof speech.digests] ?? ''
  const folder = built.folder.slice(options.out.length + 1)
  const kept: KeptBuild = { key, folder, files, diagnostics, stamps: ready.stamps }
  const [path, text] = [keptPath(options.out, file), JSON.stringify(kept)]
  const before = roots.user.read(path)
  if (before === undefined || new TextDecoder().decode(before) !== text)
    roots.user.write(path, new TextEncoder().encode(text))
}
