import type { Library } from '../../compose/library.ts'
import { bodyOf, salutationOf, titleOf } from '../../compose/library.ts'
import { chineseName } from '../../compose/prepare/shape.ts'
import type { OutlineTemplate, PartialTemplate, SectionTemplate } from '../../model/template.ts'

/** Any template. */
export type Template = OutlineTemplate | SectionTemplate | PartialTemplate

/**
 * What a template uses, in lines for editors, the pieces that it includes laid in: 字段、片段、资料. Nothing where it uses
 * nothing.
 */
export function describeUses(of: Template, library: Library): readonly string[] {
  const parts = ('body' in of ? [bodyOf(of)] : [titleOf(of), salutationOf(of)]).map(library.compiled)
  const all = (names: readonly string[]): readonly string[] => [...new Set(names)]
  const fields = all(parts.flatMap(({ fields: used }) => Array.from(used, chineseName)))
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['字段', fields.filter((field) => !fields.some((longer) => longer.startsWith(`${field}.`)))],
    ['片段', all(parts.flatMap(({ partials }) => [...partials]))],
    ['资料', all(parts.flatMap(({ citations }) => citations.map(({ name }) => name)))],
  ]
  return lines.filter(([, names]) => names.length > 0).map(([what, names]) => `${what}：${names.join('、')}`)
}
