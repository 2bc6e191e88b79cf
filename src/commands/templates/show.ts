import type { Templates } from '../../model/template.ts'
import type { Assets, Texts } from '../assets.ts'
import type { Template } from './uses.ts'
import { describeUses } from './uses.ts'
import { withSlashes } from '../../workspace/path.ts'

/** The template that an id, the end of one or a file means; undefined where none or several fit. */
export function templateNamed(templates: Templates, name: string): Template | undefined {
  const all: readonly Template[] = [...templates.outlines, ...templates.sections, ...templates.partials]
  const wanted = withSlashes(name).replace(/^\.\//, '')
  const exact = all.filter(({ id, file }) => id === wanted || file === wanted || file === `templates/${wanted}`)
  const found = exact.length > 0 ? exact : all.filter(({ id }) => id.endsWith(`/${wanted}`))
  return found.length === 1 ? found[0] : undefined
}

/**
 * The text of one template, with what it uses and, of a piece, who includes it, in a comment below: what is shown is
 * still a template. Undefined where none or several have that name.
 */
export function showTemplate({ templates, library }: Assets, name: string, texts: Texts): string | undefined {
  const found = templateNamed(templates, name)
  const text = found === undefined ? undefined : texts.get(found.file)
  if (found === undefined || text === undefined) return undefined
  const uses = library === undefined ? [] : describeUses(found, library)
  const described = [`文件：${found.file}`, ...uses, ...includedBy(templates, found)]
  return `${text.trimEnd()}\n\n{{!--\n${described.join('\n')}\n--}}\n`
}

function includedBy(templates: Templates, { id }: Template): readonly string[] {
  if (!templates.partials.some((piece) => piece.id === id)) return []
  const including = [...templates.sections, ...templates.partials].filter(({ body }) =>
    Array.from(body.matchAll(/\{\{>\s*([^\s}]+)/g), ([, name]) => name).includes(id),
  )
  return [including.length === 0 ? '没有模板引入它' : `引入它的：${including.map((each) => each.id).join('、')}`]
}
