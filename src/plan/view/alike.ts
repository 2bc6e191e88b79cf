import type { UnitView, View } from '../../model/view.ts'
import { leaf } from './leaves.ts'

/** The units of a meeting of which the same would be said, together, so that it is said once. */
export function alikeOf(units: readonly UnitView[]): View['alike'] {
  const groups = new Map<string, UnitView[]>()
  for (const unit of units) {
    if (unit.concerns.length > 0 || unit.type.text === '专项') continue
    const key = unit.type.text === '回头看' ? '回头看' : (unit.trade?.points.map(({ text }) => text).join('\n') ?? '')
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [unit])
    else known.push(unit)
  }
  return Array.from(groups.values(), (group) => ({
    units: leaf(group.map(({ short }) => short.text).join('、'), 'units'),
    type: group[0]?.type ?? leaf('常规', 'units'),
    points: group[0]?.type.text === '回头看' ? [] : (group[0]?.trade?.points ?? []),
  }))
}
