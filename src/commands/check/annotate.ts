import { mendDocx } from '../../emit/mend/docx.ts'
import { separate } from '../../emit/mend/fixes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic, severityWords, wording } from '../../model/diagnostic.ts'
import type { Place } from '../../model/place.ts'
import { offsetsIn } from '../../model/place.ts'
import type { Stretch } from '../../model/stretch.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** A .docx file that was read. */
export interface ReadDocument {
  readonly bytes: Uint8Array
  readonly text: string
  readonly stretches: readonly Stretch[]
}

/**
 * Writes a copy of a .docx file with its findings as comments and, where that is wanted, what is certain as tracked
 * changes. @returns what was written
 */
export function annotate(
  { bytes, text, stretches }: ReadDocument,
  findings: readonly Diagnostic[],
  target: string,
  fix: boolean,
  user: Workspace,
): Diagnostic {
  const offset = offsetsIn(text)
  const remarks = findings.flatMap((finding) => {
    const { place } = finding
    if (place === undefined) return []
    const from = offset(place.line, place.column)
    return [{ from, to: Math.max(from, offset(place.endLine, place.endColumn)), text: remarkOf(finding, place) }]
  })
  const fixes = fix ? separate(findings.flatMap((finding) => (finding.fix === undefined ? [] : [finding.fix]))) : []
  user.write(target, mendDocx(bytes, stretches, remarks, fixes))
  return diagnostic('manuscript/annotated', { file: target, comments: remarks.length, changes: fixes.length })
}

function remarkOf(finding: Diagnostic, place: Place): string {
  const { text, hint } = wording(finding)
  const { severity, code, origin, related = [] } = finding
  return [
    `${severityWords[severity]}：${text}`,
    ...(hint === undefined ? [] : [hint]),
    ...related.filter(({ file }) => file === place.file).map(({ line }) => `另见第${line}段。`),
    ...(origin === undefined ? [] : [`模板 ${origin.file}:${origin.line}`]),
    `[${code}]`,
  ].join('\n')
}
