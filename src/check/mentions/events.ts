import { numberOf } from '../../model/numerals.ts'
import type { Catalogue, Event } from '../../model/catalogue.ts'
import type { Mention } from './mention.ts'

const term = '十八|十九|二十一|二十'
const ordinal = '[一二三四五六七八九十]'
const congress = new RegExp(
  `(?:党的)?(?<![届第])(${term})大(?:精神|报告|以来|提出|指出|强调|作出|明确|通过|部署|关于|确定)`,
  'gu',
)
const plenums = new RegExp(`(${term})届((?:${ordinal}中?、)*${ordinal})中全会`, 'gu')
const commission = new RegExp(`(${term})届中央纪委(?:第)?((?:${ordinal}次?、)*${ordinal})次全(?:会|体会议)`, 'gu')
const round = new RegExp(`(${term})届中央第(${ordinal}{1,2})轮(?:政治|常规|专项)?巡视`, 'gu')
const rounds = new RegExp(
  `(${term})届中央(?:已经?|共|先后|组织|总共)*(?:开展|进行|完成)了?(${ordinal}{1,2})轮(?:政治|常规|专项)?巡视`,
  'gu',
)

/** A meeting or round that a text names by its number; without an event where the catalogue has none. */
export interface NumberedEvent {
  readonly at: number
  readonly words: string
  readonly kind: Event['kind']
  /** 十九 */
  readonly term: string
  readonly number: number
  readonly event?: Event
}

/** The congresses, plenary sessions and rounds of central inspection that a text names as held. */
export function numberedEventsIn(text: string, { events }: Catalogue): readonly NumberedEvent[] {
  const of = (kind: Event['kind'], pattern: RegExp, needles: readonly string[], listed = false) =>
    // What stands in every hit is looked for first: most patterns find nothing
    (needles.some((needle) => text.includes(needle)) ? Array.from(text.matchAll(pattern)) : []).flatMap((hit) => {
      const [words, held = '', numbers = ''] = hit
      const all = listed ? Array.from(numbers.matchAll(new RegExp(ordinal, 'gu')), ([one]) => one) : [numbers]
      return all.flatMap((one): readonly NumberedEvent[] => {
        const number = numberOf(one) ?? 0
        const event = events.find(
          (each) => each.kind === kind && keyOf(each) === (kind === 'congress' ? held : `${held}-${number}`),
        )
        return [{ at: hit.index, words, kind, term: held, number, ...(event === undefined ? {} : { event }) }]
      })
    })
  return [
    ...of('congress', congress, ['八大', '九大', '十大', '一大']),
    ...of('plenum', plenums, ['中全会'], true),
    ...of('ccdi-plenum', commission, ['届中央纪委'], true),
    ...of('central-round', round, ['届中央']),
    ...of('central-round', rounds, ['届中央']),
  ]
}

const keys = new WeakMap<Event, string>()

/** 十九届六中全会 → 十九-6, 党的十九大 → 十九 */
function keyOf(event: Event): string {
  const before = keys.get(event)
  if (before !== undefined) return before
  const [, held = '', number] =
    /(二十一|二十|十[八九])(?:大|届(?:中央)?(?:纪委)?第?([一二三四五六七八九十]+))/u.exec(event.short) ?? []
  const key = number === undefined ? held : `${held}-${numberOf(number) ?? 0}`
  keys.set(event, key)
  return key
}

/** The last number of a kind that the catalogue has for a term. */
export function lastNumber({ events }: Catalogue, kind: Event['kind'], held: string): number {
  return Math.max(
    0,
    ...events.flatMap((event) =>
      event.kind === kind && keyOf(event).startsWith(`${held}-`) ? [Number(keyOf(event).split('-')[1])] : [],
    ),
  )
}

/** The events in a text, from when they can be spoken of as held. Campaigns are talked of long before they begin. */
export function eventsIn(text: string, catalogue: Catalogue): readonly Mention[] {
  const numbered = numberedEventsIn(text, catalogue).flatMap(({ at, words, event }): readonly Mention[] => {
    if (event === undefined) return []
    return [
      {
        at,
        end: at + words.length,
        words,
        from: event.start,
        early: event.confidence === 'high' ? 'error' : 'warning',
        begins: event.kind === 'central-round' ? '才启动' : '才召开',
      },
    ]
  })
  const campaigns = catalogue.events.flatMap(({ kind, name, start }): readonly Mention[] => {
    const at = kind === 'campaign' ? text.indexOf(name) : -1
    if (at < 0) return []
    const heard = `${Number(start.slice(0, 4)) - 2}${start.slice(4)}`
    return [{ at, end: at + name.length, words: name, from: heard, early: 'warning', begins: '才启动' }]
  })
  return [...numbered, ...campaigns]
}
