import type { Severity } from '../../model/diagnostic.ts'
import type { Finding, Rule } from '../rule.ts'
import { isHan } from '../hits.ts'
import { over } from '../rule.ts'

const blanks = /[ \t\u3000\u00A0]+/gu
const signs = '，。；：、！？“”‘’（）《》【】…—'
const ordinal =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十]{1,3}[，、章节])$/u
const sentence = /[，。；：！？]/u

/** Blanks in Chinese text. */
export const innerSpace: Rule = {
  id: 'inner-space',
  severity: 'warning',
  about: '汉字之间有空格、制表符或连续空格。',
  example: { wrong: '三要积极配合。 县卫健委党组要高度重视。', right: '三要积极配合。县卫健委党组要高度重视。' },
  find: ({ manuscript: { paragraphs } }) =>
    paragraphs.flatMap(({ text, role }, paragraph): readonly Finding[] => {
      if (role === 'title' || role === 'note' || role === 'salutation') return []
      const gaps = Array.from(text.matchAll(blanks)).filter(
        ({ 0: found, index }) =>
          index > 0 &&
          index + found.length < text.length &&
          (found.length > 1 || found === '\t' || isBetweenChinese(text, index, found)),
      )
      if (gaps.length === 0) return []
      // Lines laid out with blanks: a table, a signature, names in a row, a slogan
      const laidOut = !sentence.test(text) || gaps.some(({ 0: found }) => found.length > 3)
      return gaps.flatMap((match): readonly Finding[] => {
        const before = text.slice(0, match.index).trim()
        if (isQuoted(text, match.index) && match[0].length === 1) return []
        const severity: Severity = laidOut || (before.length < 8 && ordinal.test(before)) ? 'info' : 'warning'
        const around = text.slice(Math.max(0, match.index - 5), match.index + match[0].length + 5)
        return [
          over(paragraph, match, {
            severity,
            message: `汉字之间有空格：“${around}”。`,
            hint: '删去空格。',
            ...(isBetweenChinese(text, match.index, match[0]) && !laidOut ? { fix: '' } : {}),
          }),
        ]
      })
    }),
}

function isBetweenChinese(text: string, at: number, gap: string): boolean {
  const isChinese = (character: string): boolean => isHan(character) || signs.includes(character)
  return isChinese(text.charAt(at - 1)) && isChinese(text.charAt(at + gap.length))
}

/** Slogans and titles may have a blank where a comma is left out: “不忘初心 牢记使命”. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 19), at)
  for (const [open, close] of ['“”', '《》']) {
    const from = before.lastIndexOf(open ?? '')
    if (from >= 0 && before.lastIndexOf(close ?? '') < from) return true
  }
  return false
}
