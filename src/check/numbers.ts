const digits = '零一二三四五六七八九'

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
