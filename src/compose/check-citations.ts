import type { Catalogue } from '../model/catalogue.ts'
import { formulationOn } from '../model/frameworks.ts'
import type { IsoDate, Window } from '../model/date.ts'
import { firstDay, lastDay } from '../model/date.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { findDated, inUse } from '../model/in-use.ts'
import type { SectionTemplate, Templates } from '../model/template.ts'
import { firstMeeting } from './check-dates.ts'
import type { Library } from './library.ts'
import type { Citation } from './prepare/found.ts'

/**
 * Slots and documents that a template cites and that there are not on every date on which it can be used: what a build
 * would only find on an unlucky date is found here for all dates.
 */
export function checkCitations(templates: Templates, library: Library, catalogue: Catalogue): readonly Diagnostic[] {
  const found = templates.sections.flatMap((section) =>
    library.section(section).citations.flatMap((citation) => {
      const date = firstGap(section, citation, catalogue)
      return date === undefined ? [] : [gap(citation, date, catalogue)]
    }),
  )
  // A piece that several sections include is told once
  return [...new Map(found.map((each) => [JSON.stringify([each.code, each.place]), each])).values()]
}

/** The first day on which the template can be used and what it cites is not there. */
function firstGap({ when }: SectionTemplate, citation: Citation, catalogue: Catalogue): IsoDate | undefined {
  const windows = windowsOf(citation, catalogue)
  if (windows === undefined) return undefined
  const from = when.from === undefined || firstDay(when.from) < firstMeeting ? firstMeeting : firstDay(when.from)
  const until = lastDay(when.until ?? '9999')
  // Between two of these days nothing begins or ends
  const days = [...windows, ...citation.guards.flatMap(({ name }) => findDated(catalogue, name) ?? [])].flatMap(turns)
  return [from, ...days]
    .filter((day) => day >= from && day <= until)
    .toSorted()
    .find((day) => isReached(citation, day, catalogue) && !isThere(citation, day, catalogue))
}

/** When what is cited can be cited; undefined for what has no dates of its own. */
function windowsOf({ kind, name }: Citation, catalogue: Catalogue): readonly Window[] | undefined {
  if (kind === 'document') return catalogue.documents.filter(({ id }) => id === name)
  if (kind !== 'slot') return undefined
  return catalogue.formulations
    .filter(({ id, slot }) => slot === name || id === name)
    .map((entry) => (entry.slot === name ? (entry.chosen ?? entry) : entry))
}

const isReached = ({ guards }: Citation, day: IsoDate, catalogue: Catalogue): boolean =>
  guards.every(({ name, holds }) => (inUse(catalogue, name, day) === true) === holds)

const isThere = ({ kind, name }: Citation, day: IsoDate, catalogue: Catalogue): boolean =>
  (kind === 'slot' && formulationOn(catalogue, name, day) !== undefined) || inUse(catalogue, name, day) === true

/** The first day of a window, and the first day after it. */
function turns({ from, until }: Window): readonly IsoDate[] {
  const after = until === undefined ? undefined : new Date(Date.parse(lastDay(until)) + 86_400_000)
  return [
    ...(from === undefined ? [] : [firstDay(from)]),
    ...(after === undefined ? [] : [after.toISOString().slice(0, 10)]),
  ]
}

function gap({ name, place }: Citation, date: IsoDate, catalogue: Catalogue): Diagnostic {
  const members = catalogue.formulations.filter(({ slot }) => slot === name).map(({ id }) => id)
  return diagnostic('template/not-in-use', members.length === 0 ? { name, date } : { name, date, members }, place)
}
