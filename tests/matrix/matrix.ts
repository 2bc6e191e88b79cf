import { compose } from '../../src/compose/compose.ts'
import type { Library } from '../../src/compose/library.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import { misnamedOn } from '../../src/model/unit-facts.ts'
import { wording } from '../../src/model/diagnostic.ts'
import type { Level, PartyOrganisation, Round, RoundType, SpeechKind } from '../../src/model/round.ts'
import type { Templates } from '../../src/model/template.ts'
import { parseRound } from '../../src/parse/round.ts'
import { chapterTitles, withHeard } from '../../src/plan/heard.ts'
import { plan } from '../../src/plan/plan.ts'
import { judge } from './judge.ts'

/** One round of the matrix. */
export interface Cell {
  readonly year: number
  readonly unitKind: string
  readonly level: Level
  readonly type: RoundType
  readonly length: '简' | '标准' | '详'
  readonly outline?: string
  readonly audience?: string
}

/** What a kind of unit is called in the matrix, and its party organisation. */
const units: Readonly<Record<string, readonly [name: string, party: PartyOrganisation]>> = {
  国有企业: ['国有资产经营公司', '党委'],
  城投企业: ['城建集团', '党委'],
  公用事业企业: ['自来水公司', '党总支'],
  融资担保企业: ['融资担保公司', '党支部'],
  制造企业: ['机械厂', '党委'],
  高等学校: ['职业学院', '党委'],
  中小学校: ['第一中学', '党总支'],
  公立医院: ['人民医院', '党委'],
  乡镇街道: ['东河镇', '党委'],
  乡镇: ['东河镇', '党委'],
  街道: ['城关街道', '党工委'],
  '村（社区）': ['红旗村', '党支部'],
  村: ['红旗村', '党总支'],
  社区: ['幸福社区', '党委'],
  园区: ['高新区', '党工委'],
  金融机构: ['农商银行', '党委'],
  事业单位: ['规划院', '党总支'],
  公安: ['公安局', '党委'],
  党委部门: ['党校', '无'],
  组织部门: ['组织部', '无'],
  宣传部门: ['宣传部', '无'],
  统战部门: ['统战部', '无'],
  政法委: ['政法委', '无'],
  人大政协机关: ['政协机关', '党组'],
  党政部门: ['机关事务管理局', '党组'],
  政法机关: ['监狱', '党委'],
  法院: ['法院', '党组'],
  检察院: ['检察院', '党组'],
  司法行政: ['司法局', '党组'],
  退役军人: ['退役军人事务局', '党组'],
  群团组织: ['总工会', '党组'],
  工商联: ['工商联', '党组'],
  供销社: ['供销社', '党组'],
}

const committees: Readonly<Record<Level, string>> = {
  省: '省委',
  市: '市委',
  县: '县委',
  部门: '厅党组',
  高校: '校党委',
  企业: '公司党委',
}

/** The round file of a cell: one unit, one entry meeting with all speeches, and a deployment meeting. */
export function roundOf(cell: Cell, catalogue: Catalogue): string {
  const [today, party] = units[cell.unitKind] ?? [`${cell.unitKind}局`, '党组' as const]
  // 卫生健康局 was 卫生和计划生育局 before the reform of 2018
  const name = misnamedOn(catalogue, today, `${cell.year}-05-20`)?.right ?? today
  const committee = committees[cell.level]
  const inspection = cell.level === '省' ? '巡视' : '巡察'
  const date = `${cell.year}-05-20`
  const team = `${committee}第一${inspection}组`
  // Every other year tells what the last inspection found: 18 of 18 mended, or 24 and 22
  const [found, mended] = cell.year % 4 === 0 ? [18, 18] : [24, 22]
  const record =
    cell.year % 2 === 1
      ? ''
      : `, record: [{scope: 上次${inspection}, figures: [{label: 反馈问题, value: ${found}, unit: 个}, {label: 完成整改, value: ${mended}, unit: 个}]}]`
  const options = [
    `length: ${cell.length}`,
    ...(cell.outline === undefined ? [] : [`outline: ${cell.outline}`]),
    ...(cell.audience === undefined ? [] : [`audience: ${cell.audience}`]),
  ]
  return `round:
  name: ${committee}第三轮${inspection}
  committee: {short: ${committee}, level: ${cell.level}}
  type: ${cell.type}
  ${cell.type === '专项' ? 'theme: 工程建设领域' : ''}
  ${cell.type === '提级' || cell.type === '交叉' ? 'local: 某某区委' : ''}
  start: ${date}
  end: ${cell.year}-07-18
teams:
  - {name: ${team}, leader: 张某, size: 7, deputies: [李某], units: [u], contact: {phone: 0000-1234567, box: 办公楼一楼}}
units:
  - {id: u, name: ${name}, kind: ${cell.unitKind}, party: ${party}${record}}
meetings:
  - kind: 部署会
    date: ${date}
    chair: {name: 赵某, title: ${committee}${inspection}办主任}
    agenda:
      - {speech: 主持词}
      - {item: 宣读, object: 《${inspection}组长授权任职和任务分工的决定》, by: {name: 钱某, title: 组织部部长}}
      - {speech: 部署讲话, speaker: {name: 孙某, title: ${committee}${inspection}工作领导小组组长}}
  - kind: 进驻动员会
    date: ${date}
    units: [u]
    team: ${team}
    chair: {name: 李某, title: ${team}副组长}
    attendance: [班子成员, 中层干部]
    agenda:
      - {speech: 主持词}
      - speech: 组长动员
        speaker: {name: 张某, title: ${team}组长}
      - speech: 领导动员
        speaker: {name: 刘某, title: ${committee}${inspection}工作领导小组成员, for: ${committee}${inspection}工作领导小组}
      - {speech: 表态发言, speaker: {name: 周某, title: 主要负责人}}
defaults: {${options.filter((option) => !option.startsWith('outline')).join(', ')}}
`.replace(
    `组长}\n      - speech: 领导动员`,
    cell.outline === undefined
      ? `组长}\n      - speech: 领导动员`
      : `组长}\n        outline: ${cell.outline}\n      - speech: 领导动员`,
  )
}

