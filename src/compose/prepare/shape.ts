import type { GenericSchema } from 'valibot'
import { viewSchema } from '../../model/view.ts'

/** What stands at a place of the view, as the check of templates needs it. */
export type Shape =
  | { readonly is: 'leaf' }
  | { readonly is: 'flag' }
  | { readonly is: 'list'; readonly of: Field }
  | { readonly is: 'group'; readonly fields: readonly Field[] }

/** A field of a group: both its names, whether it may be missing, what it is about. */
export interface Field {
  readonly name: string
  readonly zh: string
  readonly about: string
  readonly optional: boolean
  readonly shape: Shape
}

// The structure of valibot's schemas is documented; only these parts of it are read
interface Node extends GenericSchema {
  readonly type: string
  readonly entries?: Readonly<Record<string, Node>>
  readonly item?: Node
  readonly wrapped?: Node
  readonly pipe?: readonly {
    readonly type: string
    readonly metadata?: { readonly zh?: string }
    readonly description?: string
  }[]
}

/** The shape of everything that a template sees. */
export const viewShape: Shape = shapeOf(viewSchema)

function shapeOf(node: Node): Shape {
  switch (node.type) {
    case 'object':
      return { is: 'group', fields: Object.entries(node.entries ?? {}).map(([name, entry]) => fieldOf(name, entry)) }
    case 'array':
      return { is: 'list', of: fieldOf('', node.item as Node) }
    case 'boolean':
      return { is: 'flag' }
    default:
      return { is: 'leaf' }
  }
}

function fieldOf(name: string, node: Node): Field {
  const optional = node.type === 'optional'
  const inner = optional ? (node.wrapped as Node) : node
  let zh = ''
  let about = ''
  for (const step of inner.pipe ?? []) {
    zh = step.metadata?.zh ?? zh
    about = step.description ?? about
  }
  return { name, zh, about, optional, shape: shapeOf(inner) }
}

/** Every field a template may use, as lines `轮次.名称 (round.name)  说明  可缺`, for editors. */
export function listFields(shape: Shape = viewShape, zh = '', en = ''): readonly string[] {
  if (shape.is === 'list') return shape.of.shape.is === 'group' ? listFields(shape.of.shape, zh, en) : []
  if (shape.is !== 'group') return []
  return shape.fields.flatMap((field) => {
    const list = field.shape.is === 'list' ? '[]' : ''
    const names = [`${zh}${field.zh}${list}`, `${en}${field.name}${list}`] as const
    const line = `| ${names[0]} | ${names[1]} | ${field.about}${field.optional ? '；可缺' : ''} |`
    return [line, ...listFields(field.shape, `${names[0]}.`, `${names[1]}.`)]
  })
}

/** The Chinese name of a field by its canonical path: `unit.trade.risks[]` → 单位.行业.风险 */
export function chineseName(path: string): string {
  let shape: Shape = viewShape
  const names: string[] = []
  for (const part of path.replaceAll(/\[\d*\]/g, '').split('.')) {
    while (shape.is === 'list') shape = shape.of.shape
    const field: Field | undefined = shape.is === 'group' ? shape.fields.find(({ name }) => name === part) : undefined
    if (field === undefined) return path
    names.push(field.zh)
    shape = field.shape
  }
  return names.join('.')
}
