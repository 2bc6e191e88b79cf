import { chineseOrdinal } from '../../../model/numerals.ts'

const circled = '⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const legal: Readonly<Record<string, string>> = {
  零: '零',
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
}
const stems = '甲乙丙丁戊己庚辛壬癸'
const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** A number as Word prints it in a format of ST_NumberFormat (ECMA-376, 17.18.59); what is not known, in digits. */
export function formatted(n: number, format: string): string {
  if (n < 0 || n > 9999) return String(n)
  switch (format) {
    case 'none':
    case 'bullet':
      return ''
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
    case 'koreanDigital':
      return chineseOrdinal(n)
    case 'chineseLegalSimplified':
      return Array.from(chineseOrdinal(n), (digit) => legal[digit] ?? digit).join('')
    case 'ideographTraditional':
      return stems[n - 1] ?? String(n)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return Array.from(circled)[n] ?? String(n)
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return Array.from(String(n), (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join('')
    case 'decimalZero':
      return String(n).padStart(2, '0')
    case 'decimalEnclosedParen':
      return `（${n}）`
    case 'decimalEnclosedFullstop':
      return `${n}.`
    case 'lowerLetter':
      return letters(n)
    case 'upperLetter':
      return letters(n).toUpperCase()
    case 'lowerRoman':
      return roman(n)
    case 'upperRoman':
      return roman(n).toUpperCase()
    default:
      return String(n)
  }
}

/** a … z, aa, bb: Word doubles letters, it does not count on as columns of a table do */
function letters(n: number): string {
  return n < 1 ? '' : String.fromCodePoint(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))
}

function roman(n: number): string {
  let rest = n
  let text = ''
  for (const [size, letter] of romans)
    while (rest >= size) {
      text += letter
      rest -= size
    }
  return text
}
