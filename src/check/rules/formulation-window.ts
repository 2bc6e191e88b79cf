import { firstDay, lastDay } from '../../model/date.ts'
import type { IsoDate } from '../../model/date.ts'
import { looksAhead, looksBack } from '../looking-back.ts'
import { mentionsOf } from '../mentions.ts'
import type { Mention } from '../mentions/mention.ts'
import type { Finding, Rule } from '../rule.ts'
import { wholeOf } from '../whole.ts'

/** Formulations, documents, meetings and organs that were not there on the meeting's date, or were there no longer. */
export const formulationWindow: Rule = {
  id: 'formulation-window',
  severity: 'error',
  about: '提法、文件、会议、机构名称在讲话日期还没有，或者已经不用；回顾、引文、书名里的不算。',
  example: {
    date: '2017-05-18',
    wrong: '要坚决做到“两个维护”。',
    right: '要增强“四个意识”。',
  },
  find: ({ manuscript, catalogue, date, round, words: own }) => {
    if (date === undefined) return []
    const whole = wholeOf(manuscript)
    // The name of a unit that the round gives is the round's: it is told there, once
    const given = (words: string): boolean =>
      own.includes(words) ||
      round?.units.some(({ name, short }) => name.includes(words) || short?.includes(words) === true) === true
    const wrong = mentionsOf(manuscript, catalogue).filter(
      (mention) => isWrong(mention, whole.text, date) && !given(mention.words),
    )
    // Of mentions that overlap the longest is told, and the same words once a paragraph
    const told = longestOf(wrong)
    const seen = new Set<string>()
    return told.flatMap((mention): readonly Finding[] => {
      const at = whole.at(mention.at, mention.end)
      const key = `${at.paragraph} ${mention.words}`
      if (seen.has(key)) return []
      seen.add(key)
      return [{ ...at, ...said(mention, date, manuscript.composed === true) }]
    })
  },
}

/** Those that no longer one overlaps, and of equal ones the first. */
function longestOf(mentions: readonly Mention[]): readonly Mention[] {
  const ordered = mentions.map((one, i) => ({ one, i })).toSorted((a, b) => a.one.at - b.one.at)
  const length = ({ at, end }: Mention): number => end - at
  const most = mentions.reduce((longest, one) => Math.max(longest, length(one)), 0)
  return ordered
    .filter(({ one, i }, k) => {
      // What can overlap begins no further off than the longest is long
      let first = k
      while (first > 0 && (ordered[first - 1]?.one.at ?? 0) > one.at - most) first--
      for (let j = first; j < ordered.length; j++) {
        const other = ordered[j]
        if (other === undefined || other.one.at >= one.end) break
        if (other.one === one || other.one.end <= one.at) continue
        const longer = length(other.one) - length(one)
        if (longer > 0 || (longer === 0 && other.i < i)) return false
      }
      return true
    })
    .map(({ one }) => one)
}

const isEarly = ({ from, early }: Mention, date: IsoDate): boolean =>
  from !== undefined && early !== undefined && date < firstDay(from)

function isWrong(mention: Mention, text: string, date: IsoDate): boolean {
  const { at, end, until, late } = mention
  if (isEarly(mention, date)) return !looksAhead(text, at)
  if (until === undefined || late === undefined || date <= lastDay(until)) return false
  return !looksBack({ text, from: at, to: end, window: mention, date })
}

function said(mention: Mention, date: IsoDate, composed: boolean): Omit<Finding, 'paragraph' | 'from' | 'to'> {
  const { words, from = '', until = '', early, late, instead, begins } = mention
  const shown = /^[“《]/u.test(words) ? words : `“${words}”`
  if (isEarly(mention, date)) {
    const template = begins === '起才有' && composed
    return {
      ...(early === undefined ? {} : { severity: early }),
      message: `${shown}${begins === '起才有' || begins === '起才有这个名称' ? `自 ${from} ${begins}` : `${from} ${begins}`}，${date} 的讲话里不能出现。`,
      hint: template
        ? `改用当时的提法；在模板里放进 {{#if (通行 "${words.replaceAll(/[“”]/gu, '')}")}}……{{/if}}。`
        : begins === '起才有这个名称' && instead !== undefined
          ? `那时叫${instead}；如果日期写错了，改日期。`
          : '改用当时的说法；如果日期写错了，改日期。',
    }
  }
  return {
    ...(late === undefined ? {} : { severity: late }),
    message: `${shown}只用到 ${until}，${date} 的讲话里已经过时。`,
    hint: `${instead === undefined ? '删去，或改用现在的提法' : `现在是${instead.includes('“') ? instead : `“${instead}”`}`}；回顾当时情况的，写明时间。`,
  }
}
