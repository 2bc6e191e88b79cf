import { hits } from '../hits.ts'
import type { Rule } from '../rule.ts'
import { over } from '../rule.ts'

const doubled = /[，。；：、！？]{2,}|“”|《》|（）|^[，。；：、！？]/gmu

/** Punctuation that meets where a value was empty or brought its own. */
export const doubledPunctuation: Rule = {
  id: 'doubled-punctuation',
  severity: 'error',
  about: '标点重叠、成对标点中间是空的，或者一段以标点开头。',
  example: { wrong: '要认真准备。。', right: '要认真准备。' },
  find: (reading) =>
    hits(reading, doubled).map(({ paragraph, match, text }) => {
      const around = text.slice(Math.max(0, match.index - 5), match.index + 5)
      const same = /^([，。；：、])\1+$/u.exec(match[0])?.[1]
      return over(paragraph, match, {
        message: `标点重叠或落空：“${around}”。`,
        hint: '删去多余的；在模板里检查字段前后的标点，字段的值不带句末标点。',
        ...(same === undefined ? {} : { fix: same }),
      })
    }),
}
