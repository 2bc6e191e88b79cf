import type { Catalogue, RegulationDocument } from '../../model/catalogue.ts'
import { firstDay } from '../../model/date.ts'
import { lexiconOf } from '../lexicon.ts'
import type { Mention } from './mention.ts'
import { titlesIn } from './titles.ts'

/** The documents that have a name, as `bareTitle` compares it; most often one. */
export function documentsNamed(catalogue: Catalogue, name: string): readonly RegulationDocument[] {
  const { documents } = lexiconOf(catalogue)
  const places = Object.hasOwn(documents, name) ? (documents[name] ?? []) : []
  return places.flatMap((i) => catalogue.documents[i] ?? [])
}

/**
 * The documents that a text cites, from when they could be. What was only revised then had been there before, and an
 * (试行) of which the catalogue does not know is an earlier one.
 */
export function documentsIn(text: string, catalogue: Catalogue): readonly Mention[] {
  return titlesIn(text).flatMap(({ at, words, bare }): readonly Mention[] => {
    const documents = documentsNamed(catalogue, bare)
    const [first] = documents
    const last = documents.at(-1)
    if (first === undefined || last === undefined) return []
    const trial = words.includes('试行') && !first.title.includes('试行')
    const revised = /修订|修改|修正/u.test(first.history[0]?.event ?? '')
    const sure = first.confidence === 'high' && first.title.endsWith('法')
    const begin = [first.from, ...first.history.map(({ date }) => date)].toSorted((a, b) =>
      firstDay(a) < firstDay(b) ? -1 : 1,
    )[0]
    return [
      {
        at: at - 1,
        end: at + words.length + 1,
        words: `《${words}》`,
        ...(trial || revised || begin === undefined ? {} : { from: begin, early: sure ? 'error' : 'warning' }),
        ...(last.until === undefined ? {} : { until: last.until }),
        begins: '才公布',
      },
    ]
  })
}
