import type { Paragraph } from '../model/manuscript.ts'
import { openingOrdinal } from '../model/ordinal.ts'

/** A sentence of a paragraph with its place in it (UTF-16 offsets, closing mark not included). */
export interface Sentence {
  readonly text: string
  readonly from: number
  readonly to: number
}

const known = new WeakMap<Pick<Paragraph, 'text'>, readonly Sentence[]>()

/** The sentences of a paragraph, split at 。！？；, without their ordinals and blanks around them. */
export function sentencesOf(paragraph: Pick<Paragraph, 'text'>): readonly Sentence[] {
  let sentences = known.get(paragraph)
  if (sentences === undefined) known.set(paragraph, (sentences = split(paragraph.text)))
  return sentences
}

function split(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  for (const match of text.matchAll(/[^。！？；]+/gu)) {
    const rest = match[0].slice(openingOrdinal(match[0])?.to ?? 0).trimStart()
    const words = rest.trimEnd()
    if (words === '') continue
    const from = match.index + match[0].length - rest.length
    sentences.push({ text: words, from, to: from + words.length })
  }
  return sentences
}
