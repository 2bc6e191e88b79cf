import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Manifest } from '../../model/manifest.ts'
import { digest } from '../../workspace/digest.ts'
import { memory } from '../../workspace/records.ts'
import { refusal } from '../../workspace/refused.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { soon } from '../../workspace/workspace.ts'
import type { Assets, Roots } from '../assets.ts'
import type { BuildResult } from '../build.ts'
import type { Seen } from '../ready/state.ts'
import { readyState } from '../ready/state.ts'
import type { BuildOptions } from './options.ts'

/**
 * What a build of one round file left: `<out>/.speechgen/kept-<its name>.json`. Where everything is as it was then, the next
 * build has nothing to do, and finds that out without reading YAML, templates or facts; nor the speeches, once it has found
 * them to be what was written.
 */
interface KeptBuild {
  /** all that the build depended on, apart from the round file's text */
  readonly asked: string
  /** digest of the round file */
  readonly input: string
  /** the folder of the round, below that of the output */
  readonly folder: string
  /** digests of the files below the folder, the manifest among them */
  readonly files: Readonly<Record<string, string>>
  readonly diagnostics: readonly Diagnostic[]
  /** what the system said of the package's templates and facts */
  readonly stamps: Seen['stamps']
  /** what it said of the round file and of the files below the folder */
  readonly found: string
}

/** One file for each round file. Where two names come out alike, builds only take longer to find that nothing is to do. */
const keptPath = (out: string, file: string): string =>
  `${out}/${memory}/kept-${file.replaceAll(/[\s/\\:*?"<>|]/g, '_').slice(-60)}.json`

/** What a build of a file depends on apart from its text; undefined where that cannot be told without doing it. */
function askedOf(file: string, roots: Roots, options: BuildOptions, ready: string): string | undefined {
  const { formats, profile = 'document', strict, generator, only, shard } = options
  // Parts of a round leave others as they are; one's own templates and facts are read in any case
  if (only !== undefined || shard !== undefined || roots.templates !== undefined || roots.data !== undefined)
    return undefined
  return JSON.stringify([file, ready, formats, profile, strict, generator])
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
  const { user, own } = roots
  const manifests: { folder: string; manifest: Manifest }[] = []
  const diagnostics: Diagnostic[] = []
  let unchanged = 0
  for (const file of options.files) {
    const path = keptPath(options.out, file)
    const kept = readKept(user, path)
    if (kept === undefined) return undefined
    const seen = { stamps: kept.stamps, made: user.stampOf([path]).last }
    const ready = readyState(own, ['templates', 'data'], seen)
    if (ready === undefined || kept.asked !== askedOf(file, roots, options, ready.key)) return undefined
    const folder = `${options.out}/${kept.folder}`
    // Somebody is at work there, or was killed at it and has left something
    if (user.list(`${folder}/${memory}/building`).length > 0) return undefined
    // A disk in the network asks its server how a file is now only when that is opened
    user.read(file, 0)
    const stamp = user.stampOf([file, ...below(folder, kept.files)])
    // Where the system says that nobody has touched them they are not even read
    if (stamp.text !== kept.found || stamp.last + soon >= seen.made) {
      if (!isAsWritten(user, file, folder, kept)) return undefined
      if (stamp.settles) keepAgain(user, path, { ...kept, stamps: ready.stamps, found: stamp.text })
    }
    const manifest = user.read(`${folder}/manifest.json`) ?? new Uint8Array()
    manifests.push({ folder, manifest: JSON.parse(new TextDecoder().decode(manifest)) as Manifest })
    diagnostics.push(...kept.diagnostics)
    unchanged += Object.keys(kept.files).length - 1
  }
  return { manifests, written: 0, unchanged, diagnostics, status: 0 }
}

const below = (folder: string, files: KeptBuild['files']): readonly string[] =>
  Object.keys(files).map((path) => `${folder}/${path}`)

function isAsWritten(user: Workspace, file: string, folder: string, kept: KeptBuild): boolean {
  const isOf = (path: string, written: string): boolean => {
    const bytes = user.read(path)
    return bytes !== undefined && digest(bytes) === written
  }
  return (
    isOf(file, kept.input) && Object.entries(kept.files).every(([path, written]) => isOf(`${folder}/${path}`, written))
  )
}

/** Keeps what was found when all was read: the next build need not read it. */
function keepAgain(user: Workspace, path: string, kept: KeptBuild): void {
  try {
    user.write(path, encoded(kept))
  } catch (error) {
    // There is nothing to do all the same, also where nothing may be written
    if (refusal(error) === undefined) throw error
  }
}

const encoded = (kept: KeptBuild): Uint8Array => new TextEncoder().encode(JSON.stringify(kept))

function readKept(user: Workspace, path: string): KeptBuild | undefined {
  const bytes = user.read(path)
  if (bytes === undefined) return undefined
  try {
    const kept = JSON.parse(new TextDecoder().decode(bytes)) as Partial<KeptBuild> | null
    const whole =
      typeof kept?.asked === 'string' &&
      typeof kept.input === 'string' &&
      typeof kept.folder === 'string' &&
      isTable(kept.files) &&
      isTable(kept.stamps) &&
      typeof kept.found === 'string' &&
      Array.isArray(kept.diagnostics)
    return whole ? (kept as KeptBuild) : undefined
  } catch {
    return undefined
  }
}

const isTable = (value: unknown): boolean => typeof value === 'object' && value !== null

/** Keeps what a build of one file left, where all of it is in its place and there is room for that. */
export function keep(roots: Roots, { ready }: Pick<Assets, 'ready'>, options: BuildOptions, result: BuildResult): void {
  try {
    roots.user.clear(`${options.out}/${memory}`)
    const kept = keptOf(roots, ready, options, result)
    if (kept !== undefined) roots.user.write(...kept)
  } catch (error) {
    // What was built is there; the next build will only take longer to find that out
    if (refusal(error) === undefined) throw error
  }
}

function keptOf(
  roots: Roots,
  ready: Assets['ready'],
  options: BuildOptions,
  { manifests, diagnostics, status }: BuildResult,
): readonly [string, Uint8Array] | undefined {
  const { user } = roots
  const [file, ...more] = options.files
  const [built] = manifests
  // What was said of files (edited by hand, no longer needed) was said of what was found then
  const ofFiles = diagnostics.some(({ code }) => code.startsWith('out/'))
  if (file === undefined || more.length > 0 || built === undefined || status !== 0 || ofFiles) return undefined
  const asked = ready === undefined ? undefined : askedOf(file, roots, options, ready.key)
  const manifest = user.read(`${built.folder}/manifest.json`)
  const bytes = user.read(file)
  if (asked === undefined || ready === undefined || manifest === undefined || bytes === undefined) return undefined
  const input = digest(bytes)
  // Another build may have come in between, or another text of the round
  const { inputs } = JSON.parse(new TextDecoder().decode(manifest)) as Manifest
  if (JSON.stringify(inputs) !== JSON.stringify(built.manifest.inputs)) return undefined
  if (Object.values(built.manifest.inputs).some((read) => read !== input)) return undefined
  const files: Record<string, string> = { 'manifest.json': digest(manifest) }
  for (const speech of built.manifest.speeches)
    for (const [format, path] of Object.entries(speech.files))
      files[path] = speech.digests[format as keyof typeof speech.digests] ?? ''
  const folder = built.folder.slice(options.out.length + 1)
  // What the system says of them settles nothing yet, for they have just been written
  const kept = { asked, input, folder, files, diagnostics, stamps: ready.stamps, found: '' }
  return [keptPath(options.out, file), encoded(kept)]
}
