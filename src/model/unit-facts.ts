import type { Catalogue, UnitKind } from './catalogue.ts'
import type { IsoDate } from './date.ts'
import { firstDay, lastDay } from './date.ts'
import { byName } from './named.ts'

/** The unit kind that an id, a name or an alias means. */
export function unitKindNamed(catalogue: Pick<Catalogue, 'unit_kinds'>, reference: string): UnitKind | undefined {
  return byName(catalogue.unit_kinds, (name) => name).get(reference)?.[0]
}

/**
 * The unit kind of which a piece stands in a unit's name. What follows a place or an office is asked first (东河镇红旗村
 * is a village, 教育局幼儿园 a school), then the whole; the longest piece wins (城市管理 before 管理). A piece of one
 * character counts at the end only (农村能源办 is no village). Undefined where nothing fits, or where pieces of equal
 * length point to different kinds.
 */
export function guessUnitKind(catalogue: Pick<Catalogue, 'unit_kinds'>, unitName: string): UnitKind | undefined {
  const name = unitName.replace(/（[^）]*）$/u, '').replace(/(?<=.{2})(?:党组|党委|党工委|党总支|党支部)$/u, '')
  const tails = Array.from(
    name.matchAll(/(?:(?<!城)[乡镇](?!村|人民政府)|街道|开发区|高新区|园区|局(?!.*分局$))(?=..)/gu),
  )
    .map((hit) => name.slice(hit.index + hit[0].length))
    .toReversed()
  for (const part of [...tails, name]) {
    const kind = kindIn(catalogue, part)
    if (kind !== undefined) return kind
  }
  return undefined
}

/** The kind of the longest piece in a name, or in a part of one; undefined where there is none or no single one. */
function kindIn(catalogue: Pick<Catalogue, 'unit_kinds'>, name: string): UnitKind | undefined {
  const hits = catalogue.unit_kinds.flatMap((kind) =>
    kind.guess
      .filter((piece) => (piece.length === 1 ? name.endsWith(piece) : name.includes(piece)))
      .map((piece) => ({ kind, length: piece.length })),
  )
  const longest = Math.max(...hits.map((hit) => hit.length))
  const kinds = new Set(hits.filter((hit) => hit.length === longest).map((hit) => hit.kind))
  return kinds.size === 1 ? [...kinds][0] : undefined
}

/**
 * Why a unit cannot have borne its name on a day: the renaming, and the name that was or is right then, where there is
 * one (县卫健委 in 2017 → 县卫计委; a 医疗保障局 had no forerunner). Undefined where the name can have been in use.
 */
export function misnamedOn(
  { renamings }: Pick<Catalogue, 'renamings'>,
  unitName: string,
  date: IsoDate,
): { readonly early: boolean; readonly right?: string } | undefined {
  for (const { units } of renamings) {
    if (units === undefined) continue
    const early = units.from !== undefined && date < firstDay(units.from)
    const late = units.until !== undefined && date > lastDay(units.until)
    if (!early && !late) continue
    const pair = units.names.find((names) => {
      const wrong = early ? names.new : names.old
      return wrong !== undefined && unitName.includes(wrong)
    })
    // The patterns last: most names have none of the words
    if (pair === undefined || units.except?.some((pattern) => new RegExp(pattern, 'u').test(unitName))) continue
    const [wrong = '', right] = early ? [pair.new, pair.old] : [pair.old, pair.new]
    return { early, ...(right === undefined ? {} : { right: unitName.replace(wrong, right) }) }
  }
  return undefined
}
