import type { Rule } from '../rule.ts'
import { matches, over } from '../rule.ts'

const half = /(?<=\p{Script=Han})[,;:!?]|[,;:!?](?=\p{Script=Han})/gu
const full: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' }

/** Half-width signs beside Chinese. */
export const halfWidth: Rule = {
  id: 'half-width',
  severity: 'warning',
  about: '汉字旁边用了半角标点。',
  example: { wrong: '同志们:今天开会。', right: '同志们：今天开会。' },
  find: (reading) =>
    matches(reading, half).map(({ paragraph, match, text }) => {
      const around = text.slice(Math.max(0, match.index - 5), match.index + 5)
      const fix = full[match[0]]
      return over(paragraph, match, {
        message: `汉字旁边是半角标点：“${around}”。`,
        hint: '改成全角标点。',
        ...(fix === undefined ? {} : { fix }),
      })
    }),
}
