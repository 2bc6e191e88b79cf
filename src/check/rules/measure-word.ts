import { hits } from '../hits.ts'
import type { Finding, Rule } from '../rule.ts'
import { over } from '../rule.ts'

/** Nouns with measure words that they never have, and the ones they have. */
const table: readonly { readonly nouns: string; readonly never: string; readonly right: string }[] = [
  {
    nouns: '干部|党员|群众|同志|人员|负责人|领导|组员|巡察员|联络员|监察对象',
    never: '件条项起份篇台只家宗',
    right: '名、人、位',
  },
  { nouns: '问题', never: '名位只家台', right: '个、项、条' },
  { nouns: '线索', never: '人名位家台', right: '件、条、个' },
  { nouns: '案件|来信|信访件|举报件', never: '名位家台人', right: '件、起、封' },
  { nouns: '巡察组|督导组|工作组', never: '名位件条项人起', right: '个' },
  { nouns: '单位|党组织|乡镇|部门|社区', never: '名位件条起项', right: '个、家' },
  { nouns: '制度|文件|办法|方案', never: '名位起人家', right: '项、个、份' },
]
const rows = table.map(({ nouns, never, right }) => ({
  never,
  right,
  before: new RegExp(`(${nouns})(?:共|共计|共有|达|为|近)?$`, 'u'),
  after: new RegExp(`^(?:[处科厅县局]级|领导|党员|问题|信访|基层|违纪)?(${nouns})(?=[，。；、）！？]|$)`, 'u'),
}))

const counted = /(?:\d+|[一二两三四五六七八九十百千]+)[余多]?([件条项起份篇台只家宗名位人])(?![次均以])/gu
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
      for (const { never, right, before, after } of rows) {
        if (!never.includes(measure)) continue
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
