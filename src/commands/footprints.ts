import type { Stretch } from '../compose/library.ts'
import { stretchesOf } from '../compose/library.ts'
import type { Program, Step } from '../compose/program.ts'
import type { Templates } from '../model/template.ts'
import { includedIn } from '../model/template.ts'
import { digest } from '../workspace/digest.ts'

/** What a speech owes to one template: whether it has changed, and which fields of the view it looks at. */
export interface Footprint {
  /** of its text and that of its pieces, with their places */
  readonly digest: string
  /** names of fields at the top of the view, as `unit`, sorted */
  readonly fields: readonly string[]
}

/** Footprints by `Stretch.key`. */
export type Footprints = (key: string) => Footprint

/** Works footprints out, each when it is asked for. @param programOf the checked program of a stretch, and the pieces it includes */
export function openFootprints(
  templates: Templates,
  programOf: (stretch: Stretch) => { readonly program: Program; readonly piece: (piece: string) => Program },
): Footprints {
  const stretches = new Map(stretchesOf(templates).map((stretch) => [stretch.key, stretch]))
  const partials = new Map(templates.partials.map((partial) => [partial.id, partial]))
  const done = new Map<string, Footprint>()
  const closure = (text: string, known: Map<string, readonly unknown[]>): void => {
    for (const id of includedIn(text)) {
      const partial = partials.get(id)
      if (partial === undefined || known.has(id)) continue
      known.set(id, [partial.file, partial.bodyLine, partial.body])
      closure(partial.body, known)
    }
  }
  return (key) => {
    const known = done.get(key)
    if (known !== undefined) return known
    const stretch = stretches.get(key)
    if (stretch === undefined) return { digest: '', fields: [] }
    const pieces = new Map<string, readonly unknown[]>()
    closure(stretch.text, pieces)
    const { program, piece } = programOf(stretch)
    const made: Footprint = {
      digest: digest(JSON.stringify([stretch, [...pieces]])),
      fields: topFields(program, piece),
    }
    done.set(key, made)
    return made
  }
}

/** The fields at the top of the view that a program may look at, whatever way it takes. */
function topFields(program: Program, piece: (piece: string) => Program): readonly string[] {
  const fields = new Set<string>()
  const seen = new Set<string>()
  const path = ([depth, first]: readonly [number, ...string[]], scopes: number): void => {
    if (depth === scopes && first !== undefined) fields.add(first)
  }
  const call = (args: readonly unknown[], scopes: number): void => {
    for (const argument of args)
      if (typeof argument === 'object' && argument !== null)
        path((argument as { readonly path: readonly [number, ...string[]] }).path, scopes)
  }
  const walk = (steps: Program, scopes: number): void => steps.forEach((step) => visit(step, scopes))
  const visit = (step: Step, scopes: number): void => {
    if (typeof step === 'string') return
    if (step.op === 'print') path(step.path, scopes)
    else if (step.op === 'call') call(step.args, scopes)
    else if (step.op === 'wording') step.of.forEach((each) => walk(each, scopes))
    else if (step.op === 'if') {
      if ('path' in step.test) path(step.test.path, scopes)
      else if ('op' in step.test) call(step.test.args, scopes)
      walk(step.holds, scopes)
      walk(step.otherwise, scopes)
    } else if (step.op === 'each' || step.op === 'with') {
      path(step.path, scopes)
      walk(step.body, scopes + 1)
      walk(step.otherwise, scopes)
    } else if (step.op === 'include') {
      if (seen.has(`${scopes} ${step.piece}`)) return
      seen.add(`${scopes} ${step.piece}`)
      walk(piece(step.piece), scopes)
    }
  }
  walk(program, 0)
  return [...fields].toSorted()
}
