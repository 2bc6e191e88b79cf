import type { ProfileName } from '../../emit/docx/layout.ts'
import type { Shell } from '../../emit/docx/shell.ts'
import type { Composed, Finished } from '../../finish.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Format } from '../../model/manifest.ts'
import { formats } from '../../model/manifest.ts'
import type { Place } from '../../model/place.ts'
import type { Round } from '../../model/round.ts'
import { placeOf } from '../../parse/round/resolving.ts'
import type { Build, Sitting } from '../../pipeline.ts'
import { sittingsOf } from '../../pipeline.ts'
import { partsOf } from '../../plan/part.ts'
import type { Assets } from '../assets.ts'
import { readyShell } from '../ready/shell.ts'
import { globFilter } from './glob.ts'
import type { BuildOptions } from './options.ts'
import type { Finisher } from './finisher.ts'

/** A round that was read, and where its values stand in the file. */
export interface ParsedWhole {
  readonly value: Round
  readonly places: ReadonlyMap<string, Place>
}

/** Everything that the meetings of a round are made with, in whatever thread. */
export interface Making {
  readonly build: Build
  readonly sittings: readonly Sitting[]
  /** what it was opened with, for another thread: plain data */
  readonly options: Pick<BuildOptions, 'formats' | 'profile' | 'generator' | 'only'>
}

/**
 * Opens the making of a round.
 * @param finisher another thread that finishes speeches, where there is one
 * @throws Error where there are no facts or templates to make it with
 */
export async function openMaking(
  parsed: ParsedWhole,
  assets: Assets,
  { formats: asked, profile = 'document', generator, only }: Making['options'],
  finisher?: Finisher,
): Promise<Making> {
  const { catalogue, library, facts } = assets
  if (catalogue === undefined || library === undefined) throw new Error('templates and facts have errors')
  const { value: round, places } = parsed
  const composed = composedFormats(asked)
  const hasDocx = composed.includes('docx')
  const build: Build = {
    ...assets,
    round,
    catalogue,
    library,
    partOf: partsOf(round),
    finish: await finishingOf(catalogue, { facts, ...(hasDocx ? { profile } : {}) }, finisher),
    placeOf: (path) => placeOf(places, path),
    isWritten: (path) => places.has(path),
    formats: composed,
    generator,
    ...(hasDocx ? { profile } : {}),
    ...(only === undefined ? {} : { only: globFilter(only) }),
  }
  const options = { formats: composed, profile, generator, ...(only === undefined ? {} : { only }) }
  return { build, sittings: sittingsOf(round), options }
}

/** What finishes speeches is only loaded here where nobody else does it. */
async function finishingOf(
  catalogue: Catalogue,
  by: { readonly facts: string; readonly profile?: ProfileName },
  finisher: Finisher | undefined,
): Promise<Build['finish']> {
  const open = async (): Promise<(composed: Composed) => Finished> => {
    const { finishSpeech } = await import('../../finish.ts')
    const tools = { catalogue, ...(by.profile === undefined ? {} : { shell: await shellOf(by.profile) }) }
    return (composed) => finishSpeech(composed, tools)
  }
  if (finisher === undefined) return open()
  let here: ReturnType<typeof open> | undefined
  const all = async (composed: Composed): Promise<Finished> => (await (here ??= open()))(composed)
  return async (composed) => {
    const { docx, ...unlaid } = composed
    if (docx === undefined || by.profile === undefined || finisher.waiting() < crowd)
      return (await finisher.finish(composed, by)) ?? all(composed)
    const proofread = finisher.finish(unlaid, by)
    const { layOut } = await import('../../lay-out.ts')
    const artifact = layOut({ ...unlaid, docx }, await shellOf(by.profile))
    const finished = await proofread
    return finished === undefined ? all(composed) : { ...finished, docx: artifact }
  }
}

/** With so many speeches waiting, the other thread only proofreads: it would be waited for at the end. */
const crowd = 4

/** What the DOCX files of a profile share: as it was made ready, or made now. */
export async function shellOf(profile: ProfileName): Promise<Shell> {
  const ready = readyShell(profile)
  if (ready !== undefined) return ready
  const { openShell } = await import('../../emit/docx/document.ts')
  return openShell(profile)
}

/** What the speeches themselves are written as: a PDF is made of the DOCX file when that is in its place. */
const composedFormats = (asked: readonly Format[]): readonly Format[] =>
  formats.filter(
    (format) => format !== 'pdf' && (asked.includes(format) || (format === 'docx' && asked.includes('pdf'))),
  )
