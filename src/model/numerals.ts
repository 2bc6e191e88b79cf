const digits = '零一二三四五六七八九'
const units = ['', '十', '百', '千'] as const

/**
 * A whole number from 0 to 9999 in Chinese numerals, as an ordinal has it: 2 → 二, 12 → 十二, 20 → 二十, 101 → 一百零一.
 * @throws RangeError for anything else: a caller that passes it has a bug
 */
export function chineseOrdinal(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) throw new RangeError(`no Chinese numeral for ${n}`)
  if (n === 0) return '零'
  let text = ''
  let gap = false
  for (const [i, digit] of Array.from(String(n), Number).entries()) {
    const place = String(n).length - 1 - i
    if (digit === 0) {
      gap = true
      continue
    }
    if (gap && text !== '') text += '零'
    gap = false
    text += `${digits[digit] ?? ''}${units[place] ?? ''}`
  }
  return n >= 10 && n < 20 ? text.slice(1) : text
}

/** The same before a measure word: 2 → 两 (两点意见), everything else as the ordinal. */
export function chineseCount(n: number): string {
  return n === 2 ? '两' : chineseOrdinal(n)
}
