import type { Locator } from '../../model/place.ts'
import type { Paragraph } from '../../model/manuscript.ts'

/** From this offset of a paragraph's text on, the text stands in the raw text from `raw` on, letter for letter. */
export interface Segment {
  readonly at: number
  readonly raw: number
  /** the letter at `at` is written with a mark before it (`\*`): it cannot be replaced alone */
  readonly marked?: true
}

/** A paragraph as a reader finds it, before it is known what role it plays. */
export interface Piece {
  readonly text: string
  readonly place: Paragraph['place']
  readonly raw: Paragraph['raw']
  readonly ignored?: readonly string[]
  /** what the file itself says it is: the number of `#`, an outline level (1 chapter), a style */
  readonly marked?: 'title' | 'note' | 'salutation' | 1 | 2 | 3 | 4
  /** length of a bold beginning, which may be a run-in heading */
  readonly lead?: number
  /** an empty line stands above it */
  readonly apart?: true
}

/** Places and raw offsets of a text that is made of segments of the raw text. */
export function mapped(
  text: string,
  segments: readonly Segment[],
  locator: Locator,
): Pick<Piece, 'text' | 'place' | 'raw'> {
  const segmentOf = (offset: number): number => {
    let found = 0
    while (found + 1 < segments.length && (segments[found + 1]?.at ?? 0) <= offset) found++
    return found
  }
  const rawOf = (offset: number): number => {
    const segment = segments[segmentOf(offset)]
    return segment === undefined ? 0 : segment.raw + offset - segment.at
  }
  /** the offset behind the last letter of a stretch: not that before the next letter, for a mark may stand between */
  const behind = (from: number, to: number): number => (to > from ? rawOf(to - 1) + 1 : rawOf(from))
  return {
    text,
    place: (from, to) => locator(rawOf(from), behind(from, to)),
    raw: (from, to) => {
      const first = segmentOf(from)
      const broken = to > from && segmentOf(to - 1) !== first
      if (broken || (segments[first]?.marked === true && segments[first].at === from)) return undefined
      return [rawOf(from), behind(from, to)]
    },
  }
}
