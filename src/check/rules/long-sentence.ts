import { spokenLength } from '../hits.ts'
import type { Finding, Rule } from '../rule.ts'
import { sentencesOf } from '../sentences.ts'

const longest = 120
/** Up to here a sentence of clauses can still be read by who knows it. */
const tooLong = 140
const breath = 40

/** Sentences and clauses that cannot be read aloud in one go. */
export const longSentence: Rule = {
  id: 'long-sentence',
  severity: 'warning',
  about: '一句话超过120字没有句号、分号，或者40字以上没有停顿。',
  example: {
    wrong: `各级党组织要认真学习，${'要把思想统一到部署上来，'.repeat(13)}抓好落实。`,
    right: '各级党组织要认真学习，把思想统一到部署上来。',
  },
  find: ({ manuscript: { paragraphs } }) =>
    paragraphs.flatMap((each, paragraph): readonly Finding[] => {
      if (each.role === 'note' || each.role === 'title') return []
      return sentencesOf(each).flatMap(({ text: sentence, from, to }): readonly Finding[] => {
        const size = spoken(sentence)
        const hint = '念起来换不过气，拆成几句。'
        if (size > longest) {
          const message = `这一句有${size}字，超过${longest}字。`
          return [{ paragraph, from, to, message, hint, ...(size > tooLong ? {} : { severity: 'info' }) }]
        }
        if (size <= breath) return []
        const clause = sentence.split(/[，、：—]/u).find((part) => spoken(part) > breath)
        if (clause === undefined) return []
        const at = from + sentence.indexOf(clause)
        const message = `这里${spoken(clause)}字没有停顿。`
        return [{ paragraph, from: at, to: at + clause.length, severity: 'info', message, hint }]
      })
    }),
}

/** Han characters and figures; a title between 《》 is read in one go and counts for one. */
const spoken = (text: string): number =>
  spokenLength(text.includes('《') ? text.replaceAll(/《[^》]{0,60}》/gu, '书') : text)
