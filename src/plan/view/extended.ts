import { kindsExtendedTo, unitsExtendedFrom } from '../../model/extended.ts'
import type { Extended, Round, Unit } from '../../model/round.ts'
import type { View } from '../../model/view.ts'
import { leaf } from './leaves.ts'
import type { ViewOf } from './of.ts'
import { measureOf } from './units.ts'
import { grouped } from '../../model/grouped.ts'

/**
 * What the inspection is extended to, as far as it concerns those who listen: the deployment tells all, the meeting of a
 * unit what lies below it. A number is that of the whole round, so it is told only where all the units that have such
 * bodies listen.
 */
export function extendedViews(of: ViewOf, units: readonly Unit[]): Pick<View, 'extended' | 'extended_groups'> {
  const { round, meeting, item } = of
  const toAll = units.length === 0 || (meeting.kind === '部署会' && item.speech !== '表态发言')
  const told = round.extended.flatMap((entry, i) => {
    const from = toAll ? undefined : above(of)[i]
    const here = from === undefined ? units : units.filter((unit) => from.has(unit))
    if (from !== undefined && here.length === 0) return []
    return [{ entry, body: leaf(calledBodies(entry, here.length >= (from?.size ?? 0)), `extended.${i}`) }]
  })
  const groups = grouped(told.map(({ entry, body }) => [bodyKind(of, entry), body.text] as const))
  return {
    extended: told.map(({ body }) => body),
    extended_groups: Array.from(groups, ([kind, bodies]) => ({
      kind: leaf(kind, 'extended'),
      bodies: leaf(bodies.join('、'), 'extended'),
    })),
  }
}

const aboveByRound = new WeakMap<Round, readonly (ReadonlySet<Unit> | undefined)[]>()

/** By extension: the units that have such bodies below them, found once; a round may have thousands of units. */
function above({ round, catalogue }: ViewOf): readonly (ReadonlySet<Unit> | undefined)[] {
  const known =
    aboveByRound.get(round) ??
    round.extended.map((entry) => {
      const from = unitsExtendedFrom(catalogue, round, entry)
      return from === undefined ? undefined : new Set(from)
    })
  aboveByRound.set(round, known)
  return known
}

/** 6所乡镇学校, 36个村（社区）; the bare category where the number is not theirs to hear. */
function calledBodies({ kind, count, name }: Extended, whole: boolean): string {
  if (name !== undefined) return name
  if (!whole) return kind.replace(/^\d+[个所家]/u, '')
  return count === undefined ? kind : `${count}${measureOf(kind)}${kind}`
}

type BodyKind = '学校' | '村社区' | '医疗机构' | '企业' | '其他'

const bodyKinds: Readonly<Record<string, BodyKind>> = {
  中小学校: '学校',
  高等学校: '学校',
  村: '村社区',
  社区: '村社区',
  '村（社区）': '村社区',
  公立医院: '医疗机构',
}

/** What a category means to who speaks of it; several kinds in one are not told apart. */
function bodyKind({ catalogue }: ViewOf, { kind }: Extended): BodyKind {
  const named = kindsExtendedTo(catalogue, kind)
  if (named === undefined) return /(?:企业|公司|集团|银行)$/u.test(kind) ? '企业' : '其他'
  const kinds = new Set(named.map(({ id }) => bodyKinds[id] ?? '其他'))
  return kinds.size === 1 ? ([...kinds][0] ?? '其他') : '其他'
}
