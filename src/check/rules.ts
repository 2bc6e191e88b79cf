import type { Rule } from './rule.ts'
import { eraConflict } from './rules/era-conflict.ts'
import { dateWeekday } from './rules/date-weekday.ts'
import { leaderNames } from './rules/leader-names.ts'
import { officialNames } from './rules/official-names.ts'
import { centralLocal } from './rules/central-local.ts'
import { partyOrgan } from './rules/party-organ.ts'
import { countConflict } from './rules/count-conflict.ts'
import { roundFacts } from './rules/round-facts.ts'
import { residue } from './rules/residue.ts'
import { documentsAgree } from './rules/documents-agree.ts'
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
  eraConflict,
  dateWeekday,
  leaderNames,
  officialNames,
  centralLocal,
  partyOrgan,
  countConflict,
  roundFacts,
  residue,
  documentsAgree,
  declaredCount,
  repeatedSentence,
  doubledPunctuation,
  halfWidth,
]
