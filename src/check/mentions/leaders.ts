import type { Catalogue, PersonFact } from '../../model/catalogue.ts'
import type { Mention } from './mention.ts'
import { literally } from './mention.ts'

/** A leader of the centre who is named with his office. */
export interface InOffice extends Mention {
  readonly person: PersonFact
}

interface Sought {
  readonly person: PersonFact
  readonly pattern: RegExp
}

const made = new WeakMap<Catalogue, readonly Sought[]>()
const centre = '(?:中央纪委|中央巡视工作领导小组)[^，。；]{0,8}'
const office = '(?:书记|组长)'

/**
 * Leaders of the catalogue's closed list in their offices, names that are written wrongly too. Before his time a leader
 * was someone else's secretary: only where the centre is named beside him is he early.
 */
export function officesIn(text: string, catalogue: Catalogue): readonly InOffice[] {
  let sought = made.get(catalogue)
  if (sought === undefined) made.set(catalogue, (sought = catalogue.persons.map(compile)))
  return sought.flatMap(({ person, pattern }) => {
    const { name, wrong, from, until } = person
    if (![name, ...wrong].some((each) => text.includes(each))) return []
    return Array.from(text.matchAll(pattern), (hit): InOffice => ({
      person,
      at: hit.index,
      end: hit.index + hit[0].length,
      words: hit[0],
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(hit[0].startsWith('中央') ? { early: 'warning' } : {}),
      late: 'warning',
      begins: '才任职',
    }))
  })
}

function compile(person: PersonFact): Sought {
  const name = `(?:${[person.name, ...person.wrong].map(literally).join('|')})`
  return { person, pattern: new RegExp(`${centre}${name}|${name}${office}`, 'gu') }
}
