import type { Catalogue } from '../../model/catalogue.ts'
import type { IsoDate } from '../../model/date.ts'
import type { Meeting, Round, SpeechItem } from '../../model/round.ts'

/** What a view is made from: one speech on the agenda of one meeting. */
export interface ViewOf {
  readonly round: Round
  readonly catalogue: Catalogue
  readonly meeting: Meeting
  readonly meetingName: string
  readonly item: SpeechItem
  readonly asOf: IsoDate
  readonly length: '简' | '标准' | '详'
  readonly chapters: number
}
