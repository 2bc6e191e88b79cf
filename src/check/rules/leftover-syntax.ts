import { diagnostic } from '../../model/diagnostic.ts'
import { plainText } from '../../model/speech.ts'
import type { Rule } from '../check.ts'
import { sourcePlace } from '../source-place.ts'

const leftover = /\{\{|\}\}|\bundefined\b|\bnull\b|\bNaN\b|\[object |[\uE000-\uE00F]|\*\*/

/** Template syntax or a value of the program that reached the text. */
export const checkLeftoverSyntax: Rule = ({ speech }) =>
  speech.blocks.flatMap((block) => {
    const found = leftover.exec(plainText(block))?.[0]
    if (found === undefined) return []
    return [diagnostic('text/leftover-syntax', { found, speech: speech.title }, sourcePlace(block.source))]
  })
