import { diagnostic } from '../../model/diagnostic.ts'
import { chineseCount } from '../../model/numerals.ts'
import { plainText } from '../../model/speech.ts'
import type { Rule } from '../check.ts'
import { sourcePlace } from '../source-place.ts'

const declaration = /(?:讲|强调|提|谈|说|通报|说明|报告)([一两二三四五六七八九十]+)(?:点|个方面|件事|条)/

/** “讲三点意见” in the opening against the chapters that follow. */
export const checkDeclaredCount: Rule = ({ speech }) => {
  const chapters = speech.blocks.filter((block) =>
    block.type === 'heading' ? block.heading.level === 1 : block.lead?.level === 1,
  ).length
  const first = speech.blocks.findIndex((block) => block.type === 'heading' || block.lead !== undefined)
  return speech.blocks.slice(0, Math.max(first, 0)).flatMap((block) => {
    const declared = declaration.exec(plainText(block))?.[1]
    if (declared === undefined || declared === chineseCount(chapters)) return []
    const args = { declared, actual: chineseCount(chapters), speech: speech.title }
    return [diagnostic('text/count-mismatch', args, sourcePlace(block.source))]
  })
}
