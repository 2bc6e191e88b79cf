import { hits } from '../hits.ts'
import type { Rule } from '../rule.ts'
import { over } from '../rule.ts'
import { wholeOf } from '../whole.ts'

const leftover =
  /\{\{[^}\n]*\}*|\}\}|\bundefined\b|\bnull\b|\bNaN\b|\[object \w*\]?|[\uE000-\uF8FF]|\*\*|\{(?:\+\+|--)[^{}]*\}|<\/?[a-z]+>/gu

/** One of these stands in every hit, or a character for private use: looked for first, because that is quick. */
const signs = ['{', '}', '**', '<', '[object', 'undefined', 'null', 'NaN']
const privateUse = /[\uE000-\uF8FF]/u

/** Template syntax, Markdown or a value of the program that reached the text. */
export const leftoverSyntax: Rule = {
  id: 'leftover-syntax',
  severity: 'error',
  about: '模板写法、Markdown 记号、没有取舍的修订或程序里的值留在了稿子里。',
  example: { wrong: '{{单位.简称}}要认真配合。', right: '县卫健委要认真配合。' },
  find: (reading) => {
    const { text } = wholeOf(reading.manuscript)
    if (!signs.some((sign) => text.includes(sign)) && !privateUse.test(text)) return []
    return hits(reading, leftover).map(({ paragraph, match }) =>
      over(paragraph, match, {
        message: `稿子里留下了不该有的“${match[0]}”。`,
        hint: '删去，或检查这一行模板的 {{ }}。',
      }),
    )
  },
}
