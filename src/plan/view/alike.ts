import type { UnitView, View } from '../../model/view.ts'
import { grouped } from '../../model/grouped.ts'
import { leaf } from './leaves.ts'

/** The units of a meeting of which the same would be said, together, so that it is said once. */
export function alikeOf(units: readonly UnitView[]): View['alike'] {
  const groups = grouped(
    units
      .filter(({ concerns, type }) => concerns.length === 0 && type.text !== '专项')
      .map((unit) => [unit.type.text === '回头看' ? '回头看' : pointsOf(unit), unit] as const),
  )
  return Array.from(groups.values(), (group) => ({
    units: leaf(group.map(({ short }) => short.text).join('、'), 'units'),
    type: group[0]?.type ?? leaf('常规', 'units'),
    points: group[0]?.type.text === '回头看' ? [] : (group[0]?.trade?.points ?? []),
  }))
}

const pointsOf = ({ trade }: UnitView): string => trade?.points.map(({ text }) => text).join('\n') ?? ''
