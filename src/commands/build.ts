import type { Diagnostic } from '../model/diagnostic.ts'
import { byPlace, diagnostic } from '../model/diagnostic.ts'
import type { Format, Manifest } from '../model/manifest.ts'
import { parseRound } from '../parse/round.ts'
import { placeOf } from '../parse/round/resolving.ts'
import { decodeText } from '../parse/text.ts'
import type { Built } from '../pipeline.ts'
import { generate } from '../pipeline.ts'
import { findingsJson } from '../report/json.ts'
import { deliver } from '../workspace/deliver.ts'
import { digest } from '../workspace/digest.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Assets, Texts } from './assets.ts'

/** What `speechgen build` is asked for. */
export interface BuildOptions {
  readonly files: readonly string[]
  readonly out: string
  readonly formats: readonly Format[]
  readonly only?: string
  readonly strict: boolean
  readonly force: boolean
  readonly generator: string
  readonly onProgress?: (done: number, total: number, title: string) => void
}

/** What a build did: one manifest a round, everything there is to say, and the exit status. */
export interface BuildResult {
  readonly manifests: readonly { readonly folder: string; readonly manifest: Manifest }[]
  readonly written: number
  readonly unchanged: number
  readonly diagnostics: readonly Diagnostic[]
  /** 0 done, 1 errors in the input or the text, 2 could not run */
  readonly status: 0 | 1 | 2
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
): Promise<BuildResult> {
  const diagnostics: Diagnostic[] = [...assets.diagnostics]
  const manifests: { folder: string; manifest: Manifest }[] = []
  let written = 0
  let unchanged = 0
  let unable = false
  const { catalogue, templates, library } = assets
  if (catalogue === undefined || library === undefined || hasErrors(diagnostics))
    return { manifests, written, unchanged, diagnostics, status: 1 }
  if (!assets.checked) {
    const { checkAssets } = await import('./assets.ts')
    diagnostics.push(...checkAssets(assets))
  }
  if (hasErrors(diagnostics)) return { manifests, written, unchanged, diagnostics, status: 1 }
  for (const file of options.files) {
    const bytes = user.read(file)
    if (bytes === undefined) {
      diagnostics.push(diagnostic('out/no-such-file', { file }))
      unable = true
      continue
    }
    const name = file.replaceAll('\\', '/').split('/').at(-1) ?? file
    const decoded = decodeText(bytes)
    if ('text' in decoded) texts.set(name, decoded.text)
    const parsed = parseRound(name, bytes, catalogue)
    const own: Diagnostic[] = [...parsed.diagnostics]
    if (parsed.value !== undefined) {
      const only = options.only === undefined ? {} : { only: globFilter(options.only) }
      const built = await generate({
        round: parsed.value,
        placeOf: (path) => placeOf(parsed.places, path),
        isWritten: (path) => parsed.places.has(path),
        catalogue,
        templates,
        library,
        formats: options.formats,
        generator: options.generator,
        ...only,
        ...(options.onProgress === undefined ? {} : { onSpeech: options.onProgress }),
      })
      own.push(...built.diagnostics)
      if (options.only !== undefined && built.artifacts.length === 0 && !hasErrors(own)) {
        own.push(diagnostic('out/nothing-selected', { only: options.only }))
        unable = true
      }
      if (!own.some(fails(options.strict))) {
        const manifest = manifestOf(
          parsed.value.name,
          { [name]: digest(bytes) },
          built,
          [...own, ...built.unwanted],
          texts,
        )
        const folder = `${options.out}/${built.folder}`
        try {
          const delivery = deliver(user, {
            folder,
            artifacts: built.artifacts,
            manifest,
            force: options.force,
            partial: options.only !== undefined,
          })
          own.push(...delivery.diagnostics)
          written += delivery.written
          unchanged += delivery.unchanged
          manifests.push({ folder, manifest })
        } catch (error) {
          // Only the system's own refusals (EACCES, ENOSPC, EBUSY …) are the user's to mend
          const reason = (error as NodeJS.ErrnoException).code
          if (reason === undefined) throw error
          own.push(diagnostic('out/cannot-write', { file: folder, reason }))
          unable = true
        }
      }
    }
    diagnostics.push(...own.toSorted(byPlace))
  }
  const failed = diagnostics.some(fails(options.strict))
  return { manifests, written, unchanged, diagnostics, status: unable ? 2 : failed ? 1 : 0 }
}

const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error')

/** Whether a finding makes a build fail; a strict one bears no warning and nothing that is held open (【待补】). */
const fails =
  (strict: boolean) =>
  ({ severity, code }: Diagnostic): boolean =>
    severity === 'error' || (strict && (severity === 'warning' || code === 'text/held-open'))

function manifestOf(
  round: string,
  inputs: Readonly<Record<string, string>>,
  built: Built,
  diagnostics: readonly Diagnostic[],
  texts: Texts,
): Manifest {
  const told = findingsJson(diagnostics.toSorted(byPlace), texts)
  return { version: 1, round, inputs, speeches: built.entries, diagnostics: told }
}

/** `*` stands for anything but `/`, `**` for anything, `?` for one character; a pattern without `/` matches either part. */
export function globFilter(pattern: string): (path: string) => boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**', '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
    .replaceAll('\u0000', '.*')
  const matcher = new RegExp(`^${source}$`, 'u')
  return (path) => matcher.test(path) || (!pattern.includes('/') && path.split('/').some((part) => matcher.test(part)))
}
