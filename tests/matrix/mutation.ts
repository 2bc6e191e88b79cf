import { checkManuscript } from '../../src/check/check.ts'
import { emitMarkdown } from '../../src/emit/markdown.ts'
import type { Manuscript } from '../../src/model/manuscript.ts'
import { pick } from '../../src/model/pick.ts'
import type { Round } from '../../src/model/round.ts'
import { readMarkdown } from '../../src/parse/manuscript/markdown.ts'
import { yamlSettings } from '../../src/parse/manuscript/yaml-settings.ts'
import type { Defect } from './defects.ts'
import type { Cell, Tools } from './matrix.ts'
import { allCells, composeCell } from './matrix.ts'

/** A clean draft as it would lie in `out/`, with the round it belongs to. */
export interface Draft {
  readonly name: string
  readonly text: string
  readonly round: Round
}

/** Drafts of every n-th cell of the matrix: speeches of all kinds, years and units. What is held open is no clean draft. */
export function draftsOf(tools: Tools, every: number): readonly Draft[] {
  const cells: readonly Cell[] = Array.from(allCells(tools.catalogue)).filter((_, i) => i % every === 0)
  return cells.flatMap((cell) => {
    const { round, composed } = composeCell(cell, tools)
    if (round === undefined) return []
    return composed
      .map(({ speech }) => ({
        name: `${Object.values(cell).join(' ')} ${speech.key}`,
        text: emitMarkdown(speech, { generator: 'speechgen test', inputs: 'sha256:0', units: [] }),
        round,
      }))
      .filter(({ text }) => !text.includes('【待补'))
  })
}

/** What is told of a text, `rule line column` → rule, errors and warnings only. */
export function toldOf(text: string, { round }: Draft, tools: Tools): ReadonlyMap<string, string> {
  const { manuscript } = readMarkdown('draft.md', text, yamlSettings) as { manuscript: Manuscript }
  const { date } = manuscript
  const found = checkManuscript({
    manuscript,
    catalogue: tools.catalogue,
    round,
    others: [],
    words: [],
    ...(date === undefined ? {} : { date }),
  })
  return new Map(
    found
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, place }) => [`${code} ${place?.line ?? 0} ${place?.column ?? 0}`, code.replace('check/', '')]),
  )
}

/** How many of the planted defects of one kind were seen, and where they were not. */
export interface Detection {
  readonly planted: number
  readonly detected: number
  readonly missed: readonly string[]
}

/** Plants a defect at `times` random places, one at a time, and counts how often one of its rules tells something new. */
export function detect(defect: Defect, drafts: readonly Draft[], times: number, tools: Tools): Detection {
  let planted = 0
  let detected = 0
  const missed: string[] = []
  for (let i = 0; planted < times && i < times * 20; i++) {
    const draft = drafts[pick(defect.name, `draft ${i}`, drafts.length)]
    if (draft === undefined) break
    let n = 0
    const text = defect.plant(draft.text, (count) => pick(defect.name, `place ${i} ${n++}`, count))
    if (text === undefined || text === draft.text) continue
    planted++
    const before = toldOf(draft.text, draft, tools)
    const after = toldOf(text, draft, tools)
    const fresh = Array.from(after).filter(([at]) => !before.has(at))
    if (fresh.some(([, rule]) => defect.rules.includes(rule))) detected++
    else missed.push(`${draft.name}：${changed(draft.text, text)}`)
  }
  return { planted, detected, missed }
}

/** The changed stretch with what stands around it. */
function changed(before: string, after: string): string {
  let i = 0
  while (before[i] === after[i]) i++
  return after.slice(Math.max(0, i - 12), i + 18).replaceAll('\n', '⏎')
}
