import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import { nearest } from '../../model/nearest.ts'
import type { Templates } from '../../model/template.ts'
import type { Roots, Texts } from '../assets.ts'
import { readOrigins, writeOrigins } from './ejected.ts'
import { templateNamed } from './show.ts'

/** What `speechgen templates eject` is asked for. */
export interface EjectOptions {
  /** ids or files of templates, or what the ids of several begin with: `领导动员/意义` */
  readonly names: readonly string[]
  /** the folder to copy to */
  readonly to: string
  /** copy nothing; the copies that there are, are from now on taken to know the built-in templates of today */
  readonly noted: boolean
  /** `speechgen 0.1.0` */
  readonly generator: string
}

/** The paths below the folder that were copied (or noted), and what is to be said. */
export interface Ejected {
  readonly paths: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Copies built-in templates to where they can be changed, and keeps what they were like: a later check tells what has
 * become of them. A file that is there already stays as it is.
 * @param templates the built-in ones, whose texts are in `texts`
 */
export function ejectTemplates(roots: Roots, templates: Templates, options: EjectOptions, texts: Texts): Ejected {
  const { user } = roots
  const { to, noted, generator } = options
  const { value: known, diagnostics: broken } = readOrigins(user, to)
  if (known === undefined) return { paths: [], diagnostics: broken }
  const diagnostics: Diagnostic[] = []
  const origins = { ...known }
  const paths: string[] = []
  for (const file of filesNamed(templates, options.names, diagnostics)) {
    const path = file.replace(/^templates\//, '')
    const text = texts.get(file) ?? ''
    const there = user.read(`${to}/${path}`) !== undefined
    if (there !== noted) {
      const found = { file: `${to}/${path}` }
      diagnostics.push(diagnostic(noted ? 'out/no-such-file' : 'out/in-the-way', found))
      continue
    }
    // The copy first: a copy whose origin is not known does no harm
    if (!noted) user.write(`${to}/${path}`, new TextEncoder().encode(text))
    origins[path] = { from: generator, text }
    paths.push(path)
  }
  if (paths.length > 0) writeOrigins(user, to, origins)
  return { paths, diagnostics }
}

function filesNamed(templates: Templates, names: readonly string[], diagnostics: Diagnostic[]): ReadonlySet<string> {
  const all = [...templates.outlines, ...templates.sections, ...templates.partials]
  const files = names.flatMap((name) => {
    const one = templateNamed(templates, name)
    if (one !== undefined) return [one.file]
    const folder = name.replace(/\/+$/, '')
    const several = all.filter(({ id, file }) => id.startsWith(`${folder}/`) || file.includes(`/${folder}/`))
    if (several.length === 0) {
      const suggestion = nearest(
        name,
        all.map(({ id }) => id),
      )
      diagnostics.push(diagnostic('out/no-such-template', suggestion === undefined ? { name } : { name, suggestion }))
    }
    return several.map(({ file }) => file)
  })
  return new Set(files)
}
