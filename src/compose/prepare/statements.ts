import { diagnostic } from '../../model/diagnostic.ts'
import { nearest } from '../../model/nearest.ts'
import { lineMark } from '../marks.ts'
import type { IfStep, Program, Step } from '../program.ts'
import { helperName, unknownHelper, visitCall, visitMustache } from './calls.ts'
import { nothingFound } from './found.ts'
import type { Scope } from './scope.ts'
import { isInList } from './scope.ts'
import type { Shape } from './shape.ts'
import type { State } from './state.ts'
import { canonical, follow, parse, placeOf } from './state.ts'

/** Checks a stretch of template and makes its program. */
export function visit(program: hbs.AST.Program, scope: Scope, state: State): Program {
  return program.body.flatMap((statement, i): readonly Step[] => {
    switch (statement.type) {
      case 'ContentStatement':
        return markLines(statement as hbs.AST.ContentStatement, state)
      case 'MustacheStatement':
        return visitMustache(statement as hbs.AST.MustacheStatement, scope, state)
      case 'BlockStatement':
        return visitBlock(statement as hbs.AST.BlockStatement, scope, state)
      case 'PartialStatement':
        return include(statement as hbs.AST.PartialStatement, program.body[i + 1], scope, state)
      case 'CommentStatement':
        return []
      default:
        unknownHelper(statement.type, statement, state)
        return []
    }
  })
}

/** Puts a mark before the first character of each line, and keeps the text for the check of dates. */
function markLines(content: hbs.AST.ContentStatement, state: State): readonly Step[] {
  const { value } = content
  if (value === '') return []
  const original = (content as unknown as { original: string }).original
  const before = original.slice(0, Math.max(0, original.indexOf(value)))
  let line = state.firstLine + content.loc.start.line - 1 + (before.match(/\n/g)?.length ?? 0)
  const number = state.around.fileNumber(state.file)
  const inUse = state.guards.flatMap(({ name, holds }) => (holds ? [name] : []))
  const marked = value.split('\n').map((text) => {
    const at = line++
    if (text.trim() === '') return text
    const place = { file: state.file, line: at, column: 1, endLine: at, endColumn: 1 }
    state.literals.push({ text, place, inUse })
    return lineMark(number, at) + text
  })
  return [marked.join('\n')]
}

function visitBlock(node: hbs.AST.BlockStatement, scope: Scope, state: State): readonly Step[] {
  const name = node.path.original
  if (name === 'if' || name === 'unless') return visitCondition(node, name, scope, state)
  if (name === 'each' || name === 'with') return visitInner(node, name, scope, state)
  if (helperName(node.path) === 'wording') return visitWording(node, scope, state)
  unknownHelper(name, node, state)
  return []
}

function visitCondition(
  node: hbs.AST.BlockStatement,
  name: 'if' | 'unless',
  scope: Scope,
  state: State,
): readonly Step[] {
  const written = node.params[0]
  let test: IfStep['test'] | undefined
  let present: readonly string[] = []
  let asked: string | undefined
  if (written?.type === 'PathExpression') {
    const path = written as hbs.AST.PathExpression
    const item = path.data ? path.parts[0] : undefined
    const ofList = (item === 'first' || item === 'last') && isInList(scope)
    const found = ofList ? undefined : follow(path, scope, state)
    if (ofList) test = { item }
    if (found !== undefined) {
      test = { path: canonical(path, found) }
      present = [...found.optional, found.path]
    }
  } else if (written?.type === 'SubExpression') {
    const call = written as hbs.AST.SubExpression
    const helper = helperName(call.path)
    if (helper === undefined) unknownHelper(call.path.original, call, state)
    else {
      test = visitCall(call, helper, 'test', scope, state)
      const argument = call.params[0]
      if (helper === 'in_use' && argument?.type === 'StringLiteral') asked = (argument as hbs.AST.StringLiteral).value
    }
  } else {
    state.diagnostics.push(
      diagnostic('template/helper-arguments', { name, wants: '一个字段或括号里的判断' }, placeOf(state, node)),
    )
  }
  const where = (holds: boolean): State => ({
    ...state,
    present: holds ? [...state.present, ...present] : state.present,
    guards: asked === undefined ? state.guards : [...state.guards, { name: asked, holds }],
  })
  const first = visit(node.program, scope, where(name === 'if'))
  const second = visitElse(node, scope, where(name !== 'if'))
  if (test === undefined) return []
  return [{ op: 'if', test, holds: name === 'if' ? first : second, otherwise: name === 'if' ? second : first }]
}

/** What stands behind `{{else}}`; nothing where there is none. */
const visitElse = (node: hbs.AST.BlockStatement, scope: Scope, state: State): Program =>
  // NB `inverse` may be missing although its type says otherwise
  node.inverse === undefined ? [] : visit(node.inverse, scope, state)

