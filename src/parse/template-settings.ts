import * as v from 'valibot'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import { levels, ordinalStyles, partyOrganisations, roundTypes, speechKinds } from '../model/round.ts'
import type { FrontMatter } from './front-matter.ts'

const day = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))
/** One word or a list of words. */
const one = <S extends v.GenericSchema<string>>(item: S) =>
  v.optional(
    v.pipe(
      v.unknown(),
      v.transform((value): unknown[] => (Array.isArray(value) ? value : [value])),
      v.array(item),
    ),
  )

const when = v.optional(
  v.strictObject({
    from: v.optional(day),
    until: v.optional(day),
    level: one(v.picklist(levels)),
    type: one(v.picklist(roundTypes)),
    unit_kind: one(v.string()),
    party: one(v.picklist([...partyOrganisations, '未写明'])),
    focus: one(v.string()),
    context: one(v.string()),
    after: one(v.picklist(speechKinds)),
    before: one(v.picklist(speechKinds)),
    length: one(v.picklist(['简', '标准', '详'])),
    audience: one(v.string()),
    several: v.optional(v.boolean()),
  }),
  {},
)
// YAML reads a bare `1.` as the number 1
const style = v.pipe(
  v.unknown(),
  v.transform((value) => (value === 1 ? '1.' : value)),
  v.picklist(ordinalStyles),
)

/** What a section may set. */
export const sectionSettings = v.strictObject({
  when,
  weight: v.optional(v.pipe(v.number(), v.finite()), 0),
  leads: v.optional(style),
})

/** What an outline may set. */
export const outlineSettings = v.strictObject({
  title: v.string(),
  salutation: v.string(),
  slots: v.pipe(v.array(v.string()), v.minLength(1)),
  ordinals: v.optional(v.array(style), ['一、', '（一）', '1.']),
  leads: v.optional(style, '一要'),
  inline: v.optional(style, '一是'),
  headings: v.optional(v.picklist(['alone', 'run-in']), 'alone'),
  weight: v.optional(v.pipe(v.number(), v.finite()), 0),
  when,
})

/** The settings, validated; every issue becomes a diagnostic at its place, and there are none where there is one. */
export function readSettings<S extends v.GenericSchema>(
  schema: S,
  front: FrontMatter,
  diagnostics: Diagnostic[],
): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, front.data)
  if (result.success) return result.output
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map((step) => step.key as string | number)
    const key = path.findLast((step) => typeof step === 'string') ?? ''
    if (issue.type === 'strict_object' && issue.expected === 'never') {
      const suggestion = nearest(key, knownKeys(schema, path.slice(0, -1)))
      diagnostics.push(
        diagnostic(
          'template/unknown-setting',
          suggestion === undefined ? { key } : { key, suggestion },
          front.keyAt(path),
        ),
      )
    } else diagnostics.push(diagnostic('template/front-matter', { detail: inWords(issue, key) }, front.at(path)))
  }
  return undefined
}

/** What is wrong with a value and what may stand there, in Chinese, without a full stop. */
function inWords(issue: v.BaseIssue<unknown>, key: string): string {
  const { type, input, received } = issue
  if (received === 'undefined') return `缺少 ${key}`
  if (input === null) return `${key} 后面没有内容`
  const given = typeof input === 'string' ? `“${input}”` : typeof input === 'object' ? '几行内容' : received
  switch (type) {
    case 'picklist': {
      // As valibot words it: ("省" | "市")
      const options = Array.from(issue.expected?.matchAll(/"([^"]+)"/g) ?? [], ([, option = '']) => option)
      return `${key} 没有${given}这种写法，可以写${options.map((option) => `“${option}”`).join('')}`
    }
    case 'regex':
      return `${key} 写的是${given}，日期要写成 2019-09-06、2019-09 或 "2019"`
    case 'number':
    case 'finite':
      return `${key} 要写成数字，这里写的是${given}`
    case 'boolean':
      return `${key} 只能写 true 或 false，这里写的是${given}`
    case 'array':
      return `${key} 要写成一列，如 ${key}: [甲, 乙]，这里写的是${given}`
    case 'min_length':
      return `${key} 是空的`
    case 'strict_object':
      return `${key} 下面要一行写一个条件，如 level: [市, 县]，这里写的是${given}`
    default:
      return key === 'from' || key === 'until'
        ? `${key} 写的是${given}，只写年份要加引号，如 "2019"`
        : `${key} 要写成文字，这里写的是${given}；数字要加引号`
  }
}

function knownKeys(schema: v.GenericSchema, path: readonly (string | number)[]): readonly string[] {
  let at: unknown = schema
  for (const step of path) {
    const entries = (at as { entries?: Record<string, { wrapped?: unknown }> }).entries
    at = entries?.[step]?.wrapped ?? entries?.[step]
  }
  return Object.keys((at as { entries?: object }).entries ?? {})
}
