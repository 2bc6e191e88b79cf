import type { Diagnostic } from '../model/diagnostic.ts'
import type { OutlineTemplate, PartialTemplate, SectionTemplate, Templates } from '../model/template.ts'
import type { View } from '../model/view.ts'
import type { Rendering } from './helpers.ts'
import { nothingFound } from './prepare/found.ts'
import type { Prepared } from './prepare/prepare.ts'
import type { Program } from './program.ts'
import type { Pieces } from './render.ts'
import { render } from './render.ts'

/** Renders a view. */
export type Renderer = (view: View, rendering: Rendering) => string

/** All templates, each prepared when it is first used. */
export interface Library {
  readonly section: (template: SectionTemplate) => Compiled
  readonly title: (template: OutlineTemplate) => Compiled
  readonly salutation: (template: OutlineTemplate) => Compiled
  readonly compiled: (stretch: Stretch) => Compiled
  /** template files by the number that marks carry */
  readonly files: readonly string[]
}

/** A checked template: how to render it, where it passed, and what was found. */
export interface Compiled extends Prepared {
  readonly render: Renderer | undefined
}

/** Programs that were made before and are still true of their templates and facts. */
export interface Ready {
  /** template files by the number that marks in the programs carry */
  readonly files: readonly string[]
  readonly program: (key: string) => Program | undefined
  readonly piece: Pieces
}

/** Makes the program of a stretch of template. */
export type Prepare = (of: Stretch) => Prepared

/** The stretches of template that have a program of their own: key, file, text, line of the file on which it begins. */
export interface Stretch {
  readonly key: string
  readonly file: string
  readonly text: string
  readonly line: number
}

/** The body of a section or a piece. */
export const bodyOf = ({ file, body, bodyLine }: SectionTemplate | PartialTemplate): Stretch => ({
  key: file,
  file,
  text: body,
  line: bodyLine,
})
/** An outline's title. */
export const titleOf = ({ file, title, lines }: OutlineTemplate): Stretch => ({
  key: `${file}#title`,
  file,
  text: title,
  line: lines.title,
})
/** An outline's salutation. */
export const salutationOf = ({ file, salutation, lines }: OutlineTemplate): Stretch => ({
  key: `${file}#salutation`,
  file,
  text: salutation,
  line: lines.salutation,
})

/** Everything in the templates that has a program of its own. */
export const stretchesOf = (templates: Templates): readonly Stretch[] => [
  ...templates.outlines.flatMap((outline) => [titleOf(outline), salutationOf(outline)]),
  ...templates.sections.map(bodyOf),
]

/**
 * Opens the templates of a build.
 * @param ready programs that need not be made again
 * @param prepare makes those that are not ready; `files` and `pieces` are its own, and it adds to them
 */
export function openLibrary(
  ready: Ready | undefined,
  prepare: Prepare,
  { files, pieces }: { readonly files: readonly string[]; readonly pieces: ReadonlyMap<string, Program> },
): Library {
  const piece: Pieces = (key) => pieces.get(key) ?? ready?.piece(key) ?? []
  const done = new Map<string, Compiled>()
  const compile = (of: Stretch): Compiled => {
    const { key } = of
    const known = done.get(key)
    if (known !== undefined) return known
    const program = ready?.program(key)
    const prepared: Prepared = program === undefined ? prepare(of) : { program, ...nothingFound() }
    const made: Compiled = { ...prepared, render: rendererOf(prepared.program, piece) }
    done.set(key, made)
    return made
  }
  return {
    files,
    compiled: compile,
    section: (of) => compile(bodyOf(of)),
    title: (of) => compile(titleOf(of)),
    salutation: (of) => compile(salutationOf(of)),
  }
}

const rendererOf = (program: Program | undefined, piece: Pieces): Renderer | undefined =>
  program === undefined ? undefined : (view, rendering) => render(program, piece, view, rendering)

/** What is wrong with the templates, whether a speech uses them or not. Those that were made ready had passed. */
export function checkTemplates(templates: Templates, library: Library): readonly Diagnostic[] {
  const all = [
    ...templates.outlines.flatMap((of) => [...library.title(of).diagnostics, ...library.salutation(of).diagnostics]),
    ...templates.sections.flatMap((of) => [...library.section(of).diagnostics]),
  ]
  // A piece that several sections include is checked in each, but told once
  return [...new Map(all.map((found) => [JSON.stringify(found), found])).values()]
}
