import Handlebars from 'handlebars'
import type { Place } from '../model/place.ts'
import type { PartialTemplate } from '../model/template.ts'
import type { Stretch } from './library.ts'
import { helperName } from './prepare/calls.ts'
import type { Scope } from './prepare/scope.ts'
import { resolve } from './prepare/scope.ts'
import type { Field, Shape } from './prepare/shape.ts'
import { viewShape } from './prepare/shape.ts'
import type { ArgumentKind } from './prepare/signatures.ts'
import { signatures } from './prepare/signatures.ts'

/** A name that has to be in use for what it is written inside of: `{{#if (通行 "…")}}`, or in the branch after `{{else}}`. */
export interface Guard {
  readonly name: string
  readonly holds: boolean
}

/** A name of the catalogue that a template cites, and what is asked for around it. */
export interface Citation {
  readonly kind: ArgumentKind
  readonly name: string
  readonly place: Place
  readonly guards: readonly Guard[]
}

/** What a template is made with, its pieces included. */
export interface Uses {
  /** canonical paths (`unit.trade.risks`), each once, in the order in which they first occur */
  readonly fields: readonly string[]
  /** ids of the pieces */
  readonly partials: readonly string[]
  readonly citations: readonly Citation[]
}

interface State {
  readonly file: string
  readonly firstLine: number
  readonly guards: readonly Guard[]
  readonly pieces: readonly PartialTemplate[]
  /** syntax trees of pieces, which many templates include */
  readonly trees: Map<string, hbs.AST.Program | undefined>
  readonly fields: Set<string>
  readonly partials: Set<string>
  readonly citations: Citation[]
}

/** Tells what one stretch of template uses. */
export type UsesOf = (of: Omit<Stretch, 'key'>) => Uses

/**
 * Looks into templates for what they use. What is wrong with one is for the check to tell: a field that there is not, or
 * a text that cannot be parsed, is passed over.
 */
export function usesWith(pieces: readonly PartialTemplate[]): UsesOf {
  const trees = new Map<string, hbs.AST.Program | undefined>()
  return ({ file, text, line: firstLine }) => {
    const found = { fields: new Set<string>(), partials: new Set<string>(), citations: [] }
    const state: State = { file, firstLine, guards: [], pieces, trees, ...found }
    visit(parse(text), { shape: viewShape, path: '' }, state)
    return { fields: [...state.fields], partials: [...state.partials], citations: state.citations }
  }
}

function parse(text: string): hbs.AST.Program | undefined {
  try {
    return Handlebars.parse(text)
  } catch {
    return undefined
  }
}

function visit(program: hbs.AST.Program | undefined, scope: Scope, state: State): void {
  for (const statement of program?.body ?? []) {
    if (statement.type === 'MustacheStatement') visitCall(statement as hbs.AST.MustacheStatement, scope, state)
    else if (statement.type === 'BlockStatement') visitBlock(statement as hbs.AST.BlockStatement, scope, state)
    else if (statement.type === 'PartialStatement') include(statement as hbs.AST.PartialStatement, scope, state)
  }
}

/** `{{field}}`, `{{helper …}}` or `(helper …)`. */
function visitCall(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, scope: Scope, state: State): void {
  const path = node.path as hbs.AST.PathExpression
  const helper = helperName(path)
  if (helper === undefined) follow(path, scope, state)
  for (const [i, parameter] of node.params.entries()) {
    if (parameter.type === 'PathExpression') follow(parameter as hbs.AST.PathExpression, scope, state)
    if (parameter.type !== 'StringLiteral' || helper === undefined) continue
    const { value, loc } = parameter as hbs.AST.StringLiteral
    const kind = signatures[helper]?.takes[i]
    if (kind === undefined || kind === 'text') continue
    state.citations.push({ kind, name: value, place: placeOf(loc, state), guards: state.guards })
  }
}

function visitBlock(node: hbs.AST.BlockStatement, scope: Scope, state: State): void {
  const [test] = node.params
  const name = node.path.original
  if (name === 'each' || name === 'with') {
    const found = test?.type === 'PathExpression' ? follow(test as hbs.AST.PathExpression, scope, state) : undefined
    const list = found?.shape.is === 'list' ? found.shape.of.shape : undefined
    const inner = name === 'each' ? list : found?.shape
    if (inner !== undefined && found !== undefined) {
      const path = name === 'each' ? `${found.path}[]` : found.path
      visit(node.program, { shape: inner, path, outer: scope }, state)
    }
    visit(node.inverse, scope, state)
    return
  }
  if (test?.type === 'PathExpression') follow(test as hbs.AST.PathExpression, scope, state)
  if (test?.type === 'SubExpression') visitCall(test as hbs.AST.SubExpression, scope, state)
  const asked = guardOf(test)
  const under = (holds: boolean): State =>
    asked === undefined ? state : { ...state, guards: [...state.guards, { name: asked, holds }] }
  visit(node.program, scope, under(name !== 'unless'))
  visit(node.inverse, scope, under(name === 'unless'))
}

/** The name that `(通行 "…")` asks for. */
function guardOf(test: hbs.AST.Expression | undefined): string | undefined {
  if (test?.type !== 'SubExpression') return undefined
  const { path, params } = test as hbs.AST.SubExpression
  const [argument] = params
  return helperName(path) === 'in_use' && argument?.type === 'StringLiteral'
    ? (argument as hbs.AST.StringLiteral).value
    : undefined
}

function include(node: hbs.AST.PartialStatement, scope: Scope, state: State): void {
  const id = (node.name as hbs.AST.PathExpression).original
  const piece = state.pieces.find((known) => known.id === id)
  if (piece === undefined) return
  state.partials.add(id)
  // A piece that includes itself is an error that the check tells of
  const pieces = state.pieces.filter((known) => known !== piece)
  if (!state.trees.has(id)) state.trees.set(id, parse(piece.body))
  visit(state.trees.get(id), scope, { ...state, file: piece.file, firstLine: piece.bodyLine, pieces })
}

function follow(path: hbs.AST.PathExpression, scope: Scope, state: State) {
  if (path.data) return undefined
  const found = resolve(scope, path.depth, path.parts)
  if ('wrong' in found) return undefined
  // `this` inside an `each` is the list that was noted with it
  if (path.parts.length > 0) state.fields.add(found.path)
  return found
}

function placeOf({ start, end }: hbs.AST.SourceLocation, { file, firstLine }: State): Place {
  const above = firstLine - 1
  return {
    file,
    line: start.line + above,
    column: start.column + 1,
    endLine: end.line + above,
    endColumn: end.column + 1,
  }
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
