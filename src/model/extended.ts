import type { Catalogue, UnitKind } from './catalogue.ts'
import type { Extended, Round, Unit } from './round.ts'
import { unitsWithIds } from './round.ts'
import { guessUnitKind, unitKindNamed } from './unit-facts.ts'

type Kinds = Pick<Catalogue, 'unit_kinds'>

/**
 * The unit kinds that the category (类别) of an extension names: 乡镇学校 → 中小学校, 村和卫生院 → 村, 公立医院. Undefined
 * where a part of it names none that an inspection is extended to from units of certain kinds (下属单位, 国有企业): every
 * kind of unit may have those below it.
 */
export function kindsExtendedTo({ unit_kinds }: Kinds, category: string): readonly UnitKind[] | undefined {
  const parts = category.split(/[、，和及与]+/u).filter((part) => part !== '')
  const found = parts.flatMap((part) => {
    const body = part.replace(/级?(?:党组织|党总支|党支部|组织)$/u, '')
    const kind = unitKindNamed({ unit_kinds }, body) ?? guessUnitKind({ unit_kinds }, body)
    return kind !== undefined && unit_kinds.some(({ reach }) => reach.includes(kind.id)) ? [kind] : []
  })
  return found.length === parts.length && parts.length > 0 ? found : undefined
}

/**
 * The units of a round below which the bodies of an extension lie: those that it names; else those of a kind that has
 * such bodies below it (schools: 教育), or, where there is none, those whose kind is not known. A round of one unit has
 * no other. Undefined where nothing says which: they may lie below any.
 */
export function unitsExtendedFrom(
  catalogue: Kinds,
  round: Pick<Round, 'units'>,
  { kind: category, units: named }: Extended,
): readonly Unit[] | undefined {
  const { units } = round
  if (units.length < 2) return undefined
  if (named !== undefined) return unitsWithIds(round, named)
  const kinds = kindsExtendedTo(catalogue, category)
  if (kinds === undefined) return undefined
  const above = units.filter(({ kind: own }) => {
    const reach = own === undefined ? undefined : unitKindNamed(catalogue, own)?.reach
    return kinds.some(({ id }) => reach?.includes(id))
  })
  return above.length > 0 ? above : units.filter(({ kind: own }) => own === undefined)
}
