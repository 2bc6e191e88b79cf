import type { HelperOptions } from 'handlebars'
import Handlebars from 'handlebars'
import type { Catalogue } from '../model/catalogue.ts'
import { formulationOn } from '../model/catalogue.ts'
import type { IsoDate } from '../model/date.ts'
import { findDated, inUse, latestEvent, ongoingEvent } from '../model/in-use.ts'
import type { Level } from '../model/round.ts'
import { chineseCount, chineseOrdinal } from '../model/numerals.ts'
import { pick } from '../model/pick.ts'
import type { Leaf } from '../model/view.ts'
import { dataMark, lineMark, pointsMark, withoutMarks } from './marks.ts'

/** What helpers need to know of the speech; handed to Handlebars as `@speech`. */
export interface Rendering {
  readonly catalogue: Catalogue
  readonly date: IsoDate
  readonly level: Level
  readonly seed: string
  /** collects what turned out wrong while rendering */
  readonly missing: (what: 'empty' | 'not-in-use', name: string, file: number, line: number) => void
}

/** What a helper's argument must be, for the check before rendering. */
export type ArgumentKind = 'leaf' | 'list' | 'number' | 'slot' | 'document' | 'dated' | 'event' | 'text' | 'any'

/** A helper's names and arguments; `block` helpers enclose text, `test` helpers stand inside {{#if ( )}}. */
export interface Signature {
  readonly zh: string
  readonly takes: readonly ArgumentKind[]
  /** how many of the arguments may be left out, from the end */
  readonly optional?: number
  readonly use: 'print' | 'test' | 'block' | 'both'
  readonly wants: string
}

/** Every helper by its English name. */
export const signatures: Readonly<Record<string, Signature>> = {
  count: { zh: '汉字', takes: ['leaf'], use: 'print', wants: '一个数，如 {{汉字 章数}}' },
  ordinal: { zh: '序数', takes: ['leaf'], use: 'print', wants: '一个数，如 {{序数 轮次.轮序}}' },
  join: {
    zh: '并列',
    takes: ['list', 'number'],
    optional: 1,
    use: 'print',
    wants: '一列，如 {{并列 单位.行业.风险 2}}',
  },
  one: { zh: '其一', takes: ['list'], use: 'print', wants: '一列，如 {{其一 单位.行业.定位}}' },
  points: { zh: '要点数', takes: [], use: 'print', wants: '不带参数' },
  formulation: { zh: '提法', takes: ['slot'], use: 'print', wants: '提法的槽位，如 {{提法 "spirit"}}' },
  document: { zh: '文件', takes: ['document'], use: 'print', wants: '文件的编号，如 {{文件 "xunshi-tiaoli"}}' },
  latest: { zh: '最近', takes: ['event'], use: 'both', wants: '会议的种类，如 {{最近 "plenum"}}' },
  ongoing: { zh: '在办', takes: ['event'], use: 'both', wants: '种类，如 {{在办 "campaign"}}' },
  in_use: { zh: '通行', takes: ['dated'], use: 'test', wants: '资料库里的名称，如 (通行 "两个维护")' },
  is: {
    zh: '为',
    takes: ['leaf', 'text'],
    use: 'test',
    wants: '一个字段和一段文字或另一个字段，如 (为 单位.类型 "回头看")',
  },
  wording: { zh: '换说', takes: [], use: 'block', wants: '不带参数' },
}

/** Escapes a value so that Markdown shows it as it is; the only place where this is done. */
export function escapeMarkdown(value: string): string {
  return withoutMarks(value)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&')
}

/** The first and following arguments of a call, without Handlebars' options. */
const last = (args: readonly unknown[]): HelperOptions => args.at(-1) as HelperOptions
const speech = (options: HelperOptions): Rendering => (options.data as { speech: Rendering }).speech
const spot = (options: HelperOptions): readonly [number, number] => [
  Number(options.hash['file'] ?? 0),
  Number(options.hash['line'] ?? 1),
]
const printed = (leaf: Leaf): string => (leaf.path === undefined ? '' : dataMark(leaf.path)) + escapeMarkdown(leaf.text)
const safe = (text: string) => new Handlebars.SafeString(text)

