import type { Catalogue, Correction } from '../model/catalogue.ts'
import type { IsoDate, Window } from '../model/date.ts'
import { within } from '../model/date.ts'
import { openCover, stretchesOf } from './cover.ts'
import { lexiconOf } from './lexicon.ts'
import { literally } from './mentions/mention.ts'
import { patternOf } from './patterns.ts'

/** A place where a text has what a correction calls wrong. */
export interface Corrected {
  readonly correction: Correction
  readonly at: number
  readonly end: number
}

/** Where a text has something that corrections of some kinds call wrong on a date; without one, what is always wrong. */
export function correctionsIn(
  text: string,
  catalogue: Catalogue,
  kinds: readonly string[],
  date: IsoDate | undefined,
): readonly Corrected[] {
  return lexiconOf(catalogue)
    .corrections.filter((correction) => kinds.includes(correction.kind) && isWrong(correction, date))
    .flatMap((correction) => {
      const find = patternOf(correction.pattern ?? literally(correction.wrong), 'gu')
      const hits = Array.from(text.matchAll(find))
      if (hits.length === 0) return []
      const { except } = correction
      const barred = openCover(except === undefined ? [] : stretchesOf(text, patternOf(except.join('|'), 'gu')))
      return hits
        .map((hit): Corrected => ({ correction, at: hit.index, end: hit.index + hit[0].length }))
        .filter(({ at, end }) => !barred.touches(at, end))
    })
}

function isWrong({ from, until }: Window, date: IsoDate | undefined): boolean {
  if (from === undefined && until === undefined) return true
  const window = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
  return date !== undefined && within(window, date)
}
