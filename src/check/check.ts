import type { Catalogue } from '../model/catalogue.ts'
import type { IsoDate } from '../model/date.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Speech } from '../model/speech.ts'
import { checkDeclaredCount } from './rules/declared-count.ts'
import { checkFormulationWindows } from './rules/formulation-window.ts'
import { checkLeftoverSyntax } from './rules/leftover-syntax.ts'
import { checkPunctuation } from './rules/punctuation.ts'
import { checkRepeatedSentences } from './rules/repeated-sentence.ts'

/** What a rule is given: the speech, the facts, and the date that formulations are held against. */
export interface Checking {
  readonly speech: Speech
  readonly catalogue: Catalogue
  readonly date: IsoDate
}

/** Finds what is wrong in one speech; every finding points at the template or the line of the round file it comes from. */
export type Rule = (checking: Checking) => readonly Diagnostic[]

/** The rules in the order in which they are run. */
const rules: readonly Rule[] = [
  checkLeftoverSyntax,
  checkFormulationWindows,
  checkDeclaredCount,
  checkRepeatedSentences,
  checkPunctuation,
]

/** Runs every rule over a speech. */
export function checkSpeech(checking: Checking): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule(checking))
}
