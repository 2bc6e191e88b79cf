import type { Catalogue, Renaming } from '../../model/catalogue.ts'
import type { Window } from '../../model/date.ts'
import type { Severity } from '../../model/diagnostic.ts'
import type { Mention } from './mention.ts'
import { literally } from './mention.ts'

interface Organ {
  readonly severity: Severity
  readonly window: Window
  readonly other?: string
  readonly except?: RegExp
}

interface Sought {
  readonly pattern: RegExp
  readonly organs: ReadonlyMap<string, Organ>
}

const made = new WeakMap<Catalogue, Sought>()

/** The names of local organs that a reform replaced or brought: 县卫计委 in 2022, 医保局 in 2017. */
export function organsIn(text: string, catalogue: Catalogue): readonly Mention[] {
  let sought = made.get(catalogue)
  if (sought === undefined) made.set(catalogue, (sought = organs(catalogue)))
  const { pattern, organs: known } = sought
  return Array.from(text.matchAll(pattern)).flatMap((hit): readonly Mention[] => {
    const organ = known.get(hit[0])
    const around = text.slice(Math.max(0, hit.index - 12), hit.index + hit[0].length + 6)
    if (organ === undefined || organ.except?.test(around) === true) return []
    return [
      {
        ...organ.window,
        at: hit.index,
        end: hit.index + hit[0].length,
        words: hit[0],
        early: organ.severity,
        late: organ.severity,
        ...(organ.other === undefined ? {} : { instead: organ.other }),
        begins: '起才有这个名称',
      },
    ]
  })
}

/** A body without local units of its own was renamed at one time; a year on, nobody is called by the old name. */
function renamed({ new: now, effective, confidence }: Renaming): Organ {
  const until = `${Number(effective.slice(0, 4)) + 1}${effective.slice(4)}`
  return { severity: confidence === 'high' ? 'warning' : 'info', window: { until }, other: now }
}

function organs({ renamings, formulations }: Catalogue): Sought {
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
    const except = units.except === undefined ? {} : { except: new RegExp(units.except.join('|'), 'u') }
    for (const pair of units.names) {
      if (units.until !== undefined)
        add(pair.old, {
          severity: 'warning',
          window: { until: units.until },
          ...(pair.new === undefined ? {} : { other: pair.new }),
          ...except,
        })
      if (units.from !== undefined)
        add(pair.new, {
          severity: 'warning',
          window: { from: units.from },
          ...(pair.old === undefined ? {} : { other: pair.old }),
          ...except,
        })
    }
  }
  const names = Array.from(known.keys()).toSorted((a, b) => b.length - a.length)
  return { pattern: new RegExp(names.map(literally).join('|') || '(?!)', 'gu'), organs: known }
}
