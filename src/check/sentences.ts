/** A sentence of a paragraph with its place in it (UTF-16 offsets, closing mark not included). */
export interface Sentence {
  readonly text: string
  readonly from: number
  readonly to: number
}

const ordinal =
  /^\s*([一二三四五六七八九十]+[是要、]|第[一二三四五六七八九十]+，|（[一二三四五六七八九十]+）|\d+\.)?\s*/u

/** The sentences of a paragraph, split at 。！？；, without their ordinals and blanks around them. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  for (const match of text.matchAll(/[^。！？；]+/gu)) {
    const lead = ordinal.exec(match[0])?.[0].length ?? 0
    const words = match[0].slice(lead).trimEnd()
    if (words === '') continue
    const from = match.index + lead
    sentences.push({ text: words, from, to: from + words.length })
  }
  return sentences
}
