import type { Catalogue, MeasureWords } from '../../model/catalogue.ts'
import { hits } from '../hits.ts'
import type { Finding, Rule } from '../rule.ts'
import { over } from '../rule.ts'

interface Row {
  readonly nouns: readonly string[]
  readonly never: string
  readonly right: string
  readonly before: RegExp
  readonly after: RegExp
}

const made = new WeakMap<Catalogue, readonly Row[]>()

function rowsOf(catalogue: Catalogue): readonly Row[] {
  let rows = made.get(catalogue)
  if (rows === undefined) made.set(catalogue, (rows = catalogue.measure_words.map(rowOf)))
  return rows
}

function rowOf({ nouns, never, right }: MeasureWords): Row {
  const any = nouns.join('|')
  return {
    nouns,
    never,
    right,
    before: new RegExp(`(${any})(?:共|共计|共有|达|为|近)?$`, 'u'),
    after: new RegExp(`^(?:[处科厅县局]级|领导|党员|问题|信访|基层|违纪)?(${any})(?=[，。；、）！？]|$)`, 'u'),
  }
}

const counted =
  /(?:(?<!\d)\d+|(?<![一二两三四五六七八九十百千])[一二两三四五六七八九十百千]+)[余多]?([件条项起份篇台只家宗名位人])(?![次均以])/gu
const ends = /^(?:[，。；、）！？]|$)/u
const longest = 12

/** Measure words that do not go with their noun. */
export const measureWord: Rule = {
  id: 'measure-word',
  severity: 'warning',
  about: '量词和名词不搭配。',
  example: { wrong: '涉及科级干部71件，已经移送。', right: '涉及科级干部71人，已经移送。' },
  find: (reading) =>
    hits(reading, counted).flatMap(({ paragraph, match, text }): readonly Finding[] => {
      const measure = match[1] ?? ''
      const to = match.index + match[0].length
      const rest = text.slice(to, to + longest)
      const lead = text.slice(Math.max(0, match.index - longest), match.index)
      for (const { nouns, never, right, before, after } of rowsOf(reading.catalogue)) {
        if (!never.includes(measure) || !nouns.some((each) => lead.includes(each) || rest.includes(each))) continue
        // 干部43件，: what is counted stands before; 43件干部，: it stands behind and ends there
        const noun = ends.test(rest) ? before.exec(lead)?.[1] : undefined
        const behind = lead.endsWith('第') ? undefined : after.exec(rest)
        if (noun === undefined && (behind === null || behind === undefined)) continue
        const words = noun === undefined ? match[0] + (behind?.[0] ?? '') : noun + match[0]
        return [
          over(paragraph, match, {
            message: `“${words}”的量词不搭配：“${noun ?? behind?.[1] ?? ''}”不论“${measure}”。`,
            hint: `改用：${right}；量词说的是别的东西时，把那样东西写出来。`,
          }),
        ]
      }
      return []
    }),
}
