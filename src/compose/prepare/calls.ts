import { diagnostic } from '../../model/diagnostic.ts'
import { nearest } from '../../model/nearest.ts'
import type { Place } from '../../model/place.ts'
import type { Argument, CallStep, Step } from '../program.ts'
import { isKnown, knownNames } from './names.ts'
import type { Scope } from './scope.ts'
import { isInList } from './scope.ts'
import type { ArgumentKind } from './signatures.ts'
import { signatures } from './signatures.ts'
import type { State } from './state.ts'
import { canonical, follow, placeOf, requirePresent, spotOf } from './state.ts'

type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression

/** `{{…}}`: a field, a helper, `@number`. */
export function visitMustache(node: hbs.AST.MustacheStatement, scope: Scope, state: State): readonly Step[] {
  if (!node.escaped) state.diagnostics.push(diagnostic('template/raw-output', {}, placeOf(state, node)))
  // `{{null}}`, `{{3}}`, `{{"甲"}}`: Handlebars takes them for literals
  if (node.path.type !== 'PathExpression') {
    unknownHelper(String((node.path as { original?: unknown }).original), node, state)
    return []
  }
  const path = node.path as hbs.AST.PathExpression
  const helper = helperName(path)
  if (helper !== undefined) return [visitCall(node, helper, 'print', scope, state)]
  if (path.data && path.parts[0] === 'number' && isInList(scope)) return [{ op: 'number' }]
  if (node.params.length > 0) {
    unknownHelper(path.original, node, state)
    return []
  }
  const found = follow(path, scope, state)
  if (found === undefined) return []
  if (found.shape.is !== 'leaf') {
    const is = { flag: '是非', list: '一列', group: '一组字段' }[found.shape.is]
    state.diagnostics.push(diagnostic('template/not-text', { field: path.original, is }, placeOf(state, node)))
  }
  requirePresent(found, path, state)
  return [{ op: 'print', path: canonical(path, found), ...spotOf(state, node, path.original) }]
}

/** Checks a helper's arguments. @param use where it stands: for itself, or inside `{{#if ( )}}` */
export function visitCall(node: Call, name: string, use: 'print' | 'test', scope: Scope, state: State): CallStep {
  const path = node.path as hbs.AST.PathExpression
  const signature = signatures[name]
  const { takes, optional = 0, wants } = signature ?? { takes: [], wants: '' }
  const wrong = (): void => {
    state.diagnostics.push(
      diagnostic('template/helper-arguments', { name: path.original, wants }, placeOf(state, node)),
    )
  }
  if (node.params.length > takes.length || node.params.length < takes.length - optional) wrong()
  else if (signature?.use !== use && signature?.use !== 'both') wrong()
  let field = path.original
  const args: Argument[] = []
  for (const [i, parameter] of node.params.entries()) {
    const kind = takes[i]
    if (kind === undefined) break
    if (parameter.type === 'PathExpression') {
      const argument = parameter as hbs.AST.PathExpression
      const found = follow(argument, scope, state)
      if (found === undefined) continue
      // A field may stand where a text is compared
      if (kind !== found.shape.is && !(kind === 'text' && found.shape.is === 'leaf')) {
        if (kind === 'list')
          state.diagnostics.push(
            diagnostic('template/not-list', { field: argument.original }, placeOf(state, argument)),
          )
        else wrong()
      }
      // A test of an absent value is false, but printing one leaves a hole
      if (use === 'print') requirePresent(found, argument, state)
      field = argument.original
      args.push({ path: canonical(argument, found) })
    } else if (!fits(kind, parameter)) wrong()
    else if (parameter.type === 'NumberLiteral') args.push((parameter as hbs.AST.NumberLiteral).value)
    else {
      const { value } = parameter as hbs.AST.StringLiteral
      const place = placeOf(state, parameter)
      checkName(kind, value, place, state)
      if (kind !== 'text') state.citations.push({ kind, name: value, place, guards: state.guards })
      args.push(value)
    }
  }
  return { op: 'call', helper: name, args, ...spotOf(state, node, field) }
}

function fits(kind: ArgumentKind, node: hbs.AST.Expression): boolean {
  if (kind === 'number') return node.type === 'NumberLiteral'
  if (kind === 'leaf' || kind === 'list') return false
  return node.type === 'StringLiteral'
}

function checkName(kind: ArgumentKind, name: string, place: Place, state: State): void {
  if (isKnown(state.around.catalogue, kind, name)) return
  const suggestion = nearest(name, knownNames(state.around.catalogue, kind))
  state.diagnostics.push(
    diagnostic('template/unknown-name', suggestion === undefined ? { name } : { name, suggestion }, place),
  )
}

/** The canonical name of a helper, by either of its names. */
export function helperName(path: hbs.AST.PathExpression): string | undefined {
  // The path of a block may be a literal, whatever its type says
  if ((path.parts as readonly string[] | undefined) === undefined) return undefined
  if (path.data || path.depth > 0 || path.parts.length !== 1) return undefined
  const name = path.parts[0] ?? ''
  if (Object.hasOwn(signatures, name)) return name
  return Object.keys(signatures).find((known) => signatures[known]?.zh === name)
}

/** Tells of a helper that there is not. */
export function unknownHelper(written: unknown, node: hbs.AST.Node, state: State): void {
  // The path of a block may be a literal: a number, `null`
  const name = String(written)
  const known = [...Object.values(signatures).map((signature) => signature.zh), 'if', 'unless', 'each', 'with']
  const suggestion = nearest(name, known)
  state.diagnostics.push(
    diagnostic(
      'template/unknown-helper',
      suggestion === undefined ? { name } : { name, suggestion },
      placeOf(state, node),
    ),
  )
}
