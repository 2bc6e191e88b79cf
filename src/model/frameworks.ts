import type { Catalogue, Formulation, Framework } from './catalogue.ts'
import type { IsoDate } from './date.ts'
import { within } from './date.ts'
import { byName } from './named.ts'
import type { Level } from './round.ts'

/** The items of a framework as they are worded on a date: the dated wording in use then, else the settled items. */
export function itemsOn(framework: Framework, date: IsoDate): readonly string[] {
  return (
    framework.wordings.find((wording) => wording.scope === undefined && within(wording, date))?.items ?? framework.items
  )
}

/** The frameworks that are the focus by default on a date at a level of committee, in the catalogue's order. */
export function standardFocus(catalogue: Catalogue, level: Level, date: IsoDate): readonly Framework[] {
  return catalogue.frameworks.filter((framework) =>
    framework.standard?.some((standard) => standard.levels.includes(level) && within(standard, date)),
  )
}

/** The formulation that fills a slot on a date; undefined where none was in use. */
export function formulationOn(catalogue: Catalogue, slot: string, date: IsoDate): Formulation | undefined {
  return catalogue.formulations.find(
    (formulation) => formulation.slot === slot && within(formulation.chosen ?? formulation, date),
  )
}

/**
 * The framework that an id, a name or an alias means. Frameworks of different times may share a name (四个紧盯 of 2020 and
 * of 2023): the one in use on the date is taken, else the first.
 */
export function frameworkNamed(
  catalogue: Pick<Catalogue, 'frameworks'>,
  reference: string,
  date?: IsoDate,
): Framework | undefined {
  const meant = byName(catalogue.frameworks, bare).get(bare(reference)) ?? []
  return meant.find((framework) => date !== undefined && within(framework, date)) ?? meant[0]
}

/** A name without the quotation marks and the enumeration comma that writers add or drop. */
function bare(name: string): string {
  return name.replaceAll(/[“”"、，,\s]/gu, '')
}
