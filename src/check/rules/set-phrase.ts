import type { Rule } from '../rule.ts'
import { slipsIn } from '../slips.ts'
import { spelledOut } from '../spelled-out.ts'

const kinds: ReadonlySet<string> = new Set([
  'set-phrase',
  'misquote',
  'punctuation',
  'order',
  'collocation',
  'term',
  'obsolete',
])

/** Set phrases with a word dropped or changed, and named frameworks that are spelt out with an item missing or astray. */
export const setPhrase: Rule = {
  id: 'set-phrase',
  severity: 'error',
  about: '固定提法走了样：丢字、换字、颠倒，或者列举“四个意识”之类时缺项、错序。',
  example: {
    wrong: '增强“四个意识”（政治意识、大局意识、看齐意识）。',
    right: '增强“四个意识”（政治意识、大局意识、核心意识、看齐意识）。',
  },
  find: (reading) => [...slipsIn(reading, kinds), ...spelledOut(reading)],
}
