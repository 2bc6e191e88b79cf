import { diagnostic } from '../../model/diagnostic.ts'
import { plainText } from '../../model/speech.ts'
import type { Rule } from '../check.ts'
import { sourcePlace } from '../source-place.ts'

/** From this many characters on, a sentence that comes twice is heard as a repetition. */
const heard = 12

/** Sentences and long clauses between semicolons that stand twice in one speech. */
export const checkRepeatedSentences: Rule = ({ speech }) => {
  const seen = new Set<string>()
  return speech.blocks.flatMap((block) =>
    sentencesOf(plainText(block)).flatMap((sentence) => {
      if (Array.from(sentence).length < heard) return []
      if (!seen.has(sentence)) {
        seen.add(sentence)
        return []
      }
      return [diagnostic('text/repeated-sentence', { sentence, speech: speech.title }, sourcePlace(block.source))]
    }),
  )
}

/** The sentences of a paragraph, without their ordinals and closing punctuation. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/[。！？；]+/u)
    .map((sentence) =>
      sentence
        .replace(
          /^([一二三四五六七八九十]+[是要、]|第[一二三四五六七八九十]+，|（[一二三四五六七八九十]+）|\d+\.)/u,
          '',
        )
        .trim(),
    )
    .filter((sentence) => sentence !== '')
}
