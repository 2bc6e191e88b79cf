import type { Manuscript } from '../../model/manuscript.ts'
import { chineseOrdinal } from '../../model/numerals.ts'
import type { OrdinalFamily } from '../../model/ordinal.ts'
import type { OrdinalMark } from '../ordinals.ts'
import { ordinalsOf } from '../ordinals.ts'
import type { Finding, Rule } from '../rule.ts'

/** A series that is being counted: its last mark, and how many stand in it. */
interface Series {
  last: OrdinalMark
  broken: boolean
}

const rank: Readonly<Record<OrdinalFamily, number>> = {
  '一、': 0,
  '（一）': 1,
  '1.': 2,
  '（1）': 3,
  '第一，': 4,
  一是: 5,
}

/** Series that are open at a time; a speech has four or five. */
const deepest = 50

/** Ordinals that are left out, given twice, or mixed: 一要……二要……三是. */
export const ordinalSeries: Rule = {
  id: 'ordinal-series',
  severity: 'error',
  about: '序号断号、重号，或者一组里混用两种：一要……二要……三是……。',
  example: { wrong: '一要提高站位。二要压实责任。三是抓好整改。', right: '一要提高站位。二要压实责任。三要抓好整改。' },
  find: ({ manuscript }) => {
    const findings: Finding[] = []
    let open: Series[] = []
    let before: OrdinalMark | undefined
    for (const mark of ordinalsOf(manuscript)) {
      const said =
        mark.family === '一是' || (mark.family === '第一，' && !mark.opens)
          ? spoken(open, mark, manuscript)
          : numbered(open, mark, before)
      if (said.finding !== undefined) findings.push(said.finding)
      open = said.open.length > deepest ? said.open.slice(-deepest) : said.open
      before = mark
    }
    return findings
  },
}

interface Said {
  readonly open: Series[]
  readonly finding?: Finding
}

/** 一、 （一） 1. and 第一， at the beginning of a paragraph: a new heading closes what stands below it. */
function numbered(open: Series[], mark: OrdinalMark, before: OrdinalMark | undefined): Said {
  const at = open.findLastIndex(({ last }) => last.family === mark.family && (last.opens || !mark.opens))
  const series = open[at]
  const above = open.filter(({ last }, i) => (at < 0 ? rank[last.family] < rank[mark.family] : i < at))
  const next = [...above, { last: mark, broken: false }]
  if (series === undefined) {
    // （三） may go on from the chapter before; a text that is an excerpt may begin anywhere
    if (mark.number === 1 || mark.family !== '一、' || before === undefined) return { open: next }
    return {
      open: next,
      finding: broken(mark, `“${label(mark)}”前面没有“${label({ ...mark, number: mark.number - 1 })}”。`),
    }
  }
  if (mark.number === series.last.number + 1) return { open: next }
  // A list may begin again after plain text, or below an ordinal of another kind; chapters may not
  const afresh = mark.number === 1 && series.last.number > 1 && (mark.family !== '一、' || before?.family === '第一，')
  if (afresh && (mark.family !== '（一）' || before?.family !== '（一）')) return { open: next }
  return { open: next, finding: broken(mark, jump(series.last, mark), series.last) }
}

/** 一是 and 一要, which may stand in each other and need not stand at the beginning. */
function spoken(open: Series[], mark: OrdinalMark, manuscript: Manuscript): Said {
  const same = ({ last }: Series): boolean => last.family === mark.family && last.suffix === mark.suffix
  if (mark.number === 1) {
    const top = open.at(-1)
    const beside = top !== undefined && same(top) && top.last.number === 1 && top.last.paragraph === mark.paragraph
    // A heading between would have closed the series: two paragraphs that both open with 一要 are one series
    const below = mark.opens ? open.findLast((series) => same(series) && series.last.opens) : undefined
    // After 一要、二要 a series may begin again below a heading without a number, or after plain text
    const again = below !== undefined && (below.last.number === 1 || !parted(below.last, mark, manuscript))
    const twice = beside ? top : again ? below : undefined
    const next = [...open, { last: mark, broken: false }]
    if (twice === undefined) return { open: next }
    return { open: next, finding: broken(mark, `“${label(twice.last)}”后面又是“${label(mark)}”。`, twice.last) }
  }
  const follows = ({ last }: Series): boolean => last.number === mark.number - 1
  const goesOn = open.findLastIndex((series) => same(series) && follows(series))
  if (goesOn >= 0) return { open: [...open.slice(0, goesOn), { last: mark, broken: false }] }
  const mixed = open.findLastIndex(
    (series) => series.last.family === '一是' && mark.family === '一是' && follows(series),
  )
  const other = open[mixed]
  if (other !== undefined) {
    const kept: Series = { last: { ...mark, suffix: other.last.suffix }, broken: true }
    const next = [...open.slice(0, mixed), kept]
    if (other.broken) return { open: next }
    const expected = label({ ...mark, suffix: other.last.suffix })
    return {
      open: next,
      finding: broken(
        mark,
        `前面是“${label(other.last)}”，这里却是“${label(mark)}”。`,
        other.last,
        `改成“${expected}”，一组里只用一种。`,
      ),
    }
  }
  const jumped = open.findLastIndex(same)
  const series = open[jumped]
  if (series === undefined) {
    if (open.length > 0 && mark.opens) return { open: [...open, { last: mark, broken: true }], finding: orphan(mark) }
    return { open: [...open, { last: mark, broken: true }], ...(open.length === 0 ? { finding: orphan(mark) } : {}) }
  }
  const next = [...open.slice(0, jumped), { last: mark, broken: false }]
  return { open: next, finding: broken(mark, jump(series.last, mark), series.last) }
}

/** Whether something stands between two ordinals under which a new series may begin. */
function parted(a: OrdinalMark, b: OrdinalMark, { paragraphs }: Manuscript): boolean {
  if (b.paragraph === a.paragraph + 1) return false
  const runIn = [a, b].every(({ paragraph }) => paragraphs[paragraph]?.heading !== undefined)
  return !runIn || paragraphs.slice(a.paragraph + 1, b.paragraph).some(({ role }) => role === 'heading')
}

const label = ({ family, suffix, number }: OrdinalMark): string => {
  const chinese = chineseOrdinal(number)
  const printed: Readonly<Record<OrdinalFamily, string>> = {
    '一、': `${chinese}、`,
    '（一）': `（${chinese}）`,
    '1.': `${number}.`,
    '（1）': `（${number}）`,
    '第一，': `第${chinese}`,
    一是: `${chinese}${suffix}`,
  }
  return printed[family]
}

const jump = (last: OrdinalMark, mark: OrdinalMark): string =>
  last.number === mark.number ? `“${label(mark)}”重复了。` : `“${label(last)}”后面是“${label(mark)}”，序号不连续。`

/** 二是 without 一是: what came before may count itself otherwise (首先), so it is not certain. */
const orphan = (mark: OrdinalMark): Finding => ({
  ...broken(mark, `“${label(mark)}”前面没有“${label({ ...mark, number: mark.number - 1 })}”。`),
  severity: 'warning',
})

function broken(
  { paragraph, from, to }: OrdinalMark,
  message: string,
  last?: OrdinalMark,
  hint = '核对是漏了一项，还是序号没有改。',
): Finding {
  const related = last === undefined ? {} : { related: [{ paragraph: last.paragraph, from: last.from, to: last.to }] }
  return { paragraph, from, to, message, hint, ...related }
}
