import { levels } from '../../model/round.ts'
import type { Answers } from './answers.ts'
import { needsLocal, needsTheme, typesAt } from './answers.ts'

/** One thing that is asked: among words, for a text, or for yes or no. The answer that stands is offered. */
export type Question =
  | { readonly type: 'choice'; readonly words: (so_far: Answers) => readonly string[] }
  | { readonly type: 'text' }
  | { readonly type: 'yes' }

/** What is asked before a first round file is written, in this order. */
export const questions: readonly (Question & {
  readonly key: keyof Answers
  readonly text: string
  /** asked only where this holds */
  readonly when?: (so_far: Answers) => boolean
})[] = [
  { key: 'level', type: 'choice', text: '哪一级党组织派出巡察组？区、县级市选“县”', words: () => levels },
  { key: 'committee', type: 'text', text: '派出党组织的简称' },
  { key: 'type', type: 'choice', text: '巡察类型', words: ({ level }) => typesAt(level) },
  { key: 'theme', type: 'text', text: '专项巡察的主题', when: needsTheme },
  { key: 'local', type: 'text', text: '被巡察单位所在地的党组织', when: needsLocal },
  { key: 'name', type: 'text', text: '这一轮叫什么，讲话里就怎么称呼' },
  { key: 'start', type: 'text', text: '哪天进驻（开动员会）' },
  { key: 'units', type: 'text', text: '巡察哪些单位，几家的用顿号分开' },
  { key: 'deployment', type: 'yes', text: '要不要全体的部署会？' },
]

/** An answer as it is kept: units are a list. */
export function answerOf(key: keyof Answers, given: string | boolean): Partial<Answers> {
  if (key !== 'units' || typeof given === 'boolean') return { [key]: given }
  const units = given.split(/[、,，;；\n]/u).map((unit) => unit.trim())
  return { units: units.filter((unit) => unit !== '') }
}

/** An answer as it is shown. */
export function shownAnswer(answers: Answers, key: keyof Answers): string | boolean {
  const answer = answers[key]
  return typeof answer === 'object' ? answer.join('、') : answer
}
