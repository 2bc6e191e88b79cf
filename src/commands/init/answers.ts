import type { IsoDate } from '../../model/date.ts'
import { chineseOrdinal } from '../../model/numerals.ts'
import type { Level, PartyOrganisation, RoundType } from '../../model/round.ts'
import { roundTypes } from '../../model/round.ts'
import type { WrittenRound } from '../../parse/round/definition.ts'

/** What a first round file is made from. */
export interface Answers {
  readonly level: Level
  /** 派出党组织, its short name */
  readonly committee: string
  readonly name: string
  readonly type: RoundType
  /** only where the type is 专项 */
  readonly theme: string
  /** 属地党组织, only where the type is 提级 or 交叉 */
  readonly local: string
  readonly start: string
  readonly units: readonly string[]
  /** a 部署会 before the meetings of the units */
  readonly deployment: boolean
}

/** What may be asked for at a level: only a county inspects its villages. */
export const typesAt = (level: Level): readonly RoundType[] =>
  roundTypes.filter((type) => type !== '村级' || level === '县')

export const needsTheme = ({ type }: Answers): boolean => type === '专项'
export const needsLocal = ({ type }: Answers): boolean => type === '提级' || type === '交叉'

interface Usual {
  readonly committee: string
  readonly local: string
  readonly unit: string
  readonly party: PartyOrganisation
}

/** What stands in the file until the user writes his own. */
const usual: Readonly<Record<Level, Usual>> = {
  省: { committee: '省委', local: '某某市委', unit: '省教育厅', party: '党组' },
  市: { committee: '市委', local: '某某县委', unit: '市教育局', party: '党组' },
  县: { committee: '县委', local: '某某镇党委', unit: '县教育局', party: '党组' },
  部门: { committee: '厅党组', local: '某某局党组', unit: '规划研究院', party: '党总支' },
  高校: { committee: '校党委', local: '某某学院党委', unit: '后勤服务中心', party: '党总支' },
  企业: { committee: '公司党委', local: '某某公司党委', unit: '建设有限公司', party: '党委' },
}
const village: Pick<Usual, 'unit' | 'party'> = { unit: '东河镇红旗村', party: '党总支' }

/** The answers that were given, with the defaults that follow from them. */
export function complete(given: Partial<Answers>, today: IsoDate): Answers {
  const { level = '县', type = '常规' } = given
  const { committee, local, unit } = usual[level]
  const { committee: short = committee } = given
  return {
    level,
    type,
    committee: short,
    name: `${short}第一轮${inspectionAt(level)}`,
    theme: '工程建设领域',
    local,
    start: today,
    units: [type === '村级' ? village.unit : unit],
    deployment: true,
    ...given,
  }
}

const inspectionAt = (level: Level): string => (level === '省' ? '巡视' : '巡察')

/** The round that the answers describe; persons and numbers are left for the user to fill in. */
export function roundOf(answers: Answers): WrittenRound {
  const { level, committee, name, type, theme, local, start, units, deployment } = answers
  const teamName = (i: number): string => `${committee}第${chineseOrdinal(i + 1)}${inspectionAt(level)}组`
  const agenda = (...kinds: readonly ('主持词' | '部署讲话' | '组长动员' | '领导动员' | '表态发言')[]) =>
    kinds.map((speech) => ({ speech }))
  return {
    round: {
      name,
      committee: { short: committee, level },
      type,
      ...(needsTheme(answers) ? { theme } : {}),
      start,
      ...(needsLocal(answers) ? { local } : {}),
    },
    teams: units.map((unit, i) => ({ name: teamName(i), units: [unit] })),
    units: units.map((unit) => unitOf(unit, answers)),
    meetings: [
      ...(deployment ? [{ kind: '部署会' as const, date: start, agenda: agenda('主持词', '部署讲话') }] : []),
      ...units.map((unit, i) => ({
        kind: '进驻动员会' as const,
        date: start,
        team: teamName(i),
        units: [unit],
        agenda: agenda('主持词', '组长动员', '领导动员', '表态发言'),
      })),
    ],
  }
}

/**
 * A unit; its party organisation only where the name is our own. The kind is left to the name: who writes another name
 * would have to think of the kind, too.
 */
function unitOf(name: string, { level }: Answers): NonNullable<WrittenRound['units']>[number] {
  const { party } = [usual[level], village].find(({ unit }) => unit === name) ?? {}
  return { name, ...(party === undefined ? {} : { party }) }
}
