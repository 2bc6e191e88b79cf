import type { Rule } from './rule.ts'
import { declaredCount } from './rules/declared-count.ts'
import { doubledPunctuation } from './rules/doubled-punctuation.ts'
import { formulationWindow } from './rules/formulation-window.ts'
import { halfWidth } from './rules/half-width.ts'
import { leftoverSyntax } from './rules/leftover-syntax.ts'
import { repeatedSentence } from './rules/repeated-sentence.ts'

/** The rules of the proofreader, in the order in which they are run and explained. */
export const rules: readonly Rule[] = [
  leftoverSyntax,
  formulationWindow,
  declaredCount,
  repeatedSentence,
  doubledPunctuation,
  halfWidth,
]
