import { hits } from '../hits.ts'
import type { Rule } from '../rule.ts'
import { over } from '../rule.ts'

/** So many a speech may have. */
const most = 2

/** More exclamation marks than a speech of this kind has. */
export const exclamationMarks: Rule = {
  id: 'exclamation-marks',
  severity: 'info',
  about: '全篇感叹号多于两个。',
  example: { wrong: '要抓紧！要抓实！要抓好！', right: '要抓紧、抓实、抓好！' },
  find: (reading) => {
    const all = hits(reading, /[！!]/gu)
    return all.slice(most, most + 1).map(({ paragraph, match }) =>
      over(paragraph, match, {
        message: `全篇有${all.length}个感叹号，这是第三个。`,
        hint: '陈述要求用句号，感叹号留给结尾的号召。',
      }),
    )
  },
}
