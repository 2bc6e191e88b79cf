import type { Catalogue } from '../model/catalogue.ts'
import { formulationOn } from '../model/frameworks.ts'
import type { IsoDate } from '../model/date.ts'
import { inUse, latestEvent, ongoingEvent } from '../model/in-use.ts'
import { chineseCount, chineseOrdinal } from '../model/numerals.ts'
import { pick } from '../model/pick.ts'
import type { Level } from '../model/round.ts'
import type { Leaf } from '../model/view.ts'
import { dataMark, lineMark, pointsMark, withoutMarks } from './marks.ts'
import type { Spot } from './program.ts'

/** What helpers need to know of the speech. */
export interface Rendering {
  readonly catalogue: Catalogue
  readonly date: IsoDate
  readonly level: Level
  readonly seed: string
  /** collects what turned out wrong while rendering */
  readonly missing: (what: 'empty' | 'not-in-use', name: string, file: number, line: number) => void
}

/** What a helper is called with: values of the view, texts and numbers of the template. */
export type Values = readonly unknown[]

/** A helper: its arguments were checked when the template was prepared. What it gives is Markdown, or the answer to a test. */
export type Helper = (args: Values, rendering: Rendering, spot: Spot) => string | boolean

/** Escapes a value so that Markdown shows it as it is; the only place where this is done. */
export function escapeMarkdown(value: string): string {
  return withoutMarks(value)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&')
}

const printed = (leaf: Leaf): string => (leaf.path === undefined ? '' : dataMark(leaf.path)) + escapeMarkdown(leaf.text)

/** Prints a value, or reports that there is none: what `{{field}}` does. */
export const print: Helper = ([value], { missing }, { file, line, name }) => {
  const leaf = value as Leaf | string | number | undefined
  if (leaf === undefined || (typeof leaf === 'object' && leaf.text === '')) {
    missing('empty', name, file, line)
    return ''
  }
  return lineMark(file, line) + (typeof leaf === 'object' ? printed(leaf) : escapeMarkdown(String(leaf)))
}

/** `@number`: the place of an item in `each`, as a Chinese numeral. @param index from 0 */
export const itemNumber = (index: number): string => chineseOrdinal(index + 1)

/** The helpers by their English names; `prepare/signatures.ts` says what each takes. */
export const helpers: Readonly<Record<string, Helper>> = {
  count: ([leaf]) => numeral(leaf as Leaf, chineseCount),
  ordinal: ([leaf]) => numeral(leaf as Leaf, chineseOrdinal),
  month_day([value], rendering, spot) {
    const leaf = value as Leaf | undefined
    const year = `${rendering.date.slice(0, 4)}年`
    return print(
      [leaf?.text.startsWith(year) ? { ...leaf, text: leaf.text.slice(year.length) } : leaf],
      rendering,
      spot,
    )
  },
  join: ([list, limit]) =>
    ((list as readonly Leaf[] | undefined) ?? [])
      .slice(0, limit === undefined ? undefined : Number(limit))
      .map(printed)
      .join('、'),
  one([list], { seed, missing }, { file, line, name }) {
    const leaves = (list as readonly Leaf[] | undefined) ?? []
    const chosen = leaves[pick(seed, `one ${name}`, leaves.length)]
    if (chosen !== undefined) return printed(chosen)
    missing('empty', name, file, line)
    return ''
  },
  points: () => pointsMark,
  formulation([slot], { catalogue, date, level, missing }, { file, line }) {
    const name = String(slot)
    const found =
      formulationOn(catalogue, name, date) ??
      (inUse(catalogue, name, date) === true ? catalogue.formulations.find((entry) => entry.id === name) : undefined)
    if (found === undefined) {
      missing('not-in-use', name, file, line)
      return ''
    }
    const text = level === '省' ? (found.provincial ?? found.text) : found.text
    return dataMark(`formulations.${found.id}`) + escapeMarkdown(text)
  },
  document([id], { catalogue, date, missing }, { file, line }) {
    const found = catalogue.documents.find((entry) => entry.id === id)
    if (found === undefined || inUse(catalogue, found.id, date) !== true) {
      missing('not-in-use', String(id), file, line)
      return ''
    }
    return dataMark(`documents.${found.id}`) + escapeMarkdown(found.cite_as)
  },
  latest([kind], { catalogue, date }) {
    const found = latestEvent(catalogue, String(kind), date)
    return found === undefined ? '' : dataMark(`events.${found.id}`) + escapeMarkdown(found.short)
  },
  ongoing([kind], { catalogue, date, level }) {
    // A campaign reaches what is below a province with its second batch
    const found = ongoingEvent(catalogue, String(kind), date, level !== '省' && level !== '部门')
    return found === undefined ? '' : dataMark(`events.${found.id}`) + escapeMarkdown(found.short)
  },
  in_use: ([name], { catalogue, date }) => inUse(catalogue, String(name), date) === true,
  is([a, b]) {
    const [left, right] = [a, b].map((value) => (typeof value === 'object' ? (value as Leaf).text : value))
    return a !== undefined && left === right
  },
}

function numeral(leaf: Leaf, as: (n: number) => string): string {
  const number = leaf.number ?? Number(leaf.text)
  const mark = leaf.path === undefined ? '' : dataMark(leaf.path)
  return mark + (Number.isInteger(number) && number >= 0 && number <= 9999 ? as(number) : escapeMarkdown(leaf.text))
}