/** What the cells are built from. */
export interface Tools {
  readonly catalogue: Catalogue
  readonly templates: Templates
  readonly library: Library
}

/** All speeches of a round with their outlines, in order, and what was said on the way (in words). */
export function composeRound(round: Round, { catalogue, templates, library }: Tools) {
  const planned = plan({ round, catalogue, templates, placeOf: () => undefined, isWritten: () => false })
  const told = planned.diagnostics.map((found) => `规划：${wording(found).text}${wording(found).hint ?? ''}`)
  const heardAt = new Map<string, Map<SpeechKind, readonly string[]>>()
  const composed = planned.outlines.flatMap((one) => {
    const heard = heardAt.get(one.meeting.id) ?? new Map<SpeechKind, readonly string[]>()
    heardAt.set(one.meeting.id, heard)
    const outline = withHeard(one, heard)
    const { speech, diagnostics } = compose(outline, library, catalogue)
    told.push(
      ...diagnostics.map((found) => `${one.kind}：${wording(found).text} (${found.place?.file}:${found.place?.line})`),
    )
    if (speech === undefined) return []
    if (!heard.has(speech.kind)) heard.set(speech.kind, chapterTitles(speech))
    return [{ speech, outline }]
  })
  return { composed, told }
}

/** All speeches of a cell, as `composeRound` gives them; no round where the cell's file has errors. */
export function composeCell(cell: Cell, tools: Tools) {
  const { catalogue } = tools
  const parsed = parseRound('cell.yaml', new TextEncoder().encode(roundOf(cell, catalogue)), catalogue)
  const errors = parsed.diagnostics.filter(({ severity }) => severity === 'error')
  const told = errors.map((found) => `轮次：${wording(found).text}`)
  if (parsed.value === undefined) return { composed: [], told }
  const { composed, told: more } = composeRound(parsed.value, tools)
  return { round: parsed.value, composed, told: [...told, ...more] }
}

/** Builds all speeches of a cell and judges them. @returns one line a fault, and how many speeches there were */
export function tryCell(cell: Cell, tools: Tools) {
  const { catalogue } = tools
  const { round, composed, told } = composeCell(cell, tools)
  if (round === undefined) return { speeches: 0, faults: told }
  const unit = round.units[0]
  const kind = catalogue.unit_kinds.find(({ id }) => id === unit?.kind)
  const faults = composed.flatMap(({ speech, outline }) =>
    judge(catalogue, {
      speech,
      date: outline.asOf,
      round,
      length: cell.length,
      type: cell.type,
      outline: outline.template.name,
      ...(unit === undefined ? {} : { unit }),
      ...(kind === undefined ? {} : { kind }),
      ...(cell.audience === undefined ? {} : { audience: cell.audience }),
    }).map((fault) => `${speech.kind}（${outline.template.name}）：${fault}`),
  )
  return { speeches: composed.length, faults: [...told, ...faults] }
}

const years = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026] as const
const types: readonly RoundType[] = ['常规', '专项', '回头看', '机动', '提级', '交叉', '联动', '村级', '整改督查']

const villages: readonly string[] = ['村（社区）', '村', '社区']
const townships: readonly string[] = ['乡镇', '乡镇街道', '街道']
const companies: readonly string[] = ['国有企业', '城投企业', '公用事业企业', '制造企业']

/** Kinds of which there was no unit before a year. */
const foundedIn: Readonly<Record<string, number>> = { 医疗保障: 2019, 退役军人: 2019 }

/** The level at which a kind of unit is inspected, without what never happens. */
function levelsOf(unitKind: string): readonly Level[] {
  if ([...villages, ...townships].includes(unitKind)) return ['县']
  if (unitKind === '高等学校') return ['省', '市']
  if (unitKind === '中小学校' || unitKind === '供销社') return ['市', '县']
  if (unitKind === '融资担保企业') return ['市', '县', '企业']
  if (companies.includes(unitKind)) return ['省', '市', '县', '企业']
  if (unitKind === '事业单位') return ['市', '部门', '高校']
  return ['省', '市', '县']
}

/** Every cell that makes sense. */
export function* allCells(catalogue: Catalogue): Generator<Cell> {
  for (const year of years)
    for (const { id: unitKind } of catalogue.unit_kinds)
      for (const level of levelsOf(unitKind))
        for (const type of types) {
          if (type === '村级' && !villages.includes(unitKind)) continue
          if (year < (foundedIn[unitKind] ?? 0)) continue
          if (year < 2018 && (type === '机动' || type === '联动')) continue
          const length = (['标准', '简', '详'] as const)[(year + unitKind.length + type.length) % 3] ?? '标准'
          yield { year, unitKind, level, type, length }
          if (type === '常规') {
            yield { year, unitKind, level, type, length: '标准' }
            yield { year, unitKind, level, type, length: '详' }
            yield { year, unitKind, level, type, length, outline: '清单' }
          }
        }
}
