/** Where a defect may be planted: the text with it, or nothing where the text has no fitting place. */
export type Plant = (text: string, random: (count: number) => number) => string | undefined

/** One kind of defect that creeps into drafts, and the rules that are expected to see it. */
export interface Defect {
  readonly name: string
  /** one of them must tell it */
  readonly rules: readonly string[]
  readonly severity: 'error' | 'warning'
  readonly plant: Plant
}

/** Replaces one match of a pattern, chosen at random, in the body of a Markdown text. */
const swap =
  (pattern: RegExp, by: string | ((match: RegExpExecArray) => string)): Plant =>
  (text, random) => {
    const start = text.indexOf('\n---\n', 4)
    const found = Array.from(text.matchAll(pattern)).filter(({ index }) => index > start)
    const match = found[random(found.length)]
    if (match === undefined) return undefined
    const replacement = typeof by === 'string' ? by : by(match)
    return text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length)
  }

/** Puts a sentence behind a full stop, chosen at random. */
const add = (sentence: string): Plant => swap(/(?<=\p{Script=Han}。)(?=\p{Script=Han})/gu, sentence)

/** Adds a sentence only to speeches of some years. */
const addIn =
  (years: (year: number) => boolean, sentence: string): Plant =>
  (text, random) =>
    years(Number(/^date: '?(\d{4})/m.exec(text)?.[1])) ? add(sentence)(text, random) : undefined

/** A sentence of the text, repeated in another paragraph. */
const repeat: Plant = (text, random) => {
  const sentences = Array.from(text.matchAll(/(?<=。)[^。！？；\n*“”]{14,60}。/gu), ([sentence]) => sentence)
  const sentence = sentences[random(sentences.length)]
  if (sentence === undefined) return undefined
  return swap(/(?<=\p{Script=Han}。)(?=\n)/gu, sentence)(text, random)
}

/** What is planted: errors first. Every kind is one that the trade knows from its own drafts. */
export const defects: readonly Defect[] = [
  {
    name: '单位写成 XX',
    rules: ['placeholder'],
    severity: 'error',
    plant: swap(/(?<=\p{Script=Han})(?:财政|教育|公安|法院|医院|镇|局)(?=\p{Script=Han})/gu, 'XX'),
  },
  { name: '丢了序号的第巡察组', rules: ['placeholder'], severity: 'error', plant: swap(/第一(?=巡[察视]组)/gu, '第') },
  {
    name: '序号跳号',
    rules: ['ordinal-series'],
    severity: 'error',
    plant: swap(/(?<=\n\*\*)[二三](?=[要是])/gu, '五'),
  },
  {
    name: '序号重复',
    rules: ['ordinal-series'],
    severity: 'error',
    plant: swap(/(?<=\n\*\*)[二三](?=[要是])/gu, '一'),
  },
  {
    name: '一要二是混用',
    rules: ['ordinal-series'],
    severity: 'error',
    plant: swap(/(?<=\n\*\*[二三])[要是]/gu, ([word]) => (word === '要' ? '是' : '要')),
  },
  { name: '章的序号跳号', rules: ['ordinal-series'], severity: 'error', plant: swap(/(?<=\n## )[二三]、/gu, '五、') },
  {
    name: '说讲三点实为几点',
    rules: ['declared-count'],
    severity: 'error',
    plant: swap(/(?<=[讲提说])[两二三四](?=点|个方面|条|件)/gu, '六'),
  },
  {
    name: '核心漏“同志”',
    rules: ['set-phrase', 'leader-names', 'wrong-character'],
    severity: 'error',
    plant: swap(/习近平同志为核心/gu, '习近平为核心'),
  },
  {
    name: '思想漏“中国”',
    rules: ['set-phrase', 'leader-names', 'wrong-character'],
    severity: 'error',
    plant: swap(/新时代中国特色社会主义思想/gu, '新时代特色社会主义思想'),
  },
  { name: '领导人名写错字', rules: ['leader-names'], severity: 'error', plant: swap(/习近平/gu, '习进平') },
  {
    name: '“两个维护”早用',
    rules: ['formulation-window'],
    severity: 'error',
    plant: addIn((year) => year < 2018, '要坚决做到“两个维护”。'),
  },
  {
    name: '全会早用',
    rules: ['formulation-window', 'official-names'],
    severity: 'error',
    plant: addIn((year) => year < 2024, '要认真贯彻党的二十届三中全会精神。'),
  },
  {
    name: '条例名称写错字',
    rules: ['official-names'],
    severity: 'error',
    plant: add('要严格执行《中国共产党巡视工作条列》。'),
  },
  {
    name: '县市巡察写成巡视组',
    rules: ['central-local', 'round-facts'],
    severity: 'error',
    plant: swap(/(?<=[县市]委第一巡)察(?=组)/gu, '视'),
  },
  {
    name: '党组党委写混',
    rules: ['party-organ', 'round-facts'],
    severity: 'error',
    plant: swap(/(?<=[局院团处会镇司学社])党[组委](?=[要书和的，、\p{Script=Han}])(?!织)/gu, ([organ]) =>
      organ === '党组' ? '党委' : '党组',
    ),
  },
  {
    name: '星期写错',
    rules: ['date-weekday', 'round-facts'],
    severity: 'error',
    plant: (text, random) => {
      const year = /^date: '?(\d{4})/m.exec(text)?.[1]
      if (year === undefined) return undefined
      const day = new Date(`${year}-06-0${1 + random(9)}T00:00:00Z`)
      const wrong = '日一二三四五六'[(day.getUTCDay() + 1 + random(6)) % 7] ?? '日'
      return add(`${year}年6月${day.getUTCDate()}日（星期${wrong}）前要报送材料。`)(text, random)
    },
  },
  {
    name: '标点重叠',
    rules: ['doubled-punctuation'],
    severity: 'error',
    plant: swap(/[，。](?=\p{Script=Han})/gu, ([mark]) => mark + mark),
  },
  { name: '引号缺一半', rules: ['paired-marks'], severity: 'error', plant: swap(/(?<=\p{Script=Han})”/gu, '') },
  { name: '常见错字', rules: ['wrong-character'], severity: 'error', plant: swap(/部署/gu, '布署') },
  { name: '模板写法残留', rules: ['leftover-syntax'], severity: 'error', plant: add('请{{单位.简称}}认真配合。') },
  {
    name: '半角逗号',
    rules: ['half-width'],
    severity: 'warning',
    plant: swap(/(?<=\p{Script=Han})，(?=\p{Script=Han})/gu, ','),
  },
  {
    name: '重复的字',
    rules: ['doubled-word'],
    severity: 'warning',
    plant: swap(/(?<=\p{Script=Han})的(?=\p{Script=Han})/gu, '的的'),
  },
  {
    name: '汉字间空格',
    rules: ['inner-space'],
    severity: 'warning',
    plant: swap(/(?<=\p{Script=Han})(?=\p{Script=Han}{3}，)/gu, ' '),
  },
  { name: '量词不配', rules: ['measure-word'], severity: 'warning', plant: add('去年处理党员干部43件。') },
  { name: '整句重复', rules: ['repeated-sentence'], severity: 'warning', plant: repeat },
  {
    name: '引号间的顿号',
    rules: ['dunhao-quotes'],
    severity: 'warning',
    plant: add('要增强“四个意识”、坚定“四个自信”。要学好“四个意识”、“四个自信”。'),
  },
  {
    name: '网站套话',
    rules: ['boilerplate'],
    severity: 'warning',
    plant: swap(/(?<=。)\n(?=\n\S)/gu, '\n\n责任编辑：某某　来源：范文网\n'),
  },
  { name: '别处的残留', rules: ['residue'], severity: 'warning', plant: add('东江县委第九巡察组已经讲得很清楚。') },
]
