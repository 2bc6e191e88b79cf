import { checkManuscript } from '../check/check.ts'
import { readSpeech } from '../check/read-speech.ts'
import type { Reading } from '../check/rule.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Place } from '../model/place.ts'
import type { Speech } from '../model/speech.ts'

/** A finding and where it is on the pages: in which block of the speech, from where to where in its text (UTF-16). */
export interface Found {
  readonly diagnostic: Diagnostic
  /** missing for what is above the first paragraph, or in no one place */
  readonly block?: number
  readonly from?: number
  readonly to?: number
}

/** What the proofreader's rules find in a speech that was just composed; each finding knows its paragraph. */
export function findInSpeech(
  of: Pick<Reading, 'catalogue' | 'date' | 'round'> & { readonly speech: Speech },
): readonly Found[] {
  const { speech, ...rest } = of
  const read = readSpeech(speech)
  // A rule's finding only says where in the template it can be mended: every place that is asked for is remembered
  // together with the paragraph that it was asked of
  const asked = new Map<Place, Omit<Found, 'diagnostic'>>()
  const above = read.paragraphs.length - speech.blocks.length
  const paragraphs = read.paragraphs.map((paragraph, i) => ({
    ...paragraph,
    place(from: number, to: number): Place {
      const place = { ...paragraph.place(from, to) }
      asked.set(place, i < above ? {} : { block: i - above, from, to })
      return place
    },
  }))
  const manuscript = { ...read, paragraphs }
  const found = checkManuscript({ ...rest, manuscript, others: [], words: [] })
  return found.map((diagnostic) => Object.assign({ diagnostic }, diagnostic.place && asked.get(diagnostic.place)))
}
