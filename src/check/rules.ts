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
import { boilerplate } from './rules/boilerplate.ts'
import { doubledWord } from './rules/doubled-word.ts'
import { dunhaoQuotes } from './rules/dunhao-quotes.ts'
import { exclamationMarks } from './rules/exclamation-marks.ts'
import { innerSpace } from './rules/inner-space.ts'
import { longParagraph } from './rules/long-paragraph.ts'
import { longSentence } from './rules/long-sentence.ts'
import { measureWord } from './rules/measure-word.ts'
import { ordinalSeries } from './rules/ordinal-series.ts'
import { pairedMarks } from './rules/paired-marks.ts'
import { placeholder } from './rules/placeholder.ts'
import { setPhrase } from './rules/set-phrase.ts'
import { sharedText } from './rules/shared-text.ts'
import { wrongCharacter } from './rules/wrong-character.ts'

/** The rules of the proofreader, in the order in which they are run and explained. */
export const rules: readonly Rule[] = [
  leftoverSyntax,
  placeholder,
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
  ordinalSeries,
  declaredCount,
  setPhrase,
  wrongCharacter,
  doubledWord,
  measureWord,
  repeatedSentence,
  doubledPunctuation,
  pairedMarks,
  halfWidth,
  innerSpace,
  dunhaoQuotes,
  boilerplate,
  longSentence,
  longParagraph,
  exclamationMarks,
  sharedText,
]
