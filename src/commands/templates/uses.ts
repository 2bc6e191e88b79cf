import { salutationOf, titleOf } from '../../compose/library.ts'
import type { Uses } from '../../compose/uses.ts'
import { chineseName, usesWith } from '../../compose/uses.ts'
import type { OutlineTemplate, PartialTemplate, SectionTemplate, Templates } from '../../model/template.ts'

/** Any template. */
export type Template = OutlineTemplate | SectionTemplate | PartialTemplate

/** What a template uses, in lines for editors: 字段、片段、资料. Nothing where it uses nothing. */
export type DescribeUses = (of: Template) => readonly string[]

/** Describes what templates use, the pieces that they include laid in. */
export function describingUses(templates: Templates): DescribeUses {
  const usesOf = usesWith(templates.partials)
  return (of) => {
    const parts: readonly Uses[] =
      'body' in of
        ? [usesOf({ file: of.file, text: of.body, line: of.bodyLine })]
        : [usesOf(titleOf(of)), usesOf(salutationOf(of))]
    const all = <T>(take: (uses: Uses) => readonly T[]): readonly T[] => [...new Set(parts.flatMap(take))]
    const fields = all(({ fields: used }) => used.map(chineseName))
    const cited = all(({ citations }) => citations.map(({ name }) => name))
    const lines: readonly (readonly [string, readonly string[]])[] = [
      ['字段', fields.filter((field) => !fields.some((longer) => longer.startsWith(`${field}.`)))],
      ['片段', all(({ partials }) => partials)],
      ['资料', cited],
    ]
    return lines.filter(([, names]) => names.length > 0).map(([what, names]) => `${what}：${names.join('、')}`)
  }
}
