import type { JsonSchema } from '@valibot/to-json-schema'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { Notes } from '../../src/parse/round/definition.ts'
import { writtenRound } from '../../src/parse/round/definition.ts'
import { code, page, table } from './page.ts'

type Noted = JsonSchema & Notes
type Keys = Readonly<Record<string, Noted>>

/** A group of keys that belong together, as a unit's: told once, wherever it may stand. */
interface Group {
  /** `被巡察单位` or `轮次.派出党组织` */
  readonly name: string
  readonly keys: Keys
  readonly required: readonly string[]
}

/** `docs/round-file.md`, from the definition of the round file. @param example a round file that uses all of it */
export function roundFilePage(example: string): string {
  const groups = new Map<string, Group>()
  collect(toJsonSchema(writtenRound, { errorMode: 'ignore' }), '', groups)
  const all = [...groups.values()]
  return page([
    '# 轮次文件',
    `一个轮次文件写一轮巡察。键可以用中文，也可以用英文，同一个文件里混着用也行；一共 ${all.reduce((sum, { keys }) => sum + Object.keys(keys).length, 0)} 个键，
必填的只有标 * 的。编辑器里要补全和检查，见 \`speechgen schema\`；\`speechgen init\` 写的文件夹里已经放好。`,
    '不填的不会替你编：讲话里少不了的（谁讲话、组长姓名、值班电话）空着，如【待补：值班电话】；别的就不提。值后面的“或”说明有几种写法，短的够用就写短的。',
    ...all.map((group) => sectionOf(group, groups)),
    '## 写全了的例子',
    `\`\`\`yaml\n${example.trim()}\n\`\`\``,
  ])
}

const signature = (keys: Keys): string => JSON.stringify(Object.entries(keys).map(([key, { zh }]) => [key, zh]))

function collect(schema: Noted, name: string, groups: Map<string, Group>): void {
  const keys = schema.properties as Keys | undefined
  if (keys !== undefined && !groups.has(signature(keys))) {
    groups.set(signature(keys), { name: name === '' ? '全文' : name, keys, required: schema.required ?? [] })
    for (const [key, value] of Object.entries(keys))
      collect(value, [name, value.zh ?? key].filter((part) => part !== '').join('.'), groups)
  }
  for (const inner of [...((schema.anyOf as Noted[] | undefined) ?? []), ...itemsOf(schema)])
    collect(inner, name, groups)
}

const itemsOf = ({ items }: Noted): readonly Noted[] =>
  typeof items === 'object' && !Array.isArray(items) ? [items] : []

function sectionOf({ name, keys, required }: Group, groups: ReadonlyMap<string, Group>): string {
  const rows = Object.entries(keys).map(([key, schema]) => [
    `${schema.zh ?? key}${required.includes(key) ? ' *' : ''}`,
    code(key),
    kindOf(schema, groups),
    schema.description ?? '',
  ])
  return `## ${name}\n\n${table(['键', '英文', '写什么', '说明'], rows)}`
}

/** What is written behind a key, in words. */
function kindOf(schema: Noted, groups: ReadonlyMap<string, Group>): string {
  const { scalar, synonyms } = schema
  if (schema.anyOf !== undefined)
    return [...new Set((schema.anyOf as Noted[]).map((each) => kindOf(each, groups)))].join('，或')
  if (schema.enum !== undefined) {
    const others = Object.entries(synonyms ?? {})
    return (schema.enum as readonly string[])
      .map((value) => {
        const also = others.filter(([, means]) => means === value).map(([word]) => word)
        return also.length === 0 ? value : `${value}（${also.join('、')}）`
      })
      .join('、')
  }
  if (schema.properties !== undefined) {
    const group = groups.get(signature(schema.properties as Keys))
    return group === undefined ? '几个键' : `[${group.name}](#${anchor(group.name)})`
  }
  const [item] = itemsOf(schema)
  if (item !== undefined) return `一列${kindOf(item, groups)}`
  if (schema.type === 'boolean') return '是、否'
  if (schema.type === 'integer' || schema.type === 'number') return '整数'
  if (schema.type === 'object') return '自己定的键'
  return scalar === 'date' ? '日期' : scalar === 'when' ? '日期或文字' : '文字'
}

/** As GitHub makes it of a heading. */
const anchor = (name: string): string => name.replaceAll('.', '').toLowerCase()
