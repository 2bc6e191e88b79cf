import type { Catalogue, Formulation } from '../../model/catalogue.ts'
import type { Window } from '../../model/date.ts'
import { firstDay, lastDay } from '../../model/date.ts'
import type { Severity } from '../../model/diagnostic.ts'
import { literally } from '../mentions/mention.ts'
import { needlesOf } from '../patterns.ts'
import { grouped } from '../../model/grouped.ts'

/** A formulation or the name of a framework as it is looked for: a text where that will do, else a pattern. */
export interface FormulationSought extends Window {
  readonly find?: string
  /** a regular expression, where there is no `find` */
  readonly pattern?: string
  /** texts of which one stands in every hit of the pattern: asked first, because that is quick */
  readonly needles?: readonly string[]
  /** a regular expression for what is not meant */
  readonly except?: string
  readonly early?: Severity
  readonly late?: Severity
  readonly instead?: string
}

/** The formulations and named frameworks of a catalogue that have a time. */
export const formulationsSought = (catalogue: Catalogue): readonly FormulationSought[] => [
  ...formulations(catalogue),
  ...frameworks(catalogue),
]

function formulations({ formulations: all }: Catalogue): readonly FormulationSought[] {
  return all
    .filter(({ severity, from, until }) => severity !== 'info' && (from ?? until) !== undefined)
    .map((entry) => soughtFor(entry, all))
}

function soughtFor(entry: Formulation, all: readonly Formulation[]): FormulationSought {
  const instead = all.find(({ id }) => id === entry.successor)?.text ?? entry.successor
  return {
    ...(entry.pattern === undefined ? { find: entry.text } : patternFor(entry.pattern)),
    ...(entry.except === undefined ? {} : { except: entry.except.join('|') }),
    ...windowOf(entry),
    early: earlySeverity(entry),
    late: 'warning',
    ...(instead === undefined ? {} : { instead }),
  }
}

/** A pattern with what its every hit has in it. */
function patternFor(pattern: string): Pick<FormulationSought, 'pattern' | 'needles'> {
  const needles = needlesOf(pattern)
  return needles === undefined ? { pattern } : { pattern, needles }
}

const earlySeverity = ({ severity, confidence }: Formulation): Severity =>
  severity === 'error' && confidence !== 'high' ? 'warning' : severity

/**
 * Frameworks that the centre named. Short names must stand in quotation marks, and names that are shared by frameworks
 * of different times are in use from the first to the last of them. A locality may have used a name of its own making
 * before, so only what was first heard on a known occasion is told as early.
 */
function frameworks(catalogue: Catalogue): readonly FormulationSought[] {
  const taken = new Set(catalogue.formulations.map(({ text }) => bare(text)))
  const byName = grouped(
    catalogue.frameworks.flatMap((framework) =>
      [framework.name, ...framework.aliases].flatMap((name) =>
        !taken.has(bare(name)) && name.length >= 4 && name.length <= 12 && !name.includes('（')
          ? [[name, framework] as const]
          : [],
      ),
    ),
  )
  return Array.from(byName).flatMap(([name, all]): readonly FormulationSought[] => {
    if (all.some(({ official_name, confidence }) => !official_name || confidence !== 'high')) return []
    const windows = all.flatMap((framework) => [framework, ...framework.wordings])
    const starts = windows.flatMap(({ from }) => (from === undefined ? [] : [firstDay(from)]))
    const open = all.some(({ until }) => until === undefined) || !all.every(({ kind }) => kind === 'inspection-focus')
    const from = all.every(({ basis }) => basis === 'documented') ? starts.toSorted()[0] : undefined
    const until = open
      ? undefined
      : windows
          .flatMap((window) => (window.until === undefined ? [] : [lastDay(window.until)]))
          .toSorted()
          .at(-1)
    if ((from ?? until) === undefined) return []
    const marked = name.length < 6
    const successor = catalogue.frameworks.find(({ id }) => id === all.at(-1)?.successor)
    return [
      {
        ...(marked ? { find: `“${name}”` } : patternFor(`“?${literally(name)}”?`)),
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
        early: marked ? 'warning' : 'error',
        late: 'warning',
        ...(successor?.official_name === true ? { instead: `“${successor.name}”` } : {}),
      },
    ]
  })
}

const bare = (text: string): string => text.replaceAll(/[“”]/gu, '')

const windowOf = ({ from, until }: Window): Window => ({
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
})
