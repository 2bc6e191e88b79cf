import { chineseCount } from '../../model/numerals.ts'
import type { Rule } from '../rule.ts'
import { over } from '../rule.ts'

const declaration = /(?:讲|强调|提|谈|说|通报|说明|报告)([一两二三四五六七八九十]+)(?:点|个方面|件事|条)/u

/** “讲三点意见” in the opening against the chapters that follow. */
export const declaredCount: Rule = {
  id: 'declared-count',
  severity: 'error',
  about: '开头说讲几点，后面实际不是几点。',
  example: { wrong: '下面，我讲三点意见。（后面只有两章）' },
  find: ({ manuscript: { paragraphs } }) => {
    const chapters = paragraphs.filter(({ heading }) => heading?.level === 1).length
    const first = paragraphs.findIndex(({ heading }) => heading !== undefined)
    if (chapters === 0) return []
    return paragraphs.slice(0, first).flatMap(({ text }, paragraph) => {
      const match = declaration.exec(text)
      if (match === null || match[1] === chineseCount(chapters)) return []
      const message = `这里说讲${match[1] ?? ''}点，后面实际有${chineseCount(chapters)}章。`
      return [over(paragraph, match, { message, hint: '改成一致；在模板里点数用 {{汉字 章数}} 写，不要手写。' })]
    })
  },
}
