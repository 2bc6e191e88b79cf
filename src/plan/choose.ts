import { firstDay, lastDay } from '../model/date.ts'
import { pick } from '../model/pick.ts'
import type { Conditions, Situation } from '../model/template.ts'

/** A template that may be chosen. */
export interface Candidate {
  readonly id: string
  readonly when: Conditions
  readonly weight: number
}

/** What was chosen, among how many equals. */
export interface Choice<T> {
  readonly chosen?: T
  readonly of: number
  readonly pick: number
}

/**
 * Chooses a template: those whose conditions all hold, of these the heaviest, and among equals one that depends only on
 * the seed, so that another run, machine or day makes the same choice.
 */
export function choose<T extends Candidate>(
  candidates: readonly T[],
  situation: Situation,
  seed: string,
  what: string,
): Choice<T> {
  const equals = heaviestOf(candidates.filter(({ when }) => reasonAgainst(when, situation) === undefined))
  const at = pick(seed, what, equals.length)
  const chosen = equals[at]
  return { ...(chosen === undefined ? {} : { chosen }), of: equals.length, pick: at }
}

/** The heaviest templates in the order of their ids: whichever order the files were read in, the choice is the same. */
export function heaviestOf<T extends Candidate>(fitting: readonly T[]): readonly T[] {
  const heaviest = Math.max(...fitting.map(({ weight }) => weight))
  return fitting
    .filter(({ weight }) => weight === heaviest)
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** The first stated condition that does not hold, in words for the editor; undefined where all hold. */
export function reasonAgainst(when: Conditions, is: Situation): string | undefined {
  for (const against of conditions) {
    const reason = against(when, is)
    if (reason !== undefined) return reason
  }
  return undefined
}

/** Every stated condition that does not hold. */
export function reasonsAgainst(when: Conditions, is: Situation): readonly string[] {
  return conditions.flatMap((against) => against(when, is) ?? [])
}

/** One condition held against a speech: what is to be said where it is stated and does not hold. */
type Condition = (when: Conditions, is: Situation) => string | undefined

const oneOf =
  (
    name: string,
    wantedBy: (when: Conditions) => readonly string[] | undefined,
    actualIn: (is: Situation) => readonly string[],
    called: (actual: readonly string[]) => string | undefined = ([first]) => first,
  ): Condition =>
  (when, is) => {
    const wanted = wantedBy(when)
    if (wanted === undefined) return undefined
    const actual = actualIn(is)
    if (wanted.some((value) => actual.includes(value))) return undefined
    return `${name}是${called(actual) ?? '未写明'}，要求${wanted.join('、')}`
  }

const conditions: readonly Condition[] = [
  ({ from }, { date }) => (from !== undefined && date < firstDay(from) ? `会议日期 ${date} 早于 ${from}` : undefined),
  ({ until }, { date }) =>
    until !== undefined && date > lastDay(until) ? `会议日期 ${date} 晚于 ${until}` : undefined,
  oneOf(
    '层级',
    ({ level }) => level,
    ({ level }) => [level],
  ),
  oneOf(
    '巡察类型',
    ({ type }) => type,
    ({ type }) => [type],
  ),
  oneOf(
    '单位类别',
    ({ unit_kind }) => unit_kind,
    (is) => is.unit_kind,
  ),
  oneOf(
    '党组织',
    ({ party }) => party,
    ({ party }) => [party],
  ),
  oneOf(
    '监督重点',
    ({ focus }) => focus,
    ({ focus }) => focus,
    ([id, title]) => title ?? id,
  ),
  oneOf(
    '背景',
    ({ context }) => context,
    ({ context }) => context,
  ),
  oneOf(
    '篇幅',
    ({ length }) => length,
    ({ length }) => [length],
  ),
  oneOf(
    '听众',
    ({ audience }) => audience,
    ({ audience }) => [audience],
  ),
  ({ after }, { said }) => {
    const unsaid = after?.find((kind) => !said.includes(kind))
    return unsaid === undefined ? undefined : `此前没有${unsaid}`
  },
  ({ before }, { to_come }) => {
    const notComing = before?.find((kind) => !to_come.includes(kind))
    return notComing === undefined ? undefined : `此后没有${notComing}`
  },
  ({ several }, is) => {
    if (several === undefined || several === is.several) return undefined
    return several ? '不是几家单位合开' : '是几家单位合开'
  },
]
