import type { Catalogue } from '../../model/catalogue.ts'
import { openCover, stretchesOf } from '../cover.ts'
import { lexiconOf } from '../lexicon.ts'
import type { FormulationSought } from '../lexicon/formulations.ts'
import { mayMatch, patternOf } from '../patterns.ts'
import type { Whole } from '../whole.ts'
import type { Mention } from './mention.ts'

/** The formulations and named frameworks in a text, those that have a time. */
export function formulationsIn(whole: Whole, catalogue: Catalogue): readonly Mention[] {
  const { text, mayHold } = whole
  return lexiconOf(catalogue).formulations.flatMap((one) => {
    const { find, pattern = '', needles, except } = one
    if (find === undefined ? !mayMatch(whole, needles) : !mayHold(find)) return []
    const hits =
      find === undefined
        ? Array.from(text.matchAll(patternOf(pattern, 'gu')), (hit) => [hit.index, hit[0]] as const)
        : positions(text, find)
    if (hits.length === 0) return []
    const barred = openCover(except === undefined ? [] : stretchesOf(text, patternOf(except, 'gu')))
    return hits
      .filter(([at, words]) => !barred.touches(at, at + words.length))
      .map(([at, words]) => mention(one, at, words))
  })
}

function mention({ from, until, early, late, instead }: FormulationSought, at: number, words: string): Mention {
  return {
    at,
    end: at + words.length,
    words,
    begins: '起才有',
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(early === undefined ? {} : { early }),
    ...(late === undefined ? {} : { late }),
    ...(instead === undefined ? {} : { instead }),
  }
}

function positions(text: string, wanted: string): readonly (readonly [number, string])[] {
  const found: (readonly [number, string])[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) found.push([at, wanted])
  return found
}
