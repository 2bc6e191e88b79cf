import type { Finding, Rule } from '../rule.ts'
import { sentencesOf } from '../sentences.ts'

/** From this many characters on, a sentence that comes twice is heard as a repetition. */
const heard = 12

/** Sentences and long clauses between semicolons that stand twice in one speech. */
export const repeatedSentence: Rule = {
  id: 'repeated-sentence',
  severity: 'warning',
  about: '同一句话（12 个字以上）在一篇讲话里说了两遍。',
  example: { wrong: '要把思想统一到市委的部署上来。要把思想统一到市委的部署上来。' },
  find: ({ manuscript }) => {
    const first = new Map<string, { paragraph: number; from: number; to: number }>()
    const findings: Finding[] = []
    manuscript.paragraphs.forEach((each, paragraph) => {
      if (each.role === 'note') return
      for (const { text, from, to } of sentencesOf(each)) {
        if (text.length < heard) continue
        const before = first.get(text)
        if (before === undefined) first.set(text, { paragraph, from, to })
        // A heading takes up what was announced above it
        else if (each.role !== 'heading' || manuscript.paragraphs[before.paragraph]?.role === 'heading')
          findings.push({
            paragraph,
            from,
            to,
            message: `这句话说了两遍：“${text}”`,
            hint: '改写其中一处；在模板里用 {{#换说}} 给它另一种说法。',
            related: [before],
          })
      }
    })
    return findings
  },
}
