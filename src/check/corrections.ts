import type { Catalogue, Correction } from '../model/catalogue.ts'
import type { IsoDate, Window } from '../model/date.ts'
import { within } from '../model/date.ts'
import { openCover, stretchesOf } from './cover.ts'
import { literally } from './mentions/mention.ts'

/** The kinds of correction that the rules about facts tell; all others are slips of the pen, told by the rules about the text. */
export const factualKinds: Readonly<Record<'names' | 'titles' | 'levels', readonly string[]>> = {
  names: ['person-name'],
  titles: ['number', 'doc-title', 'campaign-name', 'short-form'],
  levels: ['level'],
}

/** A place where a text has what a correction calls wrong. */
export interface Corrected {
  readonly correction: Correction
  readonly at: number
  readonly end: number
}

interface Sought {
  readonly correction: Correction
  readonly find: RegExp
  readonly except?: RegExp
}

const made = new WeakMap<Catalogue, readonly Sought[]>()

/** Where a text has something that corrections of some kinds call wrong on a date; without one, what is always wrong. */
export function correctionsIn(
  text: string,
  catalogue: Catalogue,
  kinds: readonly string[],
  date: IsoDate | undefined,
): readonly Corrected[] {
  let sought = made.get(catalogue)
  if (sought === undefined) made.set(catalogue, (sought = catalogue.corrections.map(compile)))
  return sought
    .filter(({ correction }) => kinds.includes(correction.kind) && isWrong(correction, date))
    .flatMap(({ correction, find, except }) => {
      const hits = Array.from(text.matchAll(find))
      if (hits.length === 0) return []
      const barred = openCover(except === undefined ? [] : stretchesOf(text, except))
      return hits
        .map((hit): Corrected => ({ correction, at: hit.index, end: hit.index + hit[0].length }))
        .filter(({ at, end }) => !barred.touches(at, end))
    })
}

const compile = (correction: Correction): Sought => ({
  correction,
  find: new RegExp(correction.pattern ?? literally(correction.wrong), 'gu'),
  ...(correction.except === undefined ? {} : { except: new RegExp(correction.except.join('|'), 'gu') }),
})

function isWrong({ from, until }: Window, date: IsoDate | undefined): boolean {
  if (from === undefined && until === undefined) return true
  const window = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
  return date !== undefined && within(window, date)
}
