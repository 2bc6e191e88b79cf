import { stringify } from 'yaml'
import type { WrittenRound } from '../../parse/round/definition.ts'
import type { KeyLanguage } from '../../parse/round/json-schema.ts'
import type { Entry, ObjectShape, Shape } from '../../parse/round/shape.ts'
import { roundShape } from '../../parse/round/shape.ts'

type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value }

/**
 * A round file as text, with keys of one language. What each key is for stands beside it, and every key that could be
 * there but is not is laid out in a comment: all from the definition of the file.
 */
export function writeRound(round: WrittenRound, language: KeyLanguage): string {
  const write = (value: Value, shape: Shape, indent: string, told: Told): readonly string[] => {
    const at = shapeFor(value, shape)
    if (at?.type === 'object') return writeObject(value as Readonly<Record<string, Value>>, at, indent, told)
    if (at?.type !== 'list' || !Array.isArray(value)) return []
    return value.flatMap((item: Value, i) => {
      const [first = '', ...rest] = write(item, at.item, `${indent}  `, i === 0 ? told : 'nothing')
      return [`${indent}- ${first.trimStart()}`, ...rest]
    })
  }
  const writeObject = (
    value: Readonly<Record<string, Value>>,
    { entries }: ObjectShape,
    indent: string,
    told: Told,
  ): readonly string[] => {
    // What is there comes first: a comment cannot stand behind the dash of a list
    const there = entries.filter(({ key }) => value[key] !== undefined)
    const absent = entries.filter((entry) => value[entry.key] === undefined && isShown(entry, value, told))
    return [
      ...there.flatMap((entry) => writeEntry(entry, value[entry.key] ?? '', indent, told)),
      ...absent.map((entry) => absentLine(entry, indent, told)),
    ]
  }
  const writeEntry = (entry: Entry, value: Value, indent: string, told: Told): readonly string[] => {
    const key = `${indent}${nameOf(entry, language)}:`
    const lines = isFlat(value) ? [] : write(value, entry.shape, `${indent}  `, told)
    const about = aboutOf(entry, told)
    return lines.length === 0 ? [`${key} ${flow(value)}${about}`] : [`${key}${about}`, ...lines]
  }
  const absentLine = (entry: Entry, indent: string, told: Told): string =>
    `${indent}# ${nameOf(entry, language)}: ${outline(entry.shape, language)}`.trimEnd() + aboutOf(entry, told)
  const text = write(round, roundShape, '', 'everything').join('\n')
  // An empty line before each part
  return `${text.replaceAll(/\n(?=[^\s#])/g, '\n\n')}\n`
}

/** Whether what can be written is told beside what is; it is told once, with the first item of each list. */
type Told = 'everything' | 'nothing'

const nameOf = ({ key, zh }: Entry, language: KeyLanguage): string => (language === 'zh' ? zh : key)

/** What a key is for, with the words that it may have, as a comment behind it. */
function aboutOf({ about, shape }: Entry, told: Told): string {
  if (told === 'nothing') return ''
  const words = optionsOf(shape).flatMap((option) => (option.type === 'scalar' ? option.values : []))
  const all = words.every((word) => about.includes(word)) ? about : `${about}（${words.join(' ')}）`
  return `   # ${all}`
}

/** What differs from one to the next is asked for with each; everything else is shown once. */
const ownOfEach: ReadonlySet<string> = new Set(['leader', 'chair', 'speaker', 'head', 'party'])

/** The chair reads the host's script, and the options of a speech are shown once, among the defaults. */
function isShown({ key }: Entry, beside: Readonly<Record<string, Value>>, told: Told): boolean {
  const { speech } = beside
  if (speech !== undefined) return key === 'speaker' && speech !== '主持词'
  return told === 'everything' || ownOfEach.has(key)
}

/** How a value that is not there would be written: `{姓名: , 职务: }`, `[]`, or nothing where a word will do. */
function outline(shape: Shape, language: KeyLanguage): string {
  const options = optionsOf(shape)
  const list = options.find((option) => option.type === 'list')
  if (list !== undefined) return `[${outline(list.item, language)}]`
  const object = options.find((option) => option.type === 'object')
  // Of persons and committees more than the name is wanted; elsewhere a word of the catalogue is the usual thing
  const word = options.some((option) => option.type === 'scalar' && !option.spoken)
  if (object !== undefined && !word)
    return `{${object.entries.map((entry) => `${nameOf(entry, language)}: ${outline(entry.shape, language)}`).join(', ')}}`
  return options.some(({ type }) => type === 'record') ? '{}' : ''
}

const optionsOf = (shape: Shape): readonly Exclude<Shape, { readonly type: 'choice' }>[] =>
  shape.type === 'choice' ? shape.options.flatMap(optionsOf) : [shape]

function shapeFor(value: Value, shape: Shape) {
  const wanted = Array.isArray(value) ? 'list' : typeof value === 'object' ? 'object' : 'scalar'
  return optionsOf(shape).find(({ type }) => type === wanted)
}

const isFlat = (value: Value): boolean =>
  typeof value !== 'object' || (Array.isArray(value) && value.every((item) => typeof item !== 'object'))

const flow = (value: Value): string =>
  stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim()
