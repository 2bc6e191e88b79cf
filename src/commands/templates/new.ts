import { checkConditions } from '../../compose/check-conditions.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import { nearest } from '../../model/nearest.ts'
import type { SpeechKind } from '../../model/round.ts'
import { speechKinds } from '../../model/round.ts'
import type { Templates } from '../../model/template.ts'
import { parseTemplates } from '../../parse/template.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { outlineScaffold, partialScaffold, sectionScaffold } from './scaffold.ts'
import { withSlashes } from '../../workspace/path.ts'

/** What can be begun with `speechgen templates new`, and the folder that it goes to. */
export const scaffoldKinds = { section: 'sections', outline: 'outlines', partial: 'partials' } as const
export type ScaffoldKind = keyof typeof scaffoldKinds

/** The file that was written, and what is to be said. */
export interface Begun {
  readonly file?: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Begins a template: a file that passes the check as it is, with all that can be set explained in it. */
export function newTemplate(
  user: Workspace,
  given: { readonly templates: Templates; readonly catalogue: Catalogue },
  asked: { readonly kind: ScaffoldKind; readonly path: string; readonly to: string },
): Begun {
  const folder = scaffoldKinds[asked.kind]
  const path = withSlashes(asked.path)
    .replace(new RegExp(`^(?:\\./)?(?:${folder}/)?`, 'u'), '')
    .replace(/\.md$/, '')
  const parts = path.split('/')
  const wrong = wrongPath(asked.kind, path, parts)
  if (wrong !== undefined) return { diagnostics: [wrong] }
  const file = `${asked.to}/${folder}/${path}.md`
  if (user.read(file) !== undefined) return { diagnostics: [diagnostic('out/in-the-way', { file })] }
  const text = scaffoldOf(asked.kind, parts, given)
  user.write(file, new TextEncoder().encode(text))
  return { file, diagnostics: unusedSlot(`${folder}/${path}.md`, text, file, given) }
}

function wrongPath(kind: ScaffoldKind, path: string, parts: readonly string[]): Diagnostic | undefined {
  const [first = ''] = parts
  const shown = { section: '“讲话种类/章节/名称”', outline: '“讲话种类/名称”', partial: '一个名称' }[kind]
  const wants = `${shown}的写法`
  const names = parts.every((part) => part !== '' && !part.startsWith('.') && !/[\s{}<>:"|?*]/u.test(part))
  const length = { section: 3, outline: 2, partial: 1 }[kind]
  if (!names || parts.length !== length) return diagnostic('template/new-path', { path, wants })
  if (kind === 'partial' || speechKinds.some((known) => known === first)) return undefined
  const near = nearest(first, speechKinds)
  const suggestion = near === undefined ? {} : { suggestion: [near, ...parts.slice(1)].join('/') }
  return diagnostic('template/new-path', { path, wants, ...suggestion })
}

function scaffoldOf(
  kind: ScaffoldKind,
  [speech = '', slot = '']: readonly string[],
  { templates, catalogue }: { readonly templates: Templates; readonly catalogue: Catalogue },
): string {
  if (kind === 'partial') return partialScaffold()
  if (kind === 'section') {
    const beside = templates.sections.filter((known) => known.kind === speech && known.slot === slot)
    const chapter = beside.length === 0 ? !['开场', '结尾'].includes(slot) : beside.some(({ chapters }) => chapters > 0)
    return sectionScaffold(catalogue, chapter)
  }
  const known = templates.outlines.filter((outline) => outline.kind === (speech as SpeechKind))
  const usual = known.toSorted((a, b) => b.weight - a.weight).find(({ when }) => Object.keys(when).length === 0)
  return outlineScaffold(catalogue, usual ?? known[0])
}

/** A section for a slot that no outline has is written all the same: the outline may come next. */
function unusedSlot(
  path: string,
  text: string,
  file: string,
  { templates, catalogue }: { readonly templates: Templates; readonly catalogue: Catalogue },
): readonly Diagnostic[] {
  const { value } = parseTemplates(new Map([[path, text]]), () => file)
  const sections = value?.sections ?? []
  return checkConditions({ ...templates, sections }, catalogue).filter(({ code }) => code === 'template/unused-slot')
}
