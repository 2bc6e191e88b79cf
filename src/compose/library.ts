import Handlebars from 'handlebars'
import type { Catalogue } from '../model/catalogue.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { OutlineTemplate, SectionTemplate, Templates } from '../model/template.ts'
import type { View } from '../model/view.ts'
import type { Rendering } from './helpers.ts'
import { helpers } from './helpers.ts'
import type { Literal, Prepared } from './prepare.ts'
import { prepare } from './prepare.ts'

/** Renders a view; undefined stands for a template that did not pass the check. */
export type Renderer = (view: View, rendering: Rendering) => string

/** All templates, checked and compiled on first use, each once. */
export interface Library {
  readonly section: (template: SectionTemplate) => Compiled
  readonly title: (template: OutlineTemplate) => Compiled
  readonly salutation: (template: OutlineTemplate) => Compiled
  /** template files by the number that marks carry */
  readonly files: readonly string[]
}

/** A checked template: how to render it, where it passed, and what was found. */
export interface Compiled {
  readonly render: Renderer | undefined
  readonly literals: readonly Literal[]
  readonly diagnostics: readonly Diagnostic[]
}

// The tree is already processed; parsing it again would strip its white space twice
const engine = Handlebars.create()
engine.parse = (input: string | hbs.AST.Program) => input as hbs.AST.Program
const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]))

/** Opens the templates of a build against the catalogue's facts. */
export function openLibrary(templates: Templates, catalogue: Catalogue): Library {
  const files: string[] = []
  const numbers = new Map<string, number>()
  const fileNumber = (file: string): number => {
    const known = numbers.get(file)
    if (known !== undefined) return known
    numbers.set(file, files.length)
    files.push(file)
    return files.length - 1
  }
  const done = new Map<string, Compiled>()
  const compile = (key: string, file: string, text: string, line: number): Compiled => {
    const known = done.get(key)
    if (known !== undefined) return known
    const prepared = prepare(file, text, line, { catalogue, partials: templates.partials, fileNumber })
    const made: Compiled = { ...prepared, render: compileProgram(prepared) }
    done.set(key, made)
    return made
  }
  return {
    files,
    section: (of) => compile(of.file, of.file, of.body, of.bodyLine),
    title: (of) => compile(`${of.file}#title`, of.file, of.title, of.lines.title),
    salutation: (of) => compile(`${of.file}#salutation`, of.file, of.salutation, of.lines.salutation),
  }
}

function compileProgram({ program }: Prepared): Renderer | undefined {
  if (program === undefined) return undefined
  const template = engine.compile<View>(program, { knownHelpers, knownHelpersOnly: true })
  return (view, rendering) => template(view, { helpers: { ...helpers }, data: { speech: rendering } })
}

/** Checks every template, whether a speech uses it or not. */
export function checkTemplates(templates: Templates, library: Library): readonly Diagnostic[] {
  const all = [
    ...templates.outlines.flatMap((of) => [...library.title(of).diagnostics, ...library.salutation(of).diagnostics]),
    ...templates.sections.flatMap((of) => [...library.section(of).diagnostics]),
  ]
  // A piece that several sections include is checked in each, but told once
  return [...new Map(all.map((found) => [JSON.stringify(found), found])).values()]
}
