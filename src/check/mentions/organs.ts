import type { Catalogue } from '../../model/catalogue.ts'
import { lexiconOf } from '../lexicon.ts'
import { patternOf } from '../patterns.ts'
import type { Mention } from './mention.ts'

/** The names of local organs that a reform replaced or brought: 县卫计委 in 2022, 医保局 in 2017. */
export function organsIn(text: string, catalogue: Catalogue): readonly Mention[] {
  const { pattern, organs } = lexiconOf(catalogue).organs
  return Array.from(text.matchAll(patternOf(pattern, 'gu'))).flatMap((hit): readonly Mention[] => {
    const organ = organs[hit[0]]
    const around = text.slice(Math.max(0, hit.index - 12), hit.index + hit[0].length + 6)
    if (organ === undefined || (organ.except !== undefined && patternOf(organ.except, 'u').test(around))) return []
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
