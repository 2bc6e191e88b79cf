import type { Assets } from '../commands/assets.ts'
import { compose } from '../compose/compose.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { byPlace } from '../model/diagnostic.ts'
import type { Outline } from '../model/outline.ts'
import type { Place } from '../model/place.ts'
import type { Round, SpeechKind } from '../model/round.ts'
import type { Speech } from '../model/speech.ts'
import type { ParsedRound } from '../parse/round.ts'
import { parseRound } from '../parse/round.ts'
import { placeOf } from '../parse/round/resolving.ts'
import { heldOpen } from '../pipeline.ts'
import { chapterTitles, withHeard } from '../plan/heard.ts'
import { plan } from '../plan/plan.ts'
import type { Found } from './find-in-speech.ts'
import { findInSpeech } from './find-in-speech.ts'

/** A speech as it stands now; without `speech` its templates could not be rendered. */
export interface Drafted {
  readonly speech?: Speech
  readonly found: readonly Found[]
}

/** A round file as it stands now. Its speeches are written when they are asked for. */
export interface Draft {
  readonly parsed: ParsedRound
  readonly outlines: readonly Outline[]
  /** what belongs to no one speech */
  readonly diagnostics: readonly Diagnostic[]
  /** the speech of an outline, by its index, with everything that is to be said about it */
  readonly write: (index: number) => Drafted
}

/** What was written last, by what it was made from: what does not change is not written again. */
export interface Kept {
  speeches: Map<string, Drafted>
  composed: Map<string, ReturnType<typeof compose>>
}

/** Nothing kept yet; also what to go on with when templates or facts have changed. */
export const nothingKept = (): Kept => ({ speeches: new Map(), composed: new Map() })

/**
 * Reads a round file and plans its speeches, to be written one by one for the page: as `generate` does, but each finding
 * knows its paragraph, nothing is emitted, and one speech that fails does not keep the others from being seen.
 */
export function draftRound(file: string, bytes: Uint8Array, assets: Assets, kept: Kept): Draft {
  const { catalogue, templates, library } = assets
  const none = { outlines: [], write: (): Drafted => ({ found: [] }) }
  if (catalogue === undefined || library === undefined)
    return { ...none, parsed: { diagnostics: [], places: new Map() }, diagnostics: assets.diagnostics }
  const parsed = parseRound(file, bytes, catalogue)
  const round = parsed.value
  const told = [...assets.diagnostics, ...parsed.diagnostics]
  if (round === undefined) return { ...none, parsed, diagnostics: told }
  const place = (path: string): Place | undefined => placeOf(parsed.places, path)
  const planned = plan({ round, catalogue, templates, placeOf: place, isWritten: (path) => parsed.places.has(path) })
  const asked = { speeches: new Map(kept.speeches), composed: new Map(kept.composed) }
  // Only what this draft asks for is kept for the next one, or the page would grow with every letter that is typed
  kept.speeches = new Map()
  kept.composed = new Map()

  const composed = (outline: Outline): ReturnType<typeof compose> => {
    const key = JSON.stringify(outline)
    const made = kept.composed.get(key) ?? asked.composed.get(key) ?? compose(outline, library, catalogue)
    kept.composed.set(key, made)
    return made
  }
  const roundKey = JSON.stringify([round, [...parsed.places.values()]])
  const write = (index: number): Drafted => {
    const outline = planned.outlines[index]
    if (outline === undefined) return { found: [] }
    const knowing = withHeard(outline, heardBefore(planned.outlines.slice(0, index), outline, composed))
    const key = JSON.stringify(knowing) + roundKey
    const { speech, diagnostics } = composed(knowing)
    const drafted =
      kept.speeches.get(key) ?? asked.speeches.get(key) ?? judged(speech, diagnostics, knowing, round, place, catalogue)
    kept.speeches.set(key, drafted)
    return drafted
  }
  return { parsed, outlines: planned.outlines, diagnostics: [...told, ...planned.diagnostics].toSorted(byPlace), write }
}

/** What the earlier speeches of a meeting have really said, each of which may echo the ones before it. */
function heardBefore(
  earlier: readonly Outline[],
  { meeting }: Outline,
  composed: (outline: Outline) => ReturnType<typeof compose>,
): ReadonlyMap<SpeechKind, readonly string[]> {
  const heard = new Map<SpeechKind, readonly string[]>()
  for (const outline of earlier.filter((other) => other.meeting.id === meeting.id)) {
    const { speech } = composed(withHeard(outline, heard))
    if (speech !== undefined && !heard.has(speech.kind)) heard.set(speech.kind, chapterTitles(speech))
  }
  return heard
}

function judged(
  speech: Speech | undefined,
  diagnostics: readonly Diagnostic[],
  outline: Outline,
  round: Round,
  place: (path: string) => Place | undefined,
  catalogue: NonNullable<Assets['catalogue']>,
): Drafted {
  const found: readonly Found[] = diagnostics.map((each) => ({ diagnostic: each }))
  if (speech === undefined) return { found }
  return {
    speech,
    found: [
      ...found,
      ...findInSpeech({ speech, catalogue, date: outline.asOf, round }),
      ...heldOpenIn(speech, outline, place),
    ],
  }
}

/** What is held open, at the paragraph that it first stands in. */
function heldOpenIn(speech: Speech, outline: Outline, at: (path: string) => Place | undefined): readonly Found[] {
  const block = speech.blocks.findIndex(
    (each) => each.type === 'paragraph' && each.inlines.some((inline) => inline.placeholder === true),
  )
  return heldOpen(speech, outline, { placeOf: at }).map((said) =>
    block < 0 ? { diagnostic: said } : { diagnostic: said, block },
  )
}
