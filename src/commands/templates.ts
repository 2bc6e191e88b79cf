import { checkTemplates } from '../compose/library.ts'
import { listFields } from '../compose/prepare/shape.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { formulationOn } from '../model/frameworks.ts'
import type { IsoDate } from '../model/date.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { byPlace } from '../model/diagnostic.ts'
import type { Conditions, Templates } from '../model/template.ts'
import { checkCitations } from '../compose/check-citations.ts'
import { checkConditions } from '../compose/check-conditions.ts'
import { checkDates } from '../compose/check-dates.ts'
import type { Roots, Texts } from './assets.ts'
import { readAssets } from './assets.ts'
import { checkEjected } from './templates/ejected.ts'

/** Checks all templates against the data they can see and the dates they can be used on. */
export function checkAllTemplates(roots: Roots, texts: Texts): readonly Diagnostic[] {
  const { templates, catalogue, library, diagnostics } = readAssets(roots, texts)
  if (catalogue === undefined || library === undefined) return diagnostics
  return [
    ...diagnostics,
    ...checkTemplates(templates, library),
    ...checkConditions(templates, catalogue),
    ...checkDates(templates, library, catalogue),
    ...checkCitations(templates, library, catalogue),
    ...checkEjected(roots, templates),
  ].toSorted(byPlace)
}

/** All templates, by kind and slot, with their conditions. */
export function listTemplates(templates: Templates): string {
  const outlines = templates.outlines.map(
    (outline) => `提纲  ${outline.id}  ${outline.slots.join(' ')}${conditionText(outline.when, outline.weight)}`,
  )
  const sections = templates.sections.map(
    (section) => `章节  ${section.id}${conditionText(section.when, section.weight)}`,
  )
  const partials = templates.partials.map((partial) => `片段  ${partial.id}`)
  return [...outlines, ...sections, ...partials].join('\n')
}

/** The fields that templates may use, as a Markdown table. */
export function fieldTable(): string {
  return ['| 字段 | 英文名 | 说明 |', '|---|---|---|', ...listFields()].join('\n')
}

/** The slots of `{{提法 "…"}}` with what they say on a date, as a Markdown table. */
export function slotTable(catalogue: Catalogue, date: IsoDate): string {
  const slots = Array.from(new Set(catalogue.formulations.flatMap(({ slot }) => (slot === undefined ? [] : [slot]))))
  const rows = slots.toSorted().map((slot) => `| \`${slot}\` | ${formulationOn(catalogue, slot, date)?.text ?? ''} |`)
  return [`| 槽位 | 例（${date} 的会议） |`, '|---|---|', ...rows].join('\n')
}

const conditionNames: Readonly<Record<keyof Conditions, string>> = {
  from: '自',
  until: '至',
  level: '层级',
  type: '类型',
  unit_kind: '单位类别',
  party: '党组织',
  focus: '重点',
  context: '背景',
  after: '已讲',
  before: '将讲',
  length: '篇幅',
  audience: '听众',
  several: '多家',
}

function conditionText(when: Conditions, weight: number): string {
  const stated = (
    Object.entries(when) as [keyof Conditions, string | boolean | readonly string[] | undefined][]
  ).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [`${conditionNames[key]} ${typeof value === 'object' ? value.join('/') : String(value)}`],
  )
  if (weight !== 0) stated.push(`权重 ${weight}`)
  return stated.length === 0 ? '' : `  [${stated.join('；')}]`
}
