import type { Paragraph } from '../../model/manuscript.ts'
import type { Finding, Rule } from '../rule.ts'

const closing: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '（': '）',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '(': ')',
  '「': '」',
}
const opening: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(closing).map(([open, close]) => [close, open]),
)
// （ with ) is told by half-width
const alike: Readonly<Record<string, string>> = { '(': '（', ')': '）' }
const mark = /[“”‘’（）《》〈〉【】()「」]/gu

/** Quotation marks, brackets and book titles that are not closed, not opened, or cross each other. */
export const pairedMarks: Rule = {
  id: 'paired-marks',
  severity: 'error',
  about: '引号、括号、书名号不成对、方向反了、互相交叉，或者引号里又套了一层同样的引号。',
  example: { wrong: '增强“四个意识，坚定“四个自信”。', right: '增强“四个意识”，坚定“四个自信”。' },
  find: ({ manuscript: { paragraphs } }) => paragraphs.flatMap((each, i) => judge(each, i, paragraphs[i + 1])),
}

/** Nobody nests deeper; what does is searched for its partner no further. */
const deepest = 50

interface Open {
  readonly sign: string
  readonly at: number
}

function judge({ text }: Paragraph, paragraph: number, next: Paragraph | undefined): readonly Finding[] {
  const findings: Finding[] = []
  const stack: Open[] = []
  const tell = (at: number, message: string, hint: string, severity?: 'warning'): void => {
    findings.push({ paragraph, from: at, to: at + 1, message, hint, ...(severity === undefined ? {} : { severity }) })
  }
  const tellOpen = ({ sign, at }: Open): void => {
    // A quotation over several paragraphs opens each of them and closes the last
    if (at === 0 && sign === '“' && next?.text.startsWith('“') === true) return
    tell(at, `${sign}没有收住：“${around(text, at)}”。`, `补上${closing[sign] ?? ''}，或者删去。`)
  }
  for (const { 0: found, index: at } of text.matchAll(mark)) {
    const sign = alike[found] ?? found
    if (closing[sign] !== undefined) {
      const inSame = (sign === '“' || sign === '《') && stack.at(-1)?.sign === sign
      if (inSame) {
        const other = sign === '“' ? '‘’' : '〈〉'
        tell(
          at,
          `“${around(text, at)}”：${sign}${closing[sign]}里面又是${sign}。`,
          `前一个没有收住的，补上${closing[sign]}；确是里面一层的，用${other}。`,
        )
      }
      // An unclosed mark is told once, at the next one of its kind
      if (inSame) stack.pop()
      stack.push({ sign, at })
      const [bottom] = stack
      if (stack.length > deepest && bottom !== undefined) {
        stack.shift()
        tellOpen(bottom)
      }
      continue
    }
    const wanted = opening[sign] ?? ''
    if (sign === '’' && /[A-Za-z]/u.test(text.charAt(at - 1))) continue
    if (stack.at(-1)?.sign === wanted) {
      stack.pop()
      continue
    }
    if (
      sign === '）' &&
      /(?:^|[。；：，\s])[\dA-Za-z一二三四五六七八九十]{1,3}$/u.test(text.slice(Math.max(0, at - 4), at))
    )
      continue
    const below = stack.findLastIndex((open) => open.sign === wanted)
    if (below < 0) {
      tell(at, `${sign}前面没有${wanted}：“${around(text, at)}”。`, '补上前一半，或者删去；引号方向反了的，改过来。')
      continue
    }
    const crossed = stack.slice(below + 1)
    for (const open of crossed)
      tell(
        open.at,
        `${open.sign}没有收住：“${around(text, open.at)}”。`,
        `在${sign}之前补上${closing[open.sign] ?? ''}。`,
      )
    stack.length = below
  }
  for (const open of stack) tellOpen(open)
  return findings
}

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 5), at + 8)
