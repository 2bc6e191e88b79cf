import type { Field, Shape } from './shape.ts'

/** Where in the view a piece of a template stands: the shape of `this`, its path, and the scopes around it. */
export interface Scope {
  readonly shape: Shape
  /** canonical path: `unit.trade`, `focus.items[]` */
  readonly path: string
  readonly outer?: Scope
}

/** What a path of a template leads to. */
export interface Resolved {
  readonly shape: Shape
  readonly path: string
  /** the path's parts in canonical English names, for Handlebars */
  readonly parts: readonly string[]
  /** canonical paths on the way that may be missing */
  readonly optional: readonly string[]
}

/** A path that leads nowhere: which part, and what there is instead. */
export interface Unresolved {
  readonly wrong: string
  readonly known: readonly string[]
}

/** Follows a path of a template (`depth` times `../`, then names in either language or list places). */
export function resolve(scope: Scope, depth: number, parts: readonly string[]): Resolved | Unresolved {
  let from: Scope | undefined = scope
  for (let i = 0; i < depth; i++) from = from?.outer
  if (from === undefined) return { wrong: '../'.repeat(depth), known: [] }
  let shape = from.shape
  let path = from.path
  const canonical: string[] = []
  const optional: string[] = []
  for (const part of parts) {
    if (shape.is === 'list' && /^\d+$/.test(part)) {
      shape = shape.of.shape
      path = `${path}[${part}]`
      canonical.push(part)
      continue
    }
    const fields: readonly Field[] = shape.is === 'group' ? shape.fields : []
    const field = fields.find((known) => known.name === part || known.zh === part)
    if (field === undefined) return { wrong: part, known: fields.map((known) => known.zh) }
    shape = field.shape
    path = path === '' ? field.name : `${path}.${field.name}`
    canonical.push(field.name)
    if (field.optional) optional.push(path)
  }
  return { shape, path, parts: canonical, optional }
}

/** Whether a scope lies inside an `each`: only there is an item the first, or has a number. */
export const isInList = (scope: Scope | undefined): boolean =>
  scope !== undefined && (scope.path.endsWith('[]') || isInList(scope.outer))
