import Handlebars from 'handlebars'
import type { Catalogue } from '../model/catalogue.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { Place } from '../model/place.ts'
import { locate } from '../model/place.ts'
import type { PartialTemplate } from '../model/template.ts'
import type { ArgumentKind } from './helpers.ts'
import { isKnown, knownNames, signatures } from './helpers.ts'
import { lineMark } from './marks.ts'
import type { Resolved, Scope } from './scope.ts'
import { resolve } from './scope.ts'
import type { Shape } from './shape.ts'
import { viewShape } from './shape.ts'
import { explainSyntax } from './syntax.ts'

/** A stretch of a template's own text, with the names whose being in use it is subject to. */
export interface Literal {
  readonly text: string
  readonly place: Place
  readonly inUse: readonly string[]
}

/** A template made ready: its checked and rewritten syntax tree, and what was found wrong with it. */
export interface Prepared {
  readonly program: hbs.AST.Program | undefined
  readonly literals: readonly Literal[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What preparing needs: the facts that names are held against, the pieces that can be included, a number for each file. */
export interface Surroundings {
  readonly catalogue: Catalogue
  readonly partials: readonly PartialTemplate[]
  readonly fileNumber: (file: string) => number
}

interface State {
  readonly around: Surroundings
  readonly file: string
  readonly firstLine: number
  readonly diagnostics: Diagnostic[]
  readonly literals: Literal[]
  /** canonical paths that are known to be there */
  readonly present: readonly string[]
  readonly inUse: readonly string[]
  readonly including: readonly string[]
}

/**
 * Parses a template, checks every field, helper and name in it against what there is, and rewrites the tree: Chinese
 * names become canonical ones, every value is printed through one helper, lines and alternatives are marked, included
 * pieces are laid in. Nothing is rendered.
 * @param firstLine line of the file on which the text begins
 */
export function prepare(file: string, text: string, firstLine: number, around: Surroundings): Prepared {
  const state: State = {
    around,
    file,
    firstLine,
    diagnostics: [],
    literals: [],
    present: [],
    inUse: [],
    including: [],
  }
  const program = parse(text, state)
  if (program !== undefined) visit(program, { shape: viewShape, path: '' }, state)
  return {
    program: state.diagnostics.length > 0 ? undefined : program,
    literals: state.literals,
    diagnostics: state.diagnostics,
  }
}

function parse(text: string, state: State): hbs.AST.Program | undefined {
  try {
    return Handlebars.parse(text)
  } catch (error) {
    const { detail, from, to } = explainSyntax((error as Error).message, text)
    const { line, column, endLine, endColumn } = locate(state.file, text)(from, to)
    const above = state.firstLine - 1
    const place = { file: state.file, line: line + above, column, endLine: endLine + above, endColumn }
    state.diagnostics.push(diagnostic('template/syntax', { detail }, place))
    return undefined
  }
}

const placeOf = (state: State, node: hbs.AST.Node): Place => ({
  file: state.file,
  line: state.firstLine + node.loc.start.line - 1,
  column: node.loc.start.column + 1,
  endLine: state.firstLine + node.loc.end.line - 1,
  endColumn: node.loc.end.column + 1,
})

function visit(program: hbs.AST.Program, scope: Scope, state: State): void {
  program.body = program.body.flatMap((statement, i) => {
    switch (statement.type) {
      case 'ContentStatement':
        markLines(statement as hbs.AST.ContentStatement, state)
        return [statement]
      case 'MustacheStatement':
        visitMustache(statement as hbs.AST.MustacheStatement, scope, state)
        return [statement]
      case 'BlockStatement':
        visitBlock(statement as hbs.AST.BlockStatement, scope, state)
        return [statement]
      case 'PartialStatement':
        return include(statement as hbs.AST.PartialStatement, program.body[i + 1], scope, state)
      case 'CommentStatement':
        return []
      default:
        state.diagnostics.push(
          diagnostic('template/unknown-helper', { name: statement.type }, placeOf(state, statement)),
        )
        return []
    }
  })
}

/** Puts a mark before the first character of each line, and keeps the text for the check of dates. */
function markLines(content: hbs.AST.ContentStatement, state: State): void {
  const { value } = content
  const original = (content as unknown as { original: string }).original
  const before = original.slice(0, Math.max(0, original.indexOf(value)))
  let line = state.firstLine + content.loc.start.line - 1 + (before.match(/\n/g)?.length ?? 0)
  const number = state.around.fileNumber(state.file)
  content.value = value
    .split('\n')
    .map((text) => {
      const at = line++
      if (text.trim() === '') return text
      state.literals.push({
        text,
        place: { file: state.file, line: at, column: 1, endLine: at, endColumn: 1 },
        inUse: state.inUse,
      })
      return lineMark(number, at) + text
    })
    .join('\n')
}

function visitMustache(node: hbs.AST.MustacheStatement, scope: Scope, state: State): void {
  if (!node.escaped) state.diagnostics.push(diagnostic('template/raw-output', {}, placeOf(state, node)))
  const path = node.path as hbs.AST.PathExpression
  const helper = helperName(path)
  if (helper !== undefined) {
    visitCall(node, helper, 'print', scope, state)
    return
  }
  if (path.data && path.parts[0] === 'number') {
    node.params = [{ ...path, parts: ['index'], original: '@index' } as hbs.AST.PathExpression]
    node.path = { ...path, data: false, parts: ['number'], original: 'number' } as hbs.AST.PathExpression
    return
  }
  if (node.params.length > 0) {
    unknownHelper(path.original, node, state)
    return
  }
  const found = follow(path, scope, state)
  if (found === undefined) return
  if (found.shape.is !== 'leaf') {
    const is = { flag: '是非', list: '一列', group: '一组字段' }[found.shape.is]
    state.diagnostics.push(diagnostic('template/not-text', { field: path.original, is }, placeOf(state, node)))
  }
  requirePresent(found, path, state)
  const printed = { ...path, parts: [...found.parts] } as hbs.AST.PathExpression
  node.params = [printed]
  node.path = { ...path, data: false, depth: 0, parts: ['print'], original: 'print' } as hbs.AST.PathExpression
  addHash(node, state, path.original)
}

type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression

/** Checks a helper's arguments and puts its English name and place in. */
function visitCall(node: Call, name: string, use: 'print' | 'test', scope: Scope, state: State): void {
  const signature = signatures[name]
  if (signature === undefined) return
  const path = node.path as hbs.AST.PathExpression
  const wrong = (): void => {
    state.diagnostics.push(
      diagnostic('template/helper-arguments', { name: path.original, wants: signature.wants }, placeOf(state, node)),
    )
  }
  const { takes, optional = 0 } = signature
  if (node.params.length > takes.length || node.params.length < takes.length - optional) wrong()
  else if (signature.use !== use && signature.use !== 'both') wrong()
  let field = path.original
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
      argument.parts = [...found.parts]
    } else if (!fits(kind, parameter)) wrong()
    else if (parameter.type === 'StringLiteral') {
      checkName(kind, (parameter as hbs.AST.StringLiteral).value, placeOf(state, parameter), state)
    }
  }
  node.path = { ...path, parts: [name], original: name } as hbs.AST.PathExpression
  addHash(node, state, field)
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

function visitBlock(node: hbs.AST.BlockStatement, scope: Scope, state: State): void {
  const path = node.path
  const name = path.original
  if (name === 'if' || name === 'unless') visitCondition(node, name, scope, state)
  else if (name === 'each' || name === 'with') visitInner(node, name, scope, state)
  else if (helperName(path) === 'wording') visitWording(node, scope, state)
  else unknownHelper(name, node, state)
}

function visitCondition(node: hbs.AST.BlockStatement, name: 'if' | 'unless', scope: Scope, state: State): void {
  const test = node.params[0]
  let present: readonly string[] = []
  let inUse: readonly string[] = []
  if (test?.type === 'PathExpression') {
    const path = test as hbs.AST.PathExpression
    if (!path.data) {
      const found = follow(path, scope, state)
      if (found !== undefined) {
        path.parts = [...found.parts]
        present = [...found.optional, found.path]
      }
    }
  } else if (test?.type === 'SubExpression') {
    const call = test as hbs.AST.SubExpression
    const helper = helperName(call.path)
    if (helper === undefined) unknownHelper(call.path.original, call, state)
    else {
      visitCall(call, helper, 'test', scope, state)
      const argument = call.params[0]
      if (helper === 'in_use' && argument?.type === 'StringLiteral') inUse = [(argument as hbs.AST.StringLiteral).value]
    }
  } else {
    state.diagnostics.push(
      diagnostic('template/helper-arguments', { name, wants: '一个字段或括号里的判断' }, placeOf(state, node)),
    )
  }
  const holds: State = { ...state, present: [...state.present, ...present], inUse: [...state.inUse, ...inUse] }
  const [program, inverse] = name === 'if' ? [holds, state] : [state, holds]
  visit(node.program, scope, program)
  // NB `inverse` may be missing although its type says otherwise
  if (node.inverse !== undefined) visit(node.inverse, scope, inverse)
}

function visitInner(node: hbs.AST.BlockStatement, name: 'each' | 'with', scope: Scope, state: State): void {
  const path = node.params[0]
  if (path?.type !== 'PathExpression') {
    state.diagnostics.push(diagnostic('template/helper-arguments', { name, wants: '一个字段' }, placeOf(state, node)))
    return
  }
  const found = follow(path as hbs.AST.PathExpression, scope, state)
  if (found === undefined) return
  const original = (path as hbs.AST.PathExpression).original
  ;(path as hbs.AST.PathExpression).parts = [...found.parts]
  let inner: Shape = found.shape
  if (name === 'each') {
    if (found.shape.is !== 'list') {
      state.diagnostics.push(diagnostic('template/not-list', { field: original }, placeOf(state, path)))
      return
    }
    inner = found.shape.of.shape
  }
  const at = name === 'each' ? `${found.path}[]` : found.path
  const present = [...state.present, ...found.optional]
  visit(node.program, { shape: inner, path: at, outer: scope }, { ...state, present })
  if (node.inverse !== undefined) visit(node.inverse, scope, state)
}

/** Numbers the alternatives of `{{#换说}}…{{else 换说}}…{{else}}…{{/换说}}`, so that one is picked among all alike. */
function visitWording(node: hbs.AST.BlockStatement, scope: Scope, state: State): void {
  const chain: hbs.AST.BlockStatement[] = []
  let at: hbs.AST.BlockStatement | undefined = node
  let end: hbs.AST.Program | undefined
  while (at !== undefined) {
    chain.push(at)
    const inverse = at.inverse as (hbs.AST.Program & { chained?: boolean }) | undefined
    const next: hbs.AST.Statement | undefined = inverse?.chained === true ? inverse.body[0] : undefined
    const nested = next?.type === 'BlockStatement' && helperName((next as hbs.AST.BlockStatement).path) === 'wording'
    end = nested ? undefined : inverse
    at = nested ? (next as hbs.AST.BlockStatement) : undefined
  }
  // The last alternative may be introduced by {{else}} or by {{else 换说}}
  const of = chain.length + (end === undefined ? 0 : 1)
  if (of < 2) {
    const wants = '至少两种说法，用 {{else}} 分开'
    state.diagnostics.push(diagnostic('template/helper-arguments', { name: '换说', wants }, placeOf(state, node)))
    return
  }
  const id = `${state.file}:${state.firstLine + node.loc.start.line - 1}:${node.loc.start.column}`
  for (const [index, block] of chain.entries()) {
    const path = block.path
    block.path = { ...path, parts: ['wording'], original: 'wording' }
    block.hash = hash(node.loc, { id, index, of })
    visit(block.program, scope, state)
  }
  if (end !== undefined) visit(end, scope, state)
}

/** Lays an included piece in, checked where it stands. */
function include(
  node: hbs.AST.PartialStatement,
  next: hbs.AST.Statement | undefined,
  scope: Scope,
  state: State,
): hbs.AST.Statement[] {
  const name = (node.name as hbs.AST.PathExpression).original
  const { partials } = state.around
  const partial = partials.find((known) => known.id === name)
  if (partial === undefined || state.including.includes(name)) {
    const suggestion = nearest(
      name,
      partials.map((known) => known.id).filter((id) => !state.including.includes(id)),
    )
    state.diagnostics.push(
      diagnostic(
        'template/unknown-partial',
        suggestion === undefined ? { name } : { name, suggestion },
        placeOf(state, node),
      ),
    )
    return []
  }
  const inner: State = {
    ...state,
    file: partial.file,
    firstLine: partial.bodyLine + leadingLines(partial.body),
    including: [...state.including, name],
  }
  // A piece on a line of its own keeps its line end; one inside a sentence, or last in a block, must not bring any
  const alone = next?.type === 'ContentStatement' && (next as unknown as { original: string }).original.startsWith('\n')
  const program = parse(partial.body.trim() + (alone ? '\n' : ''), inner)
  if (program === undefined) return []
  visit(program, scope, inner)
  return program.body
}

const leadingLines = (text: string): number => (/^\s*/.exec(text)?.[0].match(/\n/g) ?? []).length

function helperName(path: hbs.AST.PathExpression): string | undefined {
  if (path.data || path.depth > 0 || path.parts.length !== 1) return undefined
  const name = path.parts[0] ?? ''
  if (Object.hasOwn(signatures, name)) return name
  return Object.keys(signatures).find((known) => signatures[known]?.zh === name)
}

function unknownHelper(name: string, node: hbs.AST.Node, state: State): void {
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

function follow(path: hbs.AST.PathExpression, scope: Scope, state: State): Resolved | undefined {
  if (path.data) {
    state.diagnostics.push(
      diagnostic('template/unknown-field', { field: path.original, known: '@number' }, placeOf(state, path)),
    )
    return undefined
  }
  const found = resolve(scope, path.depth, path.parts)
  if (!('wrong' in found)) return found
  const suggestion = nearest(found.wrong, found.known)
  const args = { field: path.original, known: found.known.join('、') }
  state.diagnostics.push(
    diagnostic(
      'template/unknown-field',
      suggestion === undefined ? args : { ...args, suggestion },
      placeOf(state, path),
    ),
  )
  return undefined
}

function requirePresent(found: Resolved, path: hbs.AST.PathExpression, state: State): void {
  if (found.optional.every((optional) => state.present.includes(optional))) return
  state.diagnostics.push(diagnostic('template/unguarded-field', { field: path.original }, placeOf(state, path)))
}

function addHash(node: Call, state: State, name: string): void {
  const line = state.firstLine + node.loc.start.line - 1
  node.hash = hash(node.loc, { file: state.around.fileNumber(state.file), line, name })
}

function hash(loc: hbs.AST.SourceLocation, values: Readonly<Record<string, string | number>>): hbs.AST.Hash {
  const pairs = Object.entries(values).map(([key, value]) => ({
    type: 'HashPair',
    loc,
    key,
    value: { type: typeof value === 'number' ? 'NumberLiteral' : 'StringLiteral', loc, value, original: value },
  }))
  return { type: 'Hash', loc, pairs: pairs as unknown as hbs.AST.HashPair[] }
}
