import { spokenLength } from '../hits.ts'
import type { Rule } from '../rule.ts'

const longest = 450

/** Paragraphs in which a speaker loses the line. */
export const longParagraph: Rule = {
  id: 'long-paragraph',
  severity: 'info',
  about: '一段超过450字。',
  example: { wrong: '要认真抓好落实。'.repeat(70) },
  find: ({ manuscript: { paragraphs } }) =>
    paragraphs.flatMap(({ text }, paragraph) => {
      const size = spokenLength(text)
      if (size <= longest) return []
      return [
        {
          paragraph,
          from: 0,
          to: text.length,
          message: `这一段有${size}字，超过${longest}字。`,
          hint: '按意思分成几段，念的人不容易串行。',
        },
      ]
    }),
}
