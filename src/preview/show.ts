import type { Assets, Texts } from '../commands/assets.ts'
import { emitPages } from '../emit/pages.ts'
import { findingsJson } from '../report/json.ts'
import { coveredText } from '../report/excerpt.ts'
import type { Draft } from './draft.ts'
import type { Found } from './find-in-speech.ts'
import type { Datum, Entry, PageFinding, Shown } from './page-state.ts'

/** The speeches of a draft as the page lists them. */
export function entriesOf({ outlines }: Draft): readonly Entry[] {
  return outlines.map(({ key, kind, meeting, date }) => ({
    key,
    kind,
    meeting: meeting.short,
    ...(date === undefined ? {} : { date }),
  }))
}

/** Findings as the page gets them, in the order in which they came. */
export function findingsOf(found: readonly Found[], texts: Texts, speech?: string): readonly PageFinding[] {
  return found.flatMap(({ diagnostic, block, from, to }) =>
    findingsJson([diagnostic], texts).map((finding) =>
      Object.assign(
        {},
        finding,
        speech === undefined ? {} : { speech },
        block === undefined ? {} : { block },
        from === undefined || to === undefined ? {} : { from, to },
      ),
    ),
  )
}

/** A speech of a draft on its pages, with the origins of its paragraphs; undefined where it could not be written. */
export function shownOf(draft: Draft, index: number, text: string, assets: Assets): Shown | undefined {
  const { speech } = draft.write(index)
  if (speech === undefined) return undefined
  const { key, title, characters, minutes, placeholders, blocks } = speech
  const datum = (path: string): Datum => {
    const place = draft.parsed.places.get(path)
    if (place !== undefined) return { path, value: coveredText(place, text), line: place.line }
    const value = factAt(assets.catalogue, path)
    return { path, ...(value === undefined ? {} : { value }) }
  }
  return {
    key,
    title: title.replaceAll('|', ''),
    characters,
    minutes,
    placeholders: placeholders.map(({ name }) => name),
    pages: emitPages(speech),
    origins: blocks.map(({ source }) => ({ file: source.file, line: source.line, data: source.data.map(datum) })),
  }
}

/** What stands at a data path of the catalogue, as text: lists are asked by the id or name of their entries. */
function factAt(catalogue: unknown, path: string): string | undefined {
  let at = catalogue
  for (const step of path.split('.')) at = stepInto(at, step)
  const text = typeof at === 'object' && at !== null ? (stepInto(at, 'text') ?? stepInto(at, 'name')) : at
  return typeof text === 'string' || typeof text === 'number' ? String(text) : undefined
}

function stepInto(at: unknown, step: string): unknown {
  if (typeof at !== 'object' || at === null) return undefined
  const own = Object.hasOwn(at, step) ? (at as Readonly<Record<string, unknown>>)[step] : undefined
  if (own !== undefined || !Array.isArray(at)) return own
  return at.find((each: { id?: unknown; name?: unknown }) => each.id === step || each.name === step)
}
