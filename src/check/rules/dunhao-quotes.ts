import { around, hits } from '../hits.ts'
import type { Rule } from '../rule.ts'
import { over } from '../rule.ts'

const between = /(?<=[”》])、(?=[“《])/gu

/** 、 between quotation marks or book titles (GB/T 15834—2011, 4.5.3.5: usually none). */
export const dunhaoQuotes: Rule = {
  id: 'dunhao-quotes',
  severity: 'warning',
  about: '引号与引号、书名号与书名号之间用了顿号（GB/T 15834：通常不用）。',
  example: { wrong: '增强“四个意识”、“四个自信”。', right: '增强“四个意识”“四个自信”。' },
  find: (reading) =>
    hits(reading, between).map((hit) =>
      over(hit.paragraph, hit.match, {
        message: `并列的引号或书名号之间通常不用顿号：“${around(hit)}”。`,
        hint: '删去顿号；中间另有括注时可以保留。',
        fix: '',
      }),
    ),
}