/** The helpers, under their English names; the Chinese ones are translated when a template is prepared. */
export const helpers: Readonly<Record<string, (this: unknown, ...args: unknown[]) => unknown>> = {
  /** every `{{field}}` becomes a call of this: prints a value, or reports that there is none */
  print(...args) {
    const options = last(args)
    const [file, line] = spot(options)
    const leaf = args[0] as Leaf | string | number | undefined
    if (leaf === undefined || (typeof leaf === 'object' && leaf.text === '')) {
      speech(options).missing('empty', String(options.hash['name']), file, line)
      return ''
    }
    const text = typeof leaf === 'object' ? printed(leaf) : escapeMarkdown(String(leaf))
    return safe(lineMark(file, line) + text)
  },
  /** `@number`: the place of an item in `each`, as a Chinese numeral */
  number(...args) {
    return safe(chineseOrdinal(Number(args[0]) + 1))
  },
  count(...args) {
    return safe(withPath(args[0] as Leaf, chineseCount))
  },
  ordinal(...args) {
    return safe(withPath(args[0] as Leaf, chineseOrdinal))
  },
  join(...args) {
    const [list, limit] = args.length > 2 ? [args[0], Number(args[1])] : [args[0], Infinity]
    return safe(((list as readonly Leaf[] | undefined) ?? []).slice(0, limit).map(printed).join('、'))
  },
  one(...args) {
    const options = last(args)
    const list = (args[0] as readonly Leaf[] | undefined) ?? []
    const [file, line] = spot(options)
    const chosen = list[pick(speech(options).seed, `one ${String(options.hash['name'])}`, list.length)]
    if (chosen === undefined) {
      speech(options).missing('empty', String(options.hash['name']), file, line)
      return ''
    }
    return safe(printed(chosen))
  },
  points() {
    return safe(pointsMark)
  },
  formulation(...args) {
    const options = last(args)
    const { catalogue, date, level, missing } = speech(options)
    const name = String(args[0])
    const found =
      formulationOn(catalogue, name, date) ??
      (inUse(catalogue, name, date) === true ? catalogue.formulations.find((entry) => entry.id === name) : undefined)
    if (found === undefined) {
      missing('not-in-use', name, ...spot(options))
      return ''
    }
    const text = level === '省' ? (found.provincial ?? found.text) : found.text
    return safe(dataMark(`formulations.${found.id}`) + escapeMarkdown(text))
  },
  document(...args) {
    const options = last(args)
    const { catalogue, date, missing } = speech(options)
    const found = catalogue.documents.find((entry) => entry.id === args[0])
    if (found === undefined || inUse(catalogue, found.id, date) !== true) {
      missing('not-in-use', String(args[0]), ...spot(options))
      return ''
    }
    return safe(dataMark(`documents.${found.id}`) + escapeMarkdown(found.cite_as))
  },
  latest(...args) {
    const { catalogue, date } = speech(last(args))
    const found = latestEvent(catalogue, String(args[0]), date)
    return found === undefined ? '' : safe(dataMark(`events.${found.id}`) + escapeMarkdown(found.short))
  },
  ongoing(...args) {
    const { catalogue, date, level } = speech(last(args))
    // A campaign reaches what is below a province with its second batch
    const found = ongoingEvent(catalogue, String(args[0]), date, level !== '省' && level !== '部门')
    return found === undefined ? '' : safe(dataMark(`events.${found.id}`) + escapeMarkdown(found.short))
  },
  in_use(...args) {
    const { catalogue, date } = speech(last(args))
    return inUse(catalogue, String(args[0]), date) === true
  },
  is(...args) {
    const [a, b] = args as readonly (Leaf | string | undefined)[]
    return a !== undefined && (typeof b === 'object' ? b.text : b) === (typeof a === 'object' ? a.text : a)
  },
  /** one of several wordings; `id`, `index` and `of` are added when the template is prepared */
  wording(...args) {
    const options = last(args)
    const { seed } = speech(options)
    const { id, index, of } = options.hash as { id: string; index: number; of: number }
    return pick(seed, `wording ${id}`, of) === index ? options.fn(this) : options.inverse(this)
  },
}

function withPath(leaf: Leaf, numeral: (n: number) => string): string {
  const number = leaf.number ?? Number(leaf.text)
  const mark = leaf.path === undefined ? '' : dataMark(leaf.path)
  return (
    mark + (Number.isInteger(number) && number >= 0 && number <= 9999 ? numeral(number) : escapeMarkdown(leaf.text))
  )
}

/** Whether the catalogue knows a name that a template uses. */
export function isKnown(catalogue: Catalogue, kind: ArgumentKind, name: string): boolean {
  switch (kind) {
    case 'slot':
      return catalogue.formulations.some((entry) => entry.slot === name || entry.id === name)
    case 'document':
      return catalogue.documents.some((entry) => entry.id === name)
    case 'event':
      return catalogue.events.some((entry) => entry.kind === name)
    case 'dated':
      return findDated(catalogue, name) !== undefined
    default:
      return true
  }
}

/** The names that an argument of a kind may have, for suggestions. */
export function knownNames(catalogue: Catalogue, kind: ArgumentKind): readonly string[] {
  switch (kind) {
    case 'slot':
      return [...new Set(catalogue.formulations.flatMap((entry) => entry.slot ?? []))]
    case 'document':
      return catalogue.documents.map((entry) => entry.id)
    case 'event':
      return [...new Set(catalogue.events.map((entry) => entry.kind))]
    case 'dated':
      return [
        ...catalogue.formulations.flatMap((entry) => [entry.id, entry.text]),
        ...catalogue.frameworks.flatMap((entry) => [entry.id, entry.name]),
        ...catalogue.documents.map((entry) => entry.id),
      ]
    default:
      return []
  }
}
