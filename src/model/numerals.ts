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

/** A whole number below 1000 in Arabic or Chinese figures, 两 and 〇 included; undefined for anything else. */
export function numberOf(text: string): number | undefined {
  if (/^[0-9]+$/u.test(text)) return Number(text)
  const plain = text.replaceAll('两', '二').replaceAll('〇', '零')
  const match = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(plain)
  if (match === null || plain === '') return undefined
  const [, hundreds = '零', tens, ten, ones = '零'] = match
  const ofTen = ten === undefined ? 0 : tens === undefined ? 1 : digits.indexOf(tens)
  return digits.indexOf(hundreds) * 100 + ofTen * 10 + digits.indexOf(ones)
}

/** A number as patterns catch it: for `numberOf`. */
export const numeral = '[0-9]{1,3}|[一二两三四五六七八九十]{1,4}'
