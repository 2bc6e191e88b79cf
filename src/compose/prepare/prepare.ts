import type { Program } from '../program.ts'
import { viewShape } from './shape.ts'
import type { Found } from './found.ts'
import { nothingFound } from './found.ts'
import type { State, Surroundings } from './state.ts'
import { parse } from './state.ts'
import { visit } from './statements.ts'

/** A template made ready: its program, where nothing is wrong with it, and what was found. */
export interface Prepared extends Found {
  readonly program: Program | undefined
}

/**
 * Parses a template, checks every field, helper and name in it against what there is, and makes a program of it: Chinese
 * names become canonical ones, lines and alternatives are marked, pieces are shared. Nothing is rendered.
 * @param firstLine line of the file on which the text begins
 */
export function prepare(file: string, text: string, firstLine: number, around: Surroundings): Prepared {
  const state: State = {
    around,
    file,
    firstLine,
    ...nothingFound(),
    present: [],
    guards: [],
    including: [],
  }
  const tree = parse(text, state)
  const program = tree === undefined ? undefined : visit(tree, { shape: viewShape, path: '' }, state)
  const { literals, citations, fields, partials, diagnostics } = state
  return { program: diagnostics.length > 0 ? undefined : program, literals, citations, fields, partials, diagnostics }
}
