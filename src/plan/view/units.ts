import { unitsWithIds } from '../../model/round.ts'
import { unitKindNamed } from '../../model/catalogue.ts'
import type { Achievement, Round, Unit } from '../../model/round.ts'
import type { Leaf, UnitView, View } from '../../model/view.ts'
import { given, leaf } from './leaves.ts'
import type { ViewOf } from './of.ts'
import { personView } from './people.ts'

export function unitView(unit: Unit, { catalogue }: ViewOf): UnitView {
  const { path } = unit
  const kind = unit.kind === undefined ? undefined : unitKindNamed(catalogue, unit.kind)
  const called = calledUnit(unit)
  const party = unit.count > 1 || unit.party === undefined ? '党组织' : unit.party === '无' ? '领导班子' : unit.party
  const clauses = (list: readonly string[], field: string): Leaf[] =>
    list.map((text, i) => leaf(text, `unit_kinds.${unit.kind ?? ''}.${field}.${i}`))
  return {
    name: leaf(unit.name, `${path}.name`),
    short: leaf(called, `${path}.short`),
    party: leaf(party, `${path}.party`),
    body: leaf(called + party, `${path}.party`),
    type: leaf(unit.type, `${path}.type`),
    ...given('theme', unit.theme, `${path}.theme`),
    ...(unit.head === undefined ? {} : { head: personView(unit.head, `${path}.head`, '单位负责人') }),
    ...given('duty', unit.duty, `${path}.duty`),
    ...given('vision', unit.vision, `${path}.vision`),
    staff: leaf(kind?.staff ?? '干部职工', `unit_kinds.${unit.kind ?? ''}.staff`),
    concerns: unit.concerns.map((text, i) => leaf(text, `${path}.concerns.${i}`)),
    ...(kind === undefined
      ? {}
      : {
          trade: {
            name: leaf(kind.name, `unit_kinds.${kind.id}.name`),
            position: clauses(kind.position, 'position'),
            tasks: clauses(kind.tasks, 'tasks'),
            points: clauses(kind.points, 'points'),
            risks: clauses(kind.risks, 'risks'),
            wish: clauses(kind.wish, 'wish'),
          },
        }),
    record: recordView(unit.record, `${path}.record`),
    count: leaf(unit.count, `${path}.count`),
  }
}

/** Several units that share a meeting, spoken of as one. */
export function together(views: readonly UnitView[], units: readonly Unit[]): UnitView {
  const names = views.map((view) => view.short.text)
  const called = names.length > 3 ? `${names.slice(0, 2).join('、')}等${names.length}家单位` : names.join('、')
  const parties = new Set(views.map((view) => view.party.text))
  const party = parties.size === 1 ? ([...parties][0] ?? '党组织') : '党组织'
  const staffs = new Set(views.map((view) => view.staff.text))
  const types = new Set(views.map((view) => view.type.text))
  return {
    name: leaf(called, 'units'),
    short: leaf(called, 'units'),
    party: leaf(party, 'units'),
    body: leaf(called + party, 'units'),
    type: leaf(types.size === 1 ? ([...types][0] ?? '常规') : '常规', 'units'),
    staff: leaf(staffs.size === 1 ? ([...staffs][0] ?? '干部职工') : '干部职工', 'units'),
    concerns: views.flatMap((view) => view.concerns),
    record: [],
    count: leaf(
      units.reduce((sum, unit) => sum + unit.count, 0),
      'units',
    ),
  }
}

export function recordView(record: readonly Achievement[], path: string): View['record'] {
  return record.map((entry, i) => ({
    ...given('scope', entry.scope, `${path}.${i}.scope`),
    figures: leaf(
      entry.figures.map(({ label, value, unit = '' }) => `${label}${value}${unit}`).join('，'),
      `${path}.${i}.figures`,
    ),
  }))
}

export const calledUnit = (unit: Unit): string =>
  unit.short ?? (unit.count > 1 && !/^\d/.test(unit.name) ? `${unit.count}个${unit.name}` : unit.name)

export function namesOf(round: Round, ids: readonly string[]): string | undefined {
  const names = unitsWithIds(round, ids).map(calledUnit)
  return names.length === 0 ? undefined : names.join('、')
}
