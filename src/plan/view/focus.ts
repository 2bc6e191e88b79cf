import { frameworkNamed, itemsOn } from '../../model/frameworks.ts'
import type { Catalogue, Framework } from '../../model/catalogue.ts'
import type { IsoDate } from '../../model/date.ts'
import type { Round, Unit } from '../../model/round.ts'
import type { FocusView, Leaf } from '../../model/view.ts'
import { defaultFocus } from '../default-focus.ts'
import { given, leaf } from './leaves.ts'

export function focusViews(
  round: Round,
  units: readonly Unit[],
  catalogue: Catalogue,
  asOf: IsoDate,
): readonly FocusView[] {
  const named = round.focus.map((reference, i): FocusView => {
    const path = `focus.${i}`
    if ('id' in reference) {
      const framework = frameworkNamed(catalogue, reference.id, asOf)
      if (framework !== undefined) return frameworkView(framework, asOf, path)
      return { id: leaf(reference.id, path), items: [], count: leaf(0, path) }
    }
    return {
      id: leaf('自拟', path),
      name: leaf(reference.name, `${path}.name`),
      quoted: leaf(`“${reference.name}”`, `${path}.name`),
      items: reference.items.map((item, j) => ({
        title: leaf(item.title, `${path}.items.${j}.title`),
        ...given('detail', item.detail, `${path}.items.${j}.detail`),
      })),
      count: leaf(reference.items.length, `${path}.items`),
    }
  })
  if (named.length > 0) return named
  return defaultFocus(round, units, catalogue, asOf).map((framework) =>
    frameworkView(framework, asOf, `frameworks.${framework.id}`),
  )
}

function frameworkView(framework: Framework, asOf: IsoDate, path: string): FocusView {
  const items = itemsOn(framework, asOf)
  // A name that no document of the centre gives (四个聚焦) is a label of ours: a speech tells the items
  const spoken = framework.official_name
  return {
    id: leaf(framework.id, path),
    ...(spoken ? { name: leaf(framework.name, path), quoted: leaf(`“${framework.name}”`, path) } : {}),
    items: items.map((text, i) => ({ title: leaf(text, `frameworks.${framework.id}.items.${i}`) })),
    count: leaf(items.length, path),
  }
}

export function contextClauses(round: Round, catalogue: Catalogue): Leaf[] {
  return round.context.flatMap((reference, i) => {
    if ('text' in reference) return [leaf(reference.text, `context.${i}.text`)]
    const tag = catalogue.contexts.find((known) => known.tag === reference.tag)
    if (tag === undefined) return []
    const clause = round.committee.level === '省' ? (tag.provincial ?? tag.clause) : tag.clause
    return [leaf(clause, `contexts.${tag.tag}`)]
  })
}
