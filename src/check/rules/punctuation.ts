import { diagnostic } from '../../model/diagnostic.ts'
import { plainText } from '../../model/speech.ts'
import type { Rule } from '../check.ts'
import { sourcePlace } from '../source-place.ts'

const doubled = /[，。；：、！？]{2,}|“”|《》|（）|^[，。；：、！？]/u
const halfWidth = /\p{Script=Han}[,;:!?]|[,;:!?]\p{Script=Han}/u

/** Punctuation that meets where a value was empty or brought its own, and half-width signs beside Chinese. */
export const checkPunctuation: Rule = ({ speech }) =>
  speech.blocks.flatMap((block) => {
    const text = plainText(block)
    const place = sourcePlace(block.source)
    const twice = doubled.exec(text)
    const half = halfWidth.exec(text)
    return [
      ...(twice === null
        ? []
        : [diagnostic('text/doubled-punctuation', { found: around(text, twice.index), speech: speech.title }, place)]),
      ...(half === null
        ? []
        : [diagnostic('text/half-width', { found: around(text, half.index), speech: speech.title }, place)]),
    ]
  })

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 5), at + 5)
