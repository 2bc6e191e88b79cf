import Handlebars from 'handlebars'
import type { Catalogue } from '../../model/catalogue.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import { nearest } from '../../model/nearest.ts'
import type { Place } from '../../model/place.ts'
import { locate } from '../../model/place.ts'
import type { PartialTemplate } from '../../model/template.ts'
import type { Path, Program, Spot } from '../program.ts'
import type { Found, Guard, nothingFound } from './found.ts'
import type { Resolved, Scope } from './scope.ts'
import { resolve } from './scope.ts'
import { explainSyntax } from './syntax.ts'

/** What preparing needs: the facts that names are held against, the pieces that can be included, a number for each file. */
export interface Surroundings {
  readonly catalogue: Catalogue
  readonly partials: readonly PartialTemplate[]
  readonly fileNumber: (file: string) => number
  /** pieces that were prepared before, and those that are prepared now, by `IncludeStep.piece` */
  readonly pieces: Map<string, Program>
  /** what was found in a piece, by all that it depends on */
  readonly found: Map<string, Found>
  /** syntax trees of pieces */
  readonly trees: Map<string, hbs.AST.Program>
}

/** Where the preparing of a template has got to. */
export interface State extends ReturnType<typeof nothingFound> {
  readonly around: Surroundings
  readonly file: string
  readonly firstLine: number
  /** canonical paths that are known to be there */
  readonly present: readonly string[]
  readonly guards: readonly Guard[]
  readonly including: readonly string[]
}

/** The syntax tree of a template; undefined where it has none, which is then told. */
export function parse(text: string, state: State): hbs.AST.Program | undefined {
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

/** Where a node stands in its file. */
export const placeOf = (state: State, node: hbs.AST.Node): Place => ({
  file: state.file,
  line: state.firstLine + node.loc.start.line - 1,
  column: node.loc.start.column + 1,
  endLine: state.firstLine + node.loc.end.line - 1,
  endColumn: node.loc.end.column + 1,
})

/** Where a step stands, for what is found while rendering. */
export const spotOf = (state: State, node: hbs.AST.Node, name: string): Spot => ({
  file: state.around.fileNumber(state.file),
  line: state.firstLine + node.loc.start.line - 1,
  name,
})

/** Follows a path in the view; undefined where it leads nowhere, which is then told. */
export function follow(path: hbs.AST.PathExpression, scope: Scope, state: State): Resolved | undefined {
  if (path.data) {
    state.diagnostics.push(
      diagnostic(
        'template/unknown-field',
        { field: path.original, known: '@number、@first、@last' },
        placeOf(state, path),
      ),
    )
    return undefined
  }
  const found = resolve(scope, path.depth, path.parts)
  if (!('wrong' in found)) {
    // `this` inside an `each` is the list that was noted with it
    if (path.parts.length > 0) state.fields.add(found.path)
    return found
  }
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

/** The path as a program has it. */
export const canonical = (path: hbs.AST.PathExpression, found: Resolved): Path => [path.depth, ...found.parts]

/** Tells of a field that may be missing where nothing has asked whether it is there. */
export function requirePresent(found: Resolved, path: hbs.AST.PathExpression, state: State): void {
  if (found.optional.every((optional) => state.present.includes(optional))) return
  state.diagnostics.push(diagnostic('template/unguarded-field', { field: path.original }, placeOf(state, path)))
}
