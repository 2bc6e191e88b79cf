import type { IsoDate } from '../model/date.ts'
import { chineseCount } from '../model/numerals.ts'
import type { Committee, Level, When } from '../model/round.ts'

/** 2026-08-05 → 2026年8月5日 */
export function dateInWords(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** A date in words, or the words that the round file has. */
export function whenInWords(when: When): string {
  return 'words' in when ? when.words : dateInWords(when.date)
}

/** Days from one date to another, both counted. */
export function daysBetween(start: IsoDate, end: IsoDate): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1
}

/**
 * How long a stay is, as a speech says it: whole months where the days come within three of them (三个月), else days
 * (40天). Calendar months: 3 August to 30 October is 三个月.
 */
export function durationInWords(start: IsoDate, end: IsoDate): string {
  const days = daysBetween(start, end)
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number)
  for (let months = 1; months <= 12; months++) {
    // the stay of n months ends the day before the same day n months on
    const full = Math.round((Date.UTC(year, month - 1 + months, day) - Date.parse(start)) / 86_400_000)
    if (Math.abs(days - full) <= 3) return `${chineseCount(months)}个月`
  }
  return `${days}天`
}

/** 全省 全市 全县 全区 全旗: the whole that a committee is responsible for, from how it is called. */
export function wholeOf(committee: Committee & { readonly level: Level }): string {
  switch (committee.level) {
    case '部门':
      return '全系统'
    case '高校':
      return '全校'
    case '企业':
      return committee.short.includes('集团') ? '全集团' : '全公司'
    default: {
      // 市委 → 全市, 区委 → 全区; a committee called by its place (青州区委) by the word before 委
      const word = /([省市县区旗州盟])委/.exec(committee.short)?.[1] ?? committee.level
      return `全${word}`
    }
  }
}

/** Whose decisions a committee carries out, as a list for “贯彻……部署”. */
export function aboveOf(level: Level): string {
  switch (level) {
    case '省':
      return '党中央'
    case '市':
      return '党中央和省委'
    case '县':
      return '党中央和省委、市委'
    default:
      return '党中央和上级党组织'
  }
}

/** 巡视 at provincial level, 巡察 everywhere else. */
export function inspectionOf(level: Level): string {
  return level === '省' ? '巡视' : '巡察'
}

/** The same with the committee itself at the end: 党中央和省委、市委、县委. */
export function chainOf(committee: Committee & { readonly level: Level }): string {
  const above = aboveOf(committee.level)
  return above.includes('和') ? `${above}、${committee.short}` : `${above}和${committee.short}`
}
