import type { Catalogue, RegulationDocument, Formulation, Framework, Event } from './catalogue.ts'
import type { IsoDate, Window } from './date.ts'
import { firstDay, lastDay, within } from './date.ts'

/** Anything that a template can name with 通行: when it is in use, and under which id. */
export interface Dated extends Window {
  readonly id: string
}

const bare = (text: string): string => text.replaceAll(/[“”《》（）]/g, '')

/**
 * Finds what a name stands for: a formulation by id or text, a framework by id, name or alias, a document by id or
 * title, an event by id or short name. Quotation marks do not matter. Undefined where nothing has that name.
 */
export function findDated(catalogue: Catalogue, name: string): Dated | undefined {
  const wanted = bare(name)
  const names = index(catalogue)
  if (names.has(wanted) || wanted.length < 4) return names.get(wanted)
  // “后半篇文章” for 整改“后半篇文章”: a part of a formulation names it where it is part of no other
  const containing = catalogue.formulations.filter((entry) => bare(entry.text).includes(wanted))
  const found = containing.length === 1 ? containing[0] : undefined
  names.set(wanted, found)
  return found
}

/** Whether what a name stands for was in use on a date; undefined where nothing has that name. */
export function inUse(catalogue: Catalogue, name: string, date: IsoDate): boolean | undefined {
  const found = findDated(catalogue, name)
  return found === undefined ? undefined : within(found, date)
}

/** The latest event of a kind that had ended by the day before a date: what a speaker could look back on. */
export function latestEvent(catalogue: Catalogue, kind: string, date: IsoDate): Event | undefined {
  return catalogue.events
    .filter((event) => event.kind === kind && lastDay(event.end ?? event.start) < date)
    .toSorted((a, b) => (lastDay(a.end ?? a.start) < lastDay(b.end ?? b.start) ? 1 : -1))[0]
}

/**
 * The event of a kind that is going on on a date, the last begun if there are two; one that is only being summed up is
 * not going on.
 * @param local whether it is asked for a city or a county, which a campaign may reach with its second batch
 */
export function ongoingEvent(catalogue: Catalogue, kind: string, date: IsoDate, local = false): Event | undefined {
  return catalogue.events
    .filter((event) => event.kind === kind && within(eventWindow(event, local), date) && !isClosing(event, date))
    .toSorted((a, b) => (firstDay(a.start) < firstDay(b.start) ? 1 : -1))[0]
}

const eventWindow = (event: Event, local: boolean): Window => ({
  from: local ? (event.local_from ?? event.start) : event.start,
  ...(event.end === undefined ? {} : { until: event.end }),
})

const isClosing = ({ closing_from: from }: Event, date: IsoDate): boolean =>
  from !== undefined && within({ from }, date)

/** Everything by its names, and every part of a name that was asked for. */
const indices = new WeakMap<Catalogue, Map<string, Dated | undefined>>()

function index(catalogue: Catalogue): Map<string, Dated | undefined> {
  const known = indices.get(catalogue)
  if (known !== undefined) return known
  const made = new Map<string, Dated | undefined>()
  const add = (dated: Dated, names: readonly (string | undefined)[]): void => {
    for (const name of names) if (name !== undefined && !made.has(bare(name))) made.set(bare(name), dated)
  }
  // Formulations first: where a framework has the same name (两个维护), it is the short form that has a window
  for (const entry of catalogue.formulations satisfies readonly Formulation[]) add(entry, [entry.id, entry.text])
  for (const entry of catalogue.frameworks satisfies readonly Framework[])
    add(entry, [entry.id, entry.name, ...entry.aliases])
  for (const entry of catalogue.documents satisfies readonly RegulationDocument[])
    add(entry, [entry.id, entry.title, entry.short])
  // An event can be spoken of from its first day on, however long ago it ended
  for (const entry of catalogue.events) add({ id: entry.id, from: entry.start }, [entry.id, entry.name, entry.short])
  indices.set(catalogue, made)
  return made
}
