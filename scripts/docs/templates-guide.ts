import { fieldTable, slotTable } from '../../src/commands/templates.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'

/** The guide for those who write templates, with the tables at its end as they are now; all else stays as it was written. */
export function templatesGuide(guide: string, catalogue: Catalogue): string {
  const slots = withTable(guide, '提法的槽位', slotTable(catalogue, catalogue.verified_until))
  return withTable(slots, '字段', fieldTable())
}

/** Puts a table in the place of the first one below a heading. */
function withTable(guide: string, heading: string, table: string): string {
  const at = guide.indexOf(`\n## ${heading}\n`)
  const [old] = /(?:^\|.*\n)+/mu.exec(guide.slice(at)) ?? []
  if (at < 0 || old === undefined) throw new Error(`no table below ${heading}`)
  return guide.slice(0, at) + guide.slice(at).replace(old, () => `${table.trimEnd()}\n`)
}
