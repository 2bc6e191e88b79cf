import { wording } from '../../src/model/diagnostic.ts'
import type { RoundType, SpeechKind } from '../../src/model/round.ts'
import type { Speech } from '../../src/model/speech.ts'
import { plainText } from '../../src/model/speech.ts'
import { parseRound } from '../../src/parse/round.ts'
import type { Tools } from './matrix.ts'
import { composeRound } from './matrix.ts'

/** Twelve units of twelve kinds: kind of the catalogue, name, party organisation. */
const twelve = [
  ['卫生健康', '县卫健委', '党委'],
  ['教育', '县教育局', '党委'],
  ['住房和城乡建设', '县住建局', '党组'],
  ['农业农村', '县农业农村局', '党组'],
  ['财政', '县财政局', '党组'],
  ['公安', '县公安局', '党委'],
  ['国有企业', '县城投公司', '党委'],
  ['公立医院', '县人民医院', '党委'],
  ['中小学校', '县第一中学', '党总支'],
  ['乡镇街道', '东河镇', '党委'],
  ['市场监管', '县市场监管局', '党组'],
  ['群团组织', '县总工会', '党组'],
] as const

/** A speech as the list of its sentences, the unit's own names taken out. */
interface Told {
  readonly unit: string
  readonly sentences: readonly string[]
}

function roundOf(year: number, type: RoundType, variant: number): string {
  const meetings = twelve.map(
    ([, name], i) => `
  - kind: 进驻动员会
    date: ${year}-05-20
    units: [u${i}]
    team: 县委第${i + 1}巡察组
    chair: {name: 李某, title: 副组长}
    agenda:
      - {speech: 主持词}
      - {speech: 组长动员, speaker: {name: 张某, title: 组长}}
      - {speech: 领导动员, speaker: {name: 刘某, title: 县委常委}}
      - {speech: 表态发言, speaker: {name: 周某, title: ${name}主要负责人}}`,
  )
  const deployments = ['四点', '三点', '六点'].map(
    (outline) => `
  - kind: 部署会
    name: 巡察工作部署会
    date: ${year}-05-19
    agenda:
      - {speech: 部署讲话, outline: ${outline}, speaker: {name: 孙某, title: 县委书记}}`,
  )
  return `round:
  name: 十三届县委第三轮巡察
  committee: {short: 县委, level: 县}
  type: ${type}
  ${type === '专项' ? 'theme: 工程建设领域' : ''}
  start: ${year}-05-20
  end: ${year}-07-18
teams:
${twelve.map((_, i) => `  - {name: 县委第${i + 1}巡察组, leader: 张某, units: [u${i}]}`).join('\n')}
units:
${twelve.map(([kind, name, party], i) => `  - {id: u${i}, name: ${name}, kind: ${kind}, party: ${party}}`).join('\n')}
meetings:${meetings.join('')}${deployments.join('')}
defaults: {variant: ${variant}}
`
}

/** All speeches of the round, by kind, in the order of the units. */
export function speechesOf(year: number, type: RoundType, variant: number, tools: Tools): Map<SpeechKind, Told[]> {
  const file = new TextEncoder().encode(roundOf(year, type, variant))
  const { value: round, diagnostics } = parseRound('variety.yaml', file, tools.catalogue)
  if (round === undefined) throw new Error(diagnostics.map((found) => wording(found).text).join('\n'))
  const told = new Map<SpeechKind, Told[]>()
  for (const { speech } of composeRound(round, tools).composed) {
    const [, name = '', party = ''] = twelve[Number(speech.units[0]?.slice(1))] ?? []
    told.set(speech.kind, [
      ...(told.get(speech.kind) ?? []),
      { unit: name, sentences: sentencesOf(speech, [name, party]) },
    ])
  }
  return told
}

function sentencesOf(speech: Speech, own: readonly string[]): readonly string[] {
  let text = speech.blocks.map(plainText).join('\n')
  for (const name of own) text = text.replaceAll(name, '某')
  text = text.replaceAll(/第[一二三四五六七八九十]+巡察组/g, '巡察组')
  return text.split(/[。！？\n]/).filter((sentence) => sentence.length > 3)
}

/** The share of equal sentences in the shorter of two speeches, 0 to 1. */
export function sharedOf(a: Told, b: Told): number {
  const there = new Set(b.sentences)
  const both = a.sentences.filter((sentence) => there.has(sentence)).length
  return both / Math.min(a.sentences.length, b.sentences.length)
}
