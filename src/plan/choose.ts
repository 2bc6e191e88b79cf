import { firstDay, lastDay } from '../model/date.ts'
import { pick } from '../model/pick.ts'
import type { Conditions, Situation } from '../model/template.ts'

/** A template that may be chosen. */
interface Candidate {
  readonly id: string
  readonly when: Conditions
  readonly weight: number
}

/** What was chosen among how many equals, or why nothing was. */
export interface Choice<T> {
  readonly chosen?: T
  readonly of: number
  readonly pick: number
  /** for each template that does not fit, the first condition that fails */
  readonly rejected: readonly { readonly id: string; readonly reason: string }[]
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
  const rejected: { id: string; reason: string }[] = []
  const fitting: T[] = []
  for (const candidate of candidates) {
    const reason = reasonAgainst(candidate.when, situation)
    if (reason === undefined) fitting.push(candidate)
    else rejected.push({ id: candidate.id, reason })
  }
  const heaviest = Math.max(...fitting.map((candidate) => candidate.weight))
  const equals = fitting
    .filter((candidate) => candidate.weight === heaviest)
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const at = pick(seed, what, equals.length)
  const chosen = equals[at]
  return { ...(chosen === undefined ? {} : { chosen }), of: equals.length, pick: at, rejected }
}

/** The first stated condition that does not hold, in words for the editor; undefined where all hold. */
export function reasonAgainst(when: Conditions, is: Situation): string | undefined {
  if (when.from !== undefined && is.date < firstDay(when.from)) return `会议日期 ${is.date} 早于 ${when.from}`
  if (when.until !== undefined && is.date > lastDay(when.until)) return `会议日期 ${is.date} 晚于 ${when.until}`
  const lists: readonly (readonly [string, readonly string[] | undefined, readonly string[]])[] = [
    ['层级', when.level, [is.level]],
    ['巡察类型', when.type, [is.type]],
    ['单位类别', when.unit_kind, is.unit_kind],
    ['党组织', when.party, [is.party]],
    ['监督重点', when.focus, is.focus],
    ['背景', when.context, is.context],
    ['篇幅', when.length, [is.length]],
    ['听众', when.audience, [is.audience]],
  ]
  for (const [name, wanted, actual] of lists) {
    if (wanted !== undefined && !wanted.some((value) => actual.includes(value)))
      return `${name}是${actual[0] ?? '未写明'}，要求${wanted.join('、')}`
  }
  const unsaid = when.after?.find((kind) => !is.said.includes(kind))
  if (unsaid !== undefined) return `此前没有${unsaid}`
  const notComing = when.before?.find((kind) => !is.to_come.includes(kind))
  if (notComing !== undefined) return `此后没有${notComing}`
  if (when.several !== undefined && when.several !== is.several)
    return when.several ? '不是几家单位合开' : '是几家单位合开'
  return undefined
}
