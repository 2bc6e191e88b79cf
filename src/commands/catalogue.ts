import { distance } from 'fastest-levenshtein'
import type { Catalogue } from '../model/catalogue.ts'
import type { IsoDate, Window } from '../model/date.ts'
import { firstDay, within } from '../model/date.ts'
import type { Card, CatalogueKind } from './catalogue/cards.ts'
import { cards, catalogueKinds } from './catalogue/cards.ts'
import { align, windowText } from './catalogue/layout.ts'

export { catalogueKinds }
export type { CatalogueKind }

/**
 * Lists the catalogue, grouped by kind: id, window and name, in aligned columns.
 * @param options.on only what is in use on that day; events that had begun by then
 * @param options.kind only this kind
 */
export function listCatalogue(
  catalogue: Catalogue,
  options: { readonly on?: IsoDate; readonly kind?: CatalogueKind } = {},
): string {
  const { on, kind } = options
  const all = cards(catalogue).filter((card) => on === undefined || within(card.window, on))
  const groups = catalogueKinds
    .filter((name) => kind === undefined || name === kind)
    .map((name) => ({ name, members: all.filter((card) => card.kind === name) }))
    .filter((group) => group.members.length > 0)
  if (groups.length === 0) return on === undefined ? '没有条目。\n' : `${on} 没有在用的条目。\n`
  return groups.map(({ name, members }) => `${name}（${members.length}）\n${rows(members)}`).join('\n')
}

/**
 * Everything that is known of an entry, called by its id, name or alias; all of them, if several have that name.
 * Undefined where none has: `nearMisses` then tells what was probably meant.
 * @param options.on words the items as on that day and says whether the entry was in use
 */
export function showEntry(
  catalogue: Catalogue,
  idOrAlias: string,
  options: { readonly on?: IsoDate } = {},
): string | undefined {
  const wanted = bare(idOrAlias)
  const all = cards(catalogue)
  const exact = all.filter((card) => bare(card.id) === wanted)
  const named = exact.length > 0 ? exact : all.filter((card) => card.names.some((name) => bare(name) === wanted))
  if (named.length === 0) return undefined
  return named.map((card) => show(card, catalogue, options.on)).join('\n')
}

/** Up to three names of entries that are nearest to a word that names none. */
export function nearMisses(catalogue: Catalogue, word: string): readonly string[] {
  const wanted = bare(word)
  const names = new Set(cards(catalogue).flatMap((card) => [card.id].concat(card.names)))
  const limit = Math.max(1, Math.ceil(Array.from(wanted).length / 3))
  return [...names]
    .map((name) => ({ name, far: distance(wanted, bare(name)) }))
    .filter(({ name, far }) => far <= limit || (wanted.length > 1 && bare(name).includes(wanted)))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ name }) => name)
}

function rows(members: readonly Card[]): string {
  return align(members.map((card) => ['', card.id, windowText(card.window), card.title]))
}

function show(card: Card, catalogue: Catalogue, on: IsoDate | undefined): string {
  const { entry } = card
  const lines: (readonly [string, readonly string[]])[] = [
    ['种类', [card.kind]],
    ['时段', [windowText(card.window)]],
    ...(on === undefined ? [] : [[on, [useOn(card.window, on)]] as const]),
    ...card.details(on),
    ['可信度', [entry.confidence === 'high' ? '高：原文核对过，或有两处独立来源' : '中：一处来源，或只证实了部分内容']],
    ['出处', entry.sources.map((key) => sourceText(catalogue, key))],
    ['说明', entry.notes ?? []],
  ]
  const body = lines
    .filter(([, texts]) => texts.length > 0)
    .flatMap(([label, texts]) => texts.map((text, index) => ['', index === 0 ? label : '', text]))
  return `${card.title}（${card.id}）\n${align(body)}`
}

function useOn(window: Window, on: IsoDate): string {
  if (within(window, on)) return '在用'
  return window.from !== undefined && on < firstDay(window.from) ? '还没有这个说法' : '已不再用'
}

function sourceText(catalogue: Catalogue, key: string): string {
  const source = catalogue.sources[key]
  if (source === undefined) return key
  return [source.title, source.date, source.url].filter((part) => part !== undefined).join('　')
}

const bare = (text: string): string => text.replaceAll(/[“”《》（）、，\s]/gu, '')
