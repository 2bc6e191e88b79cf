import type { Catalogue, RegulationDocument } from '../../model/catalogue.ts'
import { firstDay } from '../../model/date.ts'
import type { Mention } from './mention.ts'

const cited = /《([^《》\n]{2,60})》/gu

/** A title as it is compared: without (试行), inner marks and blanks. */
export function bareTitle(title: string): string {
  return title.normalize('NFKC').replaceAll(/\((?:试行|修订|修订稿|暂行|草案)\)|[“”〈〉<>\s、,，]/gu, '')
}

/** Every 《title》 in a text: where its words stand, and how they are compared. */
export function titlesIn(
  text: string,
): readonly { readonly at: number; readonly words: string; readonly bare: string }[] {
  return Array.from(text.matchAll(cited), (hit) => ({
    at: hit.index + 1,
    words: hit[1] ?? '',
    bare: bareTitle(hit[1] ?? ''),
  }))
}

const made = new WeakMap<Catalogue, ReadonlyMap<string, readonly RegulationDocument[]>>()

/** The documents of the catalogue by every name that is right for them, earlier titles among them. */
export function documentsByName(catalogue: Catalogue): ReadonlyMap<string, readonly RegulationDocument[]> {
  const before = made.get(catalogue)
  if (before !== undefined) return before
  const byName = new Map<string, readonly RegulationDocument[]>()
  for (const document of catalogue.documents) {
    const whole = bareTitle(document.title)
    const part = whole.replace(/^(?:中国共产党|中华人民共和国|中共中央(?:政治局)?)/u, '')
    const older = document.history.flatMap(({ event }) => titlesIn(event).map(({ bare }) => bare))
    for (const name of new Set([whole, part, bareTitle(document.short ?? whole), ...older]))
      byName.set(name, [...(byName.get(name) ?? []), document])
  }
  made.set(catalogue, byName)
  return byName
}

/**
 * The documents that a text cites, from when they could be. What was only revised then had been there before, and an
 * (试行) of which the catalogue does not know is an earlier one.
 */
export function documentsIn(text: string, catalogue: Catalogue): readonly Mention[] {
  const byName = documentsByName(catalogue)
  return titlesIn(text).flatMap(({ at, words, bare }): readonly Mention[] => {
    const documents = byName.get(bare) ?? []
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
