import type Handlebars from 'handlebars'
import type { Rendering } from '../../src/compose/helpers.ts'
import { escapeMarkdown, helpers, itemNumber } from '../../src/compose/helpers.ts'
import type { Stretch } from '../../src/compose/library.ts'
import type { Shape } from '../../src/compose/prepare/shape.ts'
import { viewShape } from '../../src/compose/prepare/shape.ts'
import { signatures } from '../../src/compose/prepare/signatures.ts'
import { pick } from '../../src/model/pick.ts'
import type { PartialTemplate } from '../../src/model/template.ts'
import type { Leaf, View } from '../../src/model/view.ts'

type Hash = Readonly<Record<string, unknown>>
type Options = Handlebars.HelperOptions & { readonly hash: Hash }
type Node = hbs.AST.Node & Record<string, unknown>

/**
 * Renders a template with Handlebars itself: its parser, its compiler, its blocks. Only what is no part of its language
 * is put in: the helpers, pieces in the place of `{{> }}`, `@number`, and both names of every field.
 */
export function renderWithHandlebars(
  hb: typeof Handlebars,
  { file, text, line }: Stretch,
  partials: readonly PartialTemplate[],
): (view: View, rendering: Rendering) => string {
  const tree = prepared(hb, text, file, line, partials)
  let current: Rendering | undefined
  for (const [name, { zh }] of Object.entries(signatures))
    for (const called of [name, zh])
      hb.registerHelper(
        called,
        helperOf(hb, name, () => current),
      )
  hb.registerHelper('number of item', (index: number) => itemNumber(index))
  // The tree has been through Handlebars' own treatment of blanks already, and must not go through it again
  hb.parse = (input) => input as unknown as hbs.AST.Program
  const template = hb.compile(tree)
  return (view, rendering) => {
    current = rendering
    return template(withBothNames(view, viewShape))
  }
}

function helperOf(hb: typeof Handlebars, name: string, current: () => Rendering | undefined) {
  return function run(this: unknown, ...given: readonly unknown[]): unknown {
    const rendering = current()
    const { hash, fn, inverse } = given.at(-1) as Options
    if (rendering === undefined) throw new Error('nothing to render')
    if (name === 'wording') {
      const { id, at, of } = hash as { readonly id: string; readonly at: number; readonly of: number }
      return pick(rendering.seed, `wording ${id}`, of) === at ? fn(this) : inverse(this)
    }
    const made = helpers[name]?.(given.slice(0, -1), rendering, { file: 0, line: 1, name: String(hash['field']) })
    return typeof made === 'string' && hash['printed'] === true ? new hb.SafeString(made) : made
  }
}

/** A syntax tree with the pieces in their places. */
function prepared(
  hb: typeof Handlebars,
  text: string,
  file: string,
  line: number,
  partials: readonly PartialTemplate[],
): hbs.AST.Program {
  const literal = (value: string | number | boolean): Node =>
    ({
      type: { string: 'StringLiteral', number: 'NumberLiteral', boolean: 'BooleanLiteral' }[typeof value as 'string'],
      value,
      original: value,
    }) as unknown as Node
  const add = (node: Node, values: Readonly<Record<string, string | number | boolean>>): void => {
    const pairs = Object.entries(values).map(([key, value]) => ({ type: 'HashPair', key, value: literal(value) }))
    node['hash'] = { type: 'Hash', pairs }
  }
  const isWording = (node: Node): boolean =>
    node.type === 'BlockStatement' && ['换说', 'wording'].includes((node['path'] as hbs.AST.PathExpression).original)
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return
    const each = node as Node
    if (each.type === 'Program')
      each['body'] = (each['body'] as Node[]).flatMap((one, i, all) => inlined(one, all[i + 1]))
    if (isWording(each) && each['hash'] === undefined) markWordings(each)
    if (each.type === 'MustacheStatement' || each.type === 'SubExpression') markCall(each)
    for (const [key, value] of Object.entries(each)) if (key !== 'loc') visit(value)
  }
  const inlined = (node: Node, next: Node | undefined): readonly Node[] => {
    if (node.type !== 'PartialStatement') return [node]
    const partial = partials.find(({ id }) => id === (node['name'] as hbs.AST.PathExpression).original)
    if (partial === undefined) throw new Error('no such piece')
    const alone = next?.type === 'ContentStatement' && String(next['original']).startsWith('\n')
    const above = /^\s*/.exec(partial.body)?.[0].split('\n').length ?? 1
    const body = partial.body.trim() + (alone ? '\n' : '')
    return prepared(hb, body, partial.file, partial.bodyLine + above - 1, partials).body as Node[]
  }
  /** `{{else 换说}}` is a block in what is otherwise: each of the chain is told which one it is, and of how many. */
  const markWordings = (first: Node): void => {
    const chain: Node[] = []
    let last: hbs.AST.Program | undefined
    for (let at: Node | undefined = first; at !== undefined;) {
      chain.push(at)
      last = at['inverse'] as hbs.AST.Program | undefined
      const next: Node | undefined =
        (last as { chained?: boolean } | undefined)?.chained === true ? (last?.body[0] as Node) : undefined
      at = next !== undefined && isWording(next) ? next : undefined
    }
    const { line: at, column } = first.loc.start
    const id = `${file}:${line + at - 1}:${column}`
    const of = chain.length + (last === undefined ? 0 : 1)
    for (const [i, node] of chain.entries()) add(node, { id, at: i, of })
  }
  const markCall = (node: Node): void => {
    const path = node['path'] as hbs.AST.PathExpression
    const params = node['params'] as readonly hbs.AST.PathExpression[]
    if (path.data && path.parts[0] === 'number') {
      const name = 'number of item'
      node['params'] = [{ type: 'PathExpression', data: true, depth: 0, parts: ['index'], original: '@index' }]
      node['path'] = { ...path, data: false, depth: 0, parts: [name], original: name }
    } else if (Object.entries(signatures).some(([name, { zh }]) => [name, zh].includes(path.original))) {
      const field = params[0]?.type === 'PathExpression' ? params[0].original : path.original
      // A field may have the name of a helper: only what stands for itself as text is printed
      add(node, { field, printed: node.type === 'MustacheStatement' })
    }
  }
  const tree = hb.parse(text)
  visit(tree)
  return tree
}

/** The view with the Chinese name of every field beside the English one; what is printed escapes itself. */
function withBothNames(value: unknown, shape: Shape): unknown {
  if (value === undefined) return undefined
  if (shape.is === 'leaf') return printable(value as Leaf)
  if (shape.is === 'list') return (value as readonly unknown[]).map((item) => withBothNames(item, shape.of.shape))
  if (shape.is === 'flag') return value
  const both: Record<string, unknown> = {}
  for (const field of shape.fields) {
    const made = withBothNames((value as Readonly<Record<string, unknown>>)[field.name], field.shape)
    if (made !== undefined) both[field.name] = both[field.zh] = made
  }
  return both
}

/** Handlebars prints what has `toHTML` as it is. */
const printable = (leaf: Leaf): Leaf & { readonly toHTML: () => string } => ({
  ...leaf,
  toHTML: () => escapeMarkdown(leaf.text),
})
