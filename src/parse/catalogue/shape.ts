import * as v from 'valibot'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import { nearest } from '../../model/nearest.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** Checks the value of a file against its schema; every deviation becomes a diagnostic at its place. */
export function checkShape<S extends v.GenericSchema>(
  schema: S,
  file: YamlFile,
): { readonly value?: v.InferOutput<S>; readonly diagnostics: readonly Diagnostic[] } {
  const result = v.safeParse(schema, file.value)
  if (result.success) return { value: result.output, diagnostics: [] }
  return { diagnostics: result.issues.map((issue) => toDiagnostic(issue, schema as Shape, file)) }
}

function toDiagnostic(issue: v.BaseIssue<unknown>, schema: Shape, file: YamlFile): Diagnostic {
  const path: Path = issue.path?.map((step) => step.key as string | number) ?? []
  const key = path.findLast((step) => typeof step === 'string') ?? '整个文件'
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = knownKeys(schema, path.slice(0, -1))
    const suggestion = nearest(key, known)
    return diagnostic(
      'catalogue/unknown-key',
      { key, known, ...(suggestion === undefined ? {} : { suggestion }) },
      file.keyPlace(path),
    )
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined' && path.length > 0) {
    return diagnostic('catalogue/missing-key', { key }, file.place(path))
  }
  return diagnostic('catalogue/wrong-type', { key, expected: expectation(issue) }, file.place(path))
}

/** The keys that the object at a path may have. */
function knownKeys(schema: Shape, path: Path): readonly string[] {
  let at: Shape | undefined = schema
  for (const step of path) {
    while (at?.wrapped !== undefined) at = at.wrapped
    at = at?.item ?? at?.value ?? at?.entries?.[step]
  }
  while (at?.wrapped !== undefined) at = at.wrapped
  return Object.keys(at?.entries ?? {})
}

/** What valibot's schemas of lists, objects, records and optional values consist of. */
interface Shape {
  readonly item?: Shape
  readonly value?: Shape
  readonly wrapped?: Shape
  readonly entries?: Readonly<Record<string, Shape>>
}

/** What the schema wanted, in words. */
function expectation(issue: v.BaseIssue<unknown>): string {
  switch (issue.type) {
    case 'array':
      return '一个列表（每项前面写“- ”）'
    case 'boolean':
      return ' true 或 false'
    case 'regex':
      return regexExpectation(String(issue.expected))
    case 'check':
      return '一个真实存在的日期'
    case 'picklist':
      return `这几个之一：${String(issue.expected).replaceAll(/[()"]/g, '').replaceAll(' | ', '、')}`
    case 'min_length':
      return '至少一项，不能空着'
    case 'url':
      return '以 https:// 开头的完整网址'
    case 'strict_object':
    case 'record':
      return '若干个“键: 值”'
    default:
      return '文字'
  }
}

function regexExpectation(expected: string): string {
  if (expected.includes('\\d{4}')) return '日期，写成 2019-09-06、2019-09 或 "2019"'
  if (expected.includes('《')) return '带书名号的名称'
  return expected.includes('。') ? '一个分句，末尾不带标点' : '不含空格和引号的文字'
}
