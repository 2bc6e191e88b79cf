import type { Catalogue } from '../../model/catalogue.ts'
import { needlesOf } from '../patterns.ts'
import { grouped } from '../../model/grouped.ts'

/** What is wrong by a correction: its place in the catalogue, and what to write instead. */
interface Slip {
  readonly correction: number
  readonly right: string
}

/** A word, with what must not stand beside it: a regular expression that matches at the word. */
export interface SlipWord extends Slip {
  readonly wrong: string
  readonly guard?: string
}

/** A regular expression, with what its every hit has in it. */
interface SlipPattern extends Slip {
  readonly find: string
  readonly needles?: readonly string[]
}

/** Slips of the pen, as they are looked for. */
export interface Slips {
  readonly patterns: readonly SlipPattern[]
  /** words by their first two characters */
  readonly words: Readonly<Record<string, readonly SlipWord[]>>
  /** what is not meant, a regular expression by the correction's place in the catalogue */
  readonly excepts: Readonly<Record<number, string>>
}

/** A pattern that is one word with something barred before or behind it. */
const guarded = /^(?:\(\?<[!=][^()]*\))*(\p{Script=Han}{2,})(?:\(\?[!=][^()]*\))*$/u

/** The slips of the pen that a catalogue's corrections find. */
export function slipsSought({ corrections }: Catalogue): Slips {
  const words: SlipWord[] = []
  const patterns: SlipPattern[] = []
  for (const [correction, { wrong, right, pattern, also = {} }] of corrections.entries()) {
    // Looking for a word is much cheaper than running a pattern over the text
    const word = pattern === undefined ? wrong : guarded.exec(pattern)?.[1]
    if (word === undefined) {
      const needles = needlesOf(pattern ?? '')
      patterns.push({ correction, right, find: pattern ?? '', ...(needles === undefined ? {} : { needles }) })
    } else words.push({ correction, right, wrong: word, ...(pattern === undefined ? {} : { guard: pattern }) })
    for (const [other, instead] of Object.entries(also)) words.push({ correction, wrong: other, right: instead })
  }
  const excepts = corrections.flatMap(({ except }, i) => (except === undefined ? [] : [[i, except.join('|')] as const]))
  return {
    words: Object.fromEntries(grouped(words.map((word) => [word.wrong.slice(0, 2), word]))),
    patterns,
    excepts: Object.fromEntries(excepts),
  }
}
