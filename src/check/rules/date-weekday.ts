import type { Finding, Reading, Rule } from '../rule.ts'
import { datesIn, exists, isoOf } from '../spoken-dates.ts'
import type { SpokenDate } from '../spoken-dates.ts'
import type { Told } from '../told.ts'
import { placed } from '../told.ts'
import { wholeOf } from '../whole.ts'

const weekday = /^(?:上午|下午|晚上|晚)?[（(，,]?\s?(星期|周|礼拜)([一二三四五六日天])(?![一-十]?[次个轮期年])/u
const names = '日一二三四五六'
const stretch = /^(?:起|开始)?(?:[—－–~～-]{1,2}|至|到)(?:当年|同年)?$/u
const bareDay = /^(?:[—－–~～-]{1,2}|至|到)(\d{1,2})日/u

/** Days that do not exist, weekdays that are another day's, periods that end before they begin. */
export const dateWeekday: Rule = {
  id: 'date-weekday',
  severity: 'error',
  about: '日期不存在、星期与日期不符，或者一段时间的结束早于开始。',
  example: { wrong: '2026年8月5日（星期二）', right: '2026年8月5日（星期三）' },
  find: (reading) => {
    const whole = wholeOf(reading.manuscript)
    const dates = datesIn(whole.text, reading.date)
    return dates.flatMap((date, i): readonly Finding[] => {
      if (!exists(date)) {
        const words = whole.text.slice(date.from, date.to)
        return [{ ...whole.at(date.from, date.to), message: `没有“${words}”这一天。`, hint: '核对日期。' }]
      }
      const told = [...weekdayFinding(date, whole.text, reading), ...periodFinding(date, dates[i + 1], whole.text)]
      return told.map((one) => placed(whole, one))
    })
  },
}

function weekdayFinding(date: SpokenDate, text: string, { date: spoken, manuscript }: Reading): readonly Told[] {
  const hit = weekday.exec(text.slice(date.to, date.to + 12))
  const now = spoken ?? manuscript.date
  if (hit === null || (date.year === undefined && now === undefined)) return []
  const [all, word = '', said = ''] = hit
  const year = date.year ?? Number(now?.slice(0, 4))
  const right = names.charAt(new Date(`${isoOf(date, year)}T00:00:00Z`).getUTCDay())
  if (right === said.replace('天', '日')) return []
  // In December a date of January is meant for the next year, in January one of December for the last
  const month = Number(now?.slice(5, 7))
  if (date.year === undefined && Math.abs(date.month - month) >= 6) return []
  const at = date.to + all.length
  return [
    {
      at: at - 1,
      end: at,
      message: `${year}年${date.month}月${date.day}日是${word}${right}，不是${word}${said}。`,
      hint: '核对日期和星期，改错的一个。',
    },
  ]
}

function periodFinding(date: SpokenDate, next: SpokenDate | undefined, text: string): readonly Told[] {
  const short = bareDay.exec(text.slice(date.to, date.to + 8))
  if (short !== null) {
    const day = Number(short[1])
    return day >= date.day ? [] : [backwards(date.from, date.to + short[0].length, text)]
  }
  if (next === undefined || !exists(next) || !stretch.test(text.slice(date.to, next.from))) return []
  const first = date.month * 100 + date.day
  const last = next.month * 100 + next.day
  const sameYear = date.year === (next.year ?? date.year)
  if (date.year !== undefined && next.year !== undefined && date.year !== next.year)
    return date.year > next.year ? [backwards(date.from, next.to, text)] : []
  if (!sameYear || last >= first || /次年|翌年|明年/u.test(text.slice(date.to, next.to))) return []
  // 11月20日至1月20日 goes over the new year; 8月20日至6月20日 does not
  const over = date.month - next.month
  if (over >= 6 && (date.year === undefined || next.year === undefined)) return []
  return [backwards(date.from, next.to, text)]
}

const backwards = (at: number, end: number, text: string): Told => ({
  at,
  end,
  message: `“${text.slice(at, end)}”的结束早于开始。`,
  hint: '核对两个日期。',
})
