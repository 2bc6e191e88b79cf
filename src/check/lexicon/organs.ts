import type { Catalogue, Renaming } from '../../model/catalogue.ts'
import type { Window } from '../../model/date.ts'
import type { Severity } from '../../model/diagnostic.ts'
import { literally } from '../mentions/mention.ts'

/** A name of an organ that was right for some time. */
export interface Organ {
  readonly severity: Severity
  readonly window: Window
  readonly other?: string
  /** a regular expression for what is not meant */
  readonly except?: string
}

/** Names of organs, and the regular expression that finds any of them. */
export interface OrganNames {
  readonly pattern: string
  readonly organs: Readonly<Record<string, Organ>>
}

/** A body without local units of its own was renamed at one time; a year on, nobody is called by the old name. */
function renamed({ new: now, effective, confidence }: Renaming): Organ {
  const until = `${Number(effective.slice(0, 4)) + 1}${effective.slice(4)}`
  return { severity: confidence === 'high' ? 'warning' : 'info', window: { until }, other: now }
}

/** The names of local organs that a reform replaced or brought. */
export function organNames({ renamings, formulations }: Catalogue): OrganNames {
  const known = new Map<string, Organ>()
  const add = (name: string | undefined, organ: Organ): void => {
    if (name !== undefined && /(?:局|委|委员会|厅|办|办公室|部)$/u.test(name) && !known.has(name))
      known.set(name, organ)
  }
  for (const renaming of renamings) {
    const { units } = renaming
    if (units === undefined) {
      const told = formulations.some(
        ({ text, pattern = '(?!)' }) => text === renaming.old || new RegExp(pattern, 'u').test(renaming.old),
      )
      if (!told && !/[、（]/u.test(renaming.old)) known.set(renaming.old, renamed(renaming))
      continue
    }
    const except = units.except === undefined ? {} : { except: units.except.join('|') }
    const organ = (window: Window, other: string | undefined): Organ => ({
      severity: 'warning',
      window,
      ...(other === undefined ? {} : { other }),
      ...except,
    })
    for (const pair of units.names) {
      if (units.until !== undefined) add(pair.old, organ({ until: units.until }, pair.new))
      if (units.from !== undefined) add(pair.new, organ({ from: units.from }, pair.old))
    }
  }
  const names = Array.from(known.keys()).toSorted((a, b) => b.length - a.length)
  return { pattern: names.map(literally).join('|') || '(?!)', organs: Object.fromEntries(known) }
}
