import type { IsoDate } from '../model/date.ts'
import type { Script } from '../model/speech.ts'
import { cleanLine } from './clean-text.ts'

/** What stands above the first paragraph, in the order of the page. */
export interface Head {
  /** the pieces between the forced breaks (`|`) of the title; none where there is no title */
  readonly title: readonly string[]
  /** `（2026年8月5日）` */
  readonly date?: string
  /** post and name, with a full-width blank between them */
  readonly speaker?: string
  /** `（讨论稿）`: further lines that only a speech read from a file has, above the speaker */
  readonly remarks: readonly string[]
  /** the same, below the speaker */
  readonly notes: readonly string[]
  readonly salutation?: string
}

/** The lines above a speech's text; what the speech does not know is missing. */
export function head(speech: Script): Head {
  const speaker = [speech.speaker.title, speech.speaker.name]
    .map((part) => cleanLine(part ?? ''))
    .filter((part) => part !== '')
  const salutation = cleanLine(speech.salutation)
  const notes = (speech.notes ?? []).map(cleanLine).filter((line) => line !== '')
  return {
    title: titlePieces(speech.title),
    ...(speech.date === undefined ? {} : { date: `（${chineseDate(speech.date)}）` }),
    ...(speaker.length === 0 ? {} : { speaker: speaker.join('　') }),
    remarks: notes.filter((line) => isRemark(line)),
    notes: notes.filter((line) => !isRemark(line)),
    ...(salutation === '' ? {} : { salutation }),
  }
}

/** The title on one line, without its forced breaks. */
export function plainTitle(speech: Script): string {
  return titlePieces(speech.title).join('')
}

const isRemark = (line: string): boolean => /^[（(].*[）)]$/u.test(line)

/** `2026-08-05` → `2026年8月5日` */
function chineseDate(date: IsoDate): string {
  const [year, month, day] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

function titlePieces(title: string): readonly string[] {
  return title
    .split('|')
    .map(cleanLine)
    .filter((piece) => piece !== '')
}
