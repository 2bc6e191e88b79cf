import type { Document, Element } from '@xmldom/xmldom'
import { attribute, child, children, value } from './element.ts'
import { formatted } from './number-format.ts'
import type { Style } from './styles.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** `%1、` */
  readonly text: string
  /** after which level it begins anew; 0 never; where it is not said, after every higher one */
  readonly restart?: number
  readonly style?: string
  readonly decimal: boolean
}

interface List {
  /** counters are shared by all lists of one definition */
  readonly shared: string
  readonly levels: readonly (Level | undefined)[]
  /** levels at which this list begins anew, and with what */
  readonly starts: ReadonlyMap<number, number>
}

/** Gives each numbered paragraph of a document, in their order, the number that Word prints before it. */
export function openNumbering(
  part: Document | undefined,
  styleOf: (id: string | undefined) => Style,
): (properties: Element | undefined, style: Style) => string {
  const root = part?.documentElement ?? undefined
  const abstracts = new Map(children(root, 'abstractNum').map((each) => [attribute(each, 'abstractNumId') ?? '', each]))
  const nums = new Map(children(root, 'num').map((each) => [attribute(each, 'numId') ?? '', each]))
  const lists = new Map<string, List | undefined>()
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  const listOf = (id: string): List | undefined => {
    if (!lists.has(id)) lists.set(id, readList(id, nums, abstracts, styleOf))
    return lists.get(id)
  }
  return (properties, style) => {
    const own = child(properties, 'numPr')
    const id = value(own, 'numId') ?? style.numId
    if (id === undefined || id === '0') return ''
    const list = listOf(id)
    if (list === undefined) return ''
    const linked = list.levels.findIndex((level) => level?.style === style.id)
    const at = levelNumber(
      value(own, 'ilvl') ?? (value(own, 'numId') === undefined && linked >= 0 ? linked : (style.level ?? 0)),
    )
    const level = list.levels[at]
    if (level === undefined) return ''
    const counts = counters.get(list.shared) ?? []
    counters.set(list.shared, counts)
    const anew = list.starts.get(at)
    if (anew !== undefined && !begun.has(`${id}/${at}`)) counts[at] = undefined
    begun.add(`${id}/${at}`)
    counts[at] = counts[at] === undefined ? (anew ?? level.start) : counts[at] + 1
    for (let below = at + 1; below < 9; below++) {
      const restart = list.levels[below]?.restart
      if (restart === undefined || (restart > 0 && at < restart)) counts[below] = undefined
    }
    return level.text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
      const of = list.levels[Number(digit) - 1]
      const count = counts[Number(digit) - 1] ?? of?.start ?? 1
      return formatted(count, level.decimal ? 'decimal' : (of?.format ?? 'decimal'))
    })
  }
}

function readList(
  id: string,
  nums: ReadonlyMap<string, Element>,
  abstracts: ReadonlyMap<string, Element>,
  styleOf: (id: string | undefined) => Style,
): List | undefined {
  const num = nums.get(id)
  let shared = value(num, 'abstractNumId') ?? ''
  let abstract = abstracts.get(shared)
  // A list that is defined by a list style is defined where that style's own list is
  const link = value(abstract, 'numStyleLink')
  if (link !== undefined) {
    shared = value(nums.get(styleOf(link).numId ?? ''), 'abstractNumId') ?? shared
    abstract = abstracts.get(shared)
  }
  if (num === undefined || abstract === undefined) return undefined
  const levels: (Level | undefined)[] = []
  for (const each of children(abstract, 'lvl')) levels[levelNumber(attribute(each, 'ilvl'))] = readLevel(each)
  const starts = new Map<number, number>()
  for (const over of children(num, 'lvlOverride')) {
    const at = levelNumber(attribute(over, 'ilvl'))
    const own = child(over, 'lvl')
    const start = value(over, 'startOverride')
    if (own !== undefined) levels[at] = readLevel(own)
    if (start !== undefined) starts.set(at, startOf(start))
  }
  return { shared, levels, starts }
}

/** One of the nine levels that there are; the lowest for what is none. */
function levelNumber(of: string | number | undefined): number {
  const level = Number(of ?? 0)
  return Number.isInteger(level) && level >= 0 && level < 8 ? level : 8
}

/** A number to begin with; 0 for what is none. */
function startOf(of: string | undefined): number {
  const number = Number(of ?? 0)
  return Number.isSafeInteger(number) ? number : 0
}

/** What an ordinal may come to: a longer one would be repeated before every paragraph. In UTF-16 units. */
const longest = 60

function readLevel(of: Element): Level {
  const restart = value(of, 'lvlRestart')
  const style = value(of, 'pStyle')
  const format = value(of, 'numFmt') ?? 'decimal'
  return {
    start: startOf(value(of, 'start')),
    format,
    // A bullet is a sign on the page, not a word that is read aloud
    text: format === 'bullet' ? '' : (value(of, 'lvlText') ?? '').slice(0, longest),
    ...(restart === undefined ? {} : { restart: Number(restart) }),
    ...(style === undefined ? {} : { style }),
    decimal: child(of, 'isLgl') !== undefined,
  }
}