function visitInner(node: hbs.AST.BlockStatement, name: 'each' | 'with', scope: Scope, state: State): readonly Step[] {
  const path = node.params[0] as hbs.AST.PathExpression | undefined
  if (path?.type !== 'PathExpression') {
    state.diagnostics.push(diagnostic('template/helper-arguments', { name, wants: '一个字段' }, placeOf(state, node)))
    return []
  }
  const found = follow(path, scope, state)
  if (found === undefined) return []
  let inner: Shape = found.shape
  if (name === 'each') {
    if (found.shape.is !== 'list') {
      state.diagnostics.push(diagnostic('template/not-list', { field: path.original }, placeOf(state, path)))
      return []
    }
    inner = found.shape.of.shape
  }
  const at = name === 'each' ? `${found.path}[]` : found.path
  const present = [...state.present, ...found.optional]
  const body = visit(node.program, { shape: inner, path: at, outer: scope }, { ...state, present })
  return [{ op: name, path: canonical(path, found), body, otherwise: visitElse(node, scope, state) }]
}

/** `{{#换说}}…{{else 换说}}…{{else}}…{{/换说}}`: alternatives of which one is picked, all alike. */
function visitWording(node: hbs.AST.BlockStatement, scope: Scope, state: State): readonly Step[] {
  const alternatives: hbs.AST.Program[] = []
  let at: hbs.AST.BlockStatement | undefined = node
  while (at !== undefined) {
    alternatives.push(at.program)
    const inverse = at.inverse as (hbs.AST.Program & { chained?: boolean }) | undefined
    const next: hbs.AST.Statement | undefined = inverse?.chained === true ? inverse.body[0] : undefined
    const nested = next?.type === 'BlockStatement' && helperName((next as hbs.AST.BlockStatement).path) === 'wording'
    // The last alternative may be introduced by {{else}} or by {{else 换说}}
    if (!nested && inverse !== undefined) alternatives.push(inverse)
    at = nested ? (next as hbs.AST.BlockStatement) : undefined
  }
  if (alternatives.length < 2) {
    const wants = '至少两种说法，用 {{else}} 分开'
    state.diagnostics.push(diagnostic('template/helper-arguments', { name: '换说', wants }, placeOf(state, node)))
    return []
  }
  const id = `${state.file}:${state.firstLine + node.loc.start.line - 1}:${node.loc.start.column}`
  return [{ op: 'wording', id, of: alternatives.map((each) => visit(each, scope, state)) }]
}

/** Stretches of text and citations that one template may come to with all its pieces, and findings. */
const mostStretches = 10_000
const mostFindings = 200

/** An included piece, checked where it stands; its program is shared by all that include it in a like scope. */
function include(
  node: hbs.AST.PartialStatement,
  next: hbs.AST.Statement | undefined,
  scope: Scope,
  state: State,
): readonly Step[] {
  // `{{> (lookup …)}}` has no name that could be looked up beforehand
  const name = (node.name as Partial<hbs.AST.PathExpression>).original ?? '( )'
  const { partials, pieces, found, trees } = state.around
  const partial = partials.find((known) => known.id === name)
  if (partial === undefined || state.including.includes(name)) {
    const suggestion = nearest(
      name,
      partials.map((known) => known.id).filter((id) => !state.including.includes(id)),
    )
    const args = suggestion === undefined ? { name } : { name, suggestion }
    state.diagnostics.push(diagnostic('template/unknown-partial', args, placeOf(state, node)))
    return []
  }
  // A piece on a line of its own keeps its line end; one inside a sentence, or last in a block, must not bring any
  const alone = next?.type === 'ContentStatement' && (next as unknown as { original: string }).original.startsWith('\n')
  const inner: State = {
    ...state,
    file: partial.file,
    firstLine: partial.bodyLine + leadingLines(partial.body),
    including: [...state.including, name],
    ...nothingFound(),
  }
  const piece = `${name} ${scopePath(scope)}${alone ? ' 独行' : ''}`
  const circumstances = JSON.stringify([piece, inner.including, inner.present, inner.guards])
  let known = found.get(circumstances)
  if (known === undefined) {
    const tree = trees.get(`${partial.file} ${alone}`) ?? parse(partial.body.trim() + (alone ? '\n' : ''), inner)
    if (tree !== undefined) {
      trees.set(`${partial.file} ${alone}`, tree)
      pieces.set(piece, visit(tree, scope, inner))
    }
    known = inner
    found.set(circumstances, known)
  }
  // Forty pieces that include each other twice would be looked at a million million times
  if ([state, known].reduce((sum, of) => sum + of.literals.length + of.citations.length, 0) > mostStretches) {
    if (state.diagnostics.length === 0) state.diagnostics.push(diagnostic('template/endless', {}, placeOf(state, node)))
    return []
  }
  for (const literal of known.literals) state.literals.push(literal)
  for (const citation of known.citations) state.citations.push(citation)
  for (const field of known.fields) state.fields.add(field)
  for (const id of [name, ...known.partials]) state.partials.add(id)
  state.diagnostics.push(...known.diagnostics.slice(0, Math.max(0, mostFindings - state.diagnostics.length)))
  return [{ op: 'include', piece }]
}

/** The scopes that a piece stands in, from the inside: what its fields mean depends on nothing else. */
const scopePath = (scope: Scope): string =>
  scope.outer === undefined ? scope.path : `${scope.path}<${scopePath(scope.outer)}`

const leadingLines = (text: string): number => (/^\s*/.exec(text)?.[0].match(/\n/g) ?? []).length
