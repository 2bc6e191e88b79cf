import { openShell } from '../../emit/docx/document.ts'
import type { Format } from '../../model/manifest.ts'
import { formats } from '../../model/manifest.ts'
import type { Place } from '../../model/place.ts'
import type { Round } from '../../model/round.ts'
import { placeOf } from '../../parse/round/resolving.ts'
import type { Build, Sitting } from '../../pipeline.ts'
import { sittingsOf } from '../../pipeline.ts'
import { partsOf } from '../../plan/part.ts'
import type { Assets } from '../assets.ts'
import { readyShell } from '../ready.ts'
import { globFilter } from './glob.ts'
import type { BuildOptions } from './options.ts'

/** Everything that the meetings of a round are made with, in whatever thread. */
export interface Making {
  readonly build: Build
  readonly sittings: readonly Sitting[]
  /** what it was opened with, for another thread: plain data */
  readonly options: Pick<BuildOptions, 'formats' | 'profile' | 'generator' | 'only'>
}

/** Opens the making of a round. @throws Error where there are no facts or templates to make it with */
export async function openMaking(
  parsed: { readonly value: Round; readonly places: ReadonlyMap<string, Place> },
  assets: Assets,
  { formats: asked, profile = 'document', generator, only }: Making['options'],
): Promise<Making> {
  const { catalogue, library } = assets
  if (catalogue === undefined || library === undefined) throw new Error('templates and facts have errors')
  const { value: round, places } = parsed
  const composed = composedFormats(asked)
  const build: Build = {
    ...assets,
    round,
    catalogue,
    library,
    partOf: partsOf(round),
    placeOf: (path) => placeOf(places, path),
    isWritten: (path) => places.has(path),
    formats: composed,
    generator,
    ...(composed.includes('docx') ? { shell: readyShell(profile) ?? (await openShell(profile)) } : {}),
    ...(only === undefined ? {} : { only: globFilter(only) }),
  }
  const options = { formats: composed, profile, generator, ...(only === undefined ? {} : { only }) }
  return { build, sittings: sittingsOf(round), options }
}

/** What the speeches themselves are written as: a PDF is made of the DOCX file when that is in its place. */
const composedFormats = (asked: readonly Format[]): readonly Format[] =>
  formats.filter(
    (format) => format !== 'pdf' && (asked.includes(format) || (format === 'docx' && asked.includes('pdf'))),
  )
