import type { IsoDate, Window } from '../model/date.ts'
import { firstDay, lastDay } from '../model/date.ts'
import { inQuotation, inTitle, sentenceAt } from './whole.ts'

const past =
  /当时|当年|那时|曾|过去|此前|之前|以前|从前|一开始|最初|起初|以往|历史|前身|撤销|更名|改名|改称|替代|取代|原名|旧称|整合为|合并|演变|时任|上一?届|上一?轮/u
const since =
  /党的十[八九]大(?:以来|以后|之后|后|报告)(?!，?(?:仍然|依然|仍)?不收)|党的二十大(?:以来|以后|之后|后|报告)/u
const originally = /原(?:来的?|先的?)?[^，。；]{0,4}$/u
const future =
  /将(?:于|在|要|会|召开|举行|印发|出台|迎来)|即将|喜迎|迎接|筹备|拟(?:于|在|订|定)|征求意见|(?:大|全会)(?:胜利)?召开(?:之)?前|以前召开|为.{0,12}(?:胜利)?召开|正在(?:起草|修订|制定)/u

/** What a sentence is asked about. */
interface Asked {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly window: Window
  readonly date?: IsoDate | undefined
}

/**
 * Whether a stretch is spoken of as past, so that an old name is right there: in a title or a quotation, after 原, beside
 * 当时 or 曾, or with a year in which it was in use (2018年以来).
 */
export function looksBack({ text, from, to, date, window }: Asked): boolean {
  if (inTitle(text, from) || inQuotation(text, from, to)) return true
  const sentence = sentenceAt(text, from)
  if (past.test(sentence.text) || since.test(sentence.text)) return true
  if (originally.test(sentence.text.slice(0, sentence.offset))) return true
  return yearsIn(sentence.text, date).some(
    (year) =>
      (window.from === undefined || firstDay(window.from) <= `${year}-12-31`) &&
      (window.until === undefined || lastDay(window.until) >= `${year}-01-01`),
  )
}

/** Whether a stretch is spoken of as still to come: 喜迎党的二十大胜利召开. */
export function looksAhead(text: string, from: number): boolean {
  return inTitle(text, from) || future.test(sentenceAt(text, from).text)
}

/** The years that a sentence names, those of 去年 and 前年 among them. */
function yearsIn(sentence: string, date: IsoDate | undefined): readonly number[] {
  const years = Array.from(sentence.matchAll(/(20\d\d)年/gu), (match) => Number(match[1]))
  if (date === undefined) return years
  const now = Number(date.slice(0, 4))
  if (sentence.includes('去年')) years.push(now - 1)
  if (sentence.includes('前年')) years.push(now - 2)
  return years
}
