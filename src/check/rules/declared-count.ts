import { frameworkNamed } from '../../model/frameworks.ts'
import { chineseCount, numberOf } from '../../model/numerals.ts'
import { hits } from '../hits.ts'
import type { OrdinalMark } from '../ordinals.ts'
import { ordinalsOf } from '../ordinals.ts'
import type { Finding, Reading, Rule } from '../rule.ts'
import { over } from '../rule.ts'

const numeral = '[一两二三四五六七八九十]{1,3}|\\d{1,2}'
const opening = new RegExp(`(?:讲|强调|提|谈|说|通报|说明|报告)(${numeral})(?:点|个方面|件事|条)`, 'u')
/** 提三点要求： at the end of its sentence, with a list right behind it */
const announced = new RegExp(
  `(?<![第前这上述那])(${numeral})(?:个(?!月|小时|工作日|单位|组|县|市|乡|村|部门|人|巡察|支部|党组织)|点|条|项|件事|方面)[“‘]?[^，。；：、\\d”]{0,12}[”’]?[：:。]\\s*$`,
  'u',
)
/** 三个坚持：坚持……、坚持……。 */
const phrase = new RegExp(
  `(?<![第前])(${numeral})个[“‘]?([\\u3400-\\u9fff]{2})[”’]?(?:，?(?:就是|即|是指)|[：:（])([^。！？\\n]+)`,
  'gu',
)

/** “讲三点意见”, “三点要求：”, “三个坚持：” against what follows. */
export const declaredCount: Rule = {
  id: 'declared-count',
  severity: 'error',
  about: '说有几点、几个方面，后面实际不是几点：讲三点意见而只有两章，“三个坚持：”后面有四个坚持。',
  example: {
    wrong: '下面，我讲三点意见。\n一、提高站位\n二、抓好整改',
    right: '下面，我讲两点意见。\n一、提高站位\n二、抓好整改',
  },
  find: (reading) => {
    const marks = ordinalsOf(reading.manuscript)
    return [...chapters(reading, marks), ...lists(reading, marks), ...phrases(reading)]
  },
}

function chapters({ manuscript: { paragraphs } }: Reading, marks: readonly OrdinalMark[]): readonly Finding[] {
  const level = paragraphs.flatMap(({ heading }, i) =>
    heading?.level === 1 ? [{ i, style: styleOf(heading.ordinal) }] : [],
  )
  // 一要 below 第一， is read as a heading of the same level, for want of a chapter above
  const headings = level.filter(({ style }) => style === level[0]?.style)
  // A list in front of the first chapter is none of them
  const first = paragraphs.findIndex(({ heading }) => heading !== undefined)
  const written = (['一、', '第一，'] as const)
    .map((family) => marks.filter((mark) => mark.family === family && mark.opens))
    .find(({ length }) => length > 1)
  const start = headings.length > 0 ? first : written?.[0]?.paragraph
  const actual = headings.length > 0 ? headings.length : written?.length
  // Chapters that are out of order are another rule's
  if (start === undefined || actual === undefined) return []
  if (headings.length === 0 && written?.some(({ number }, i) => number !== i + 1) === true) return []
  return paragraphs.slice(0, start).flatMap(({ text }, paragraph) => {
    const match = opening.exec(text)
    if (match === null || numberOf(match[1] ?? '') === actual) return []
    const message = `这里说讲${match[1] ?? ''}点，后面实际有${chineseCount(actual)}章。`
    return [over(paragraph, match, { message, hint: '改成一致；在模板里点数用 {{汉字 章数}} 写，不要手写。' })]
  })
}

/** `第一，` and `第二，` are of one style. */
const styleOf = (ordinal: string): string => ordinal.replaceAll(/[一二三四五六七八九十\d]+/gu, 'N')

/** Lists that begin right behind their announcement. */
function lists({ manuscript: { paragraphs }, catalogue }: Reading, marks: readonly OrdinalMark[]): readonly Finding[] {
  return marks.flatMap((mark, i): readonly Finding[] => {
    if (mark.number !== 1 || mark.family === '一、') return []
    const alone = mark.opens && paragraphs[mark.paragraph]?.text.slice(0, mark.from).trim() === ''
    const paragraph = alone ? mark.paragraph - 1 : mark.paragraph
    const before = (alone ? paragraphs[paragraph]?.text : paragraphs[paragraph]?.text.slice(0, mark.from)) ?? ''
    // An announcement is short and stands at the end: what is before it is not searched for every ordinal
    const skipped = Math.max(0, before.trimEnd().length - 40)
    const match = announced.exec(before.slice(skipped).trimEnd())
    const count = numberOf(match?.[1] ?? '')
    if (match === null || count === undefined || count < 2) return []
    const actual = lengthOf(marks.slice(i))
    // A list of one is no list; one that breaks off is told by its ordinals
    if (actual < 2 || actual === count) return []
    // 以“四个紧盯”为准。 names a framework and announces nothing
    if (match[0].endsWith('。') && frameworkNamed(catalogue, match[0].replaceAll(/[“”‘’。]/gu, '')) !== undefined)
      return []
    const message = `这里说有${match[1] ?? ''}项，后面实际数到${chineseCount(actual)}。`
    const from = skipped + match.index
    const to = from + match[0].length
    return [{ paragraph, from, to, message, hint: '改成一致。', related: [{ ...mark }] }]
  })
}

/** How far a series counts from its first mark on, whatever stands between. */
function lengthOf(marks: readonly OrdinalMark[]): number {
  const [first] = marks
  let last = 1
  for (const mark of marks.slice(1)) {
    if (mark.family === first?.family && mark.opens === first.opens) {
      // One list in another of the same kind: nobody can tell where the first goes on
      if (mark.number === 1 && mark.suffix === first.suffix) return mark.paragraph === first.paragraph ? 0 : last
      if (mark.number === last + 1) last++
    } else if (mark.opens && mark.family !== '一是' && mark.family !== first?.family && first?.family === '一是') break
  }
  return last
}

/** N个坚持：坚持甲，坚持乙. Told only where every item has the word, so that nothing else can have been counted. */
function phrases(reading: Reading): readonly Finding[] {
  return hits(reading, phrase).flatMap(({ paragraph, match }): readonly Finding[] => {
    const [, numeralText = '', word = '', rest = ''] = match
    const count = numberOf(numeralText)
    const end = match[0].includes('（') ? (rest.split('）')[0] ?? '') : rest
    const strong = end.includes('；') ? end.split('；') : end.split(/[、，]/u)
    const items = strong.map((item) => item.replace(/^[“”\s：]+/u, ''))
    const having = items.filter((item) => item.startsWith(word) || item.endsWith(word))
    if (
      count === undefined ||
      count < 2 ||
      having.length < 2 ||
      having.length !== items.length ||
      having.length === count
    )
      return []
    const message = `这里说${numeralText}个“${word}”，后面实际有${chineseCount(having.length)}个。`
    return [over(paragraph, match, { severity: 'warning', message, hint: '改成一致，或者补上缺的。' })]
  })
}
