import { confirm, intro, isCancel, outro, select, text } from '@clack/prompts'
import type { Answers } from '../../commands/init/answers.ts'
import { complete } from '../../commands/init/answers.ts'
import { answerOf, questions, shownAnswer } from '../../commands/init/questions.ts'
import { problemWith } from '../../commands/init.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { IsoDate } from '../../model/date.ts'
import type { Surroundings } from '../surroundings.ts'

interface Asking {
  readonly catalogue: Catalogue
  readonly today: IsoDate
  readonly keyboard: NonNullable<Surroundings['keyboard']>
}

/**
 * Asks at the terminal what is not given yet; Enter takes what is offered. An answer is held against the rules of the
 * round file before the next question. @returns undefined where it was broken off
 */
export async function ask(given: Partial<Answers>, asking: Asking): Promise<Partial<Answers> | undefined> {
  const { catalogue, today, keyboard } = asking
  intro('新建一轮巡察。直接回车就用括号里的，写好以后都可以再改；Ctrl+C 放弃。', keyboard)
  const answers: Partial<Answers> = { ...given }
  for (const question of questions) {
    const { key, when } = question
    const so_far = complete(answers, today)
    if (given[key] !== undefined || when?.(so_far) === false) continue
    const offered = shownAnswer(so_far, key)
    const answer = await askOne(question, so_far, offered, {
      keyboard,
      validate: (typed) => problemWith({ ...answers, ...answerOf(key, typed) }, catalogue, today),
    })
    if (typeof answer === 'symbol') return undefined
    // What was only offered is not kept: it may follow from an answer that is yet to come
    if (answer !== offered) Object.assign(answers, answerOf(key, answer))
  }
  outro('好。', keyboard)
  return answers
}

async function askOne(
  question: (typeof questions)[number],
  so_far: Answers,
  offered: string | boolean,
  at: { readonly keyboard: Asking['keyboard']; readonly validate: (typed: string) => string | undefined },
): Promise<string | boolean | symbol> {
  const { input, output } = at.keyboard
  const message = question.text
  if (typeof offered === 'boolean')
    return confirm({ message, initialValue: offered, active: '要', inactive: '不要', input, output })
  if (question.type === 'choice') {
    const options = question.words(so_far).map((value) => ({ value, label: value }))
    return select({ message, options, initialValue: offered, showInstructions: false, input, output })
  }
  const answer = await text({
    message: `${message}（${offered}）`,
    placeholder: offered,
    defaultValue: offered,
    validate: (typed) => (typed === undefined || typed.trim() === '' ? undefined : at.validate(typed.trim())),
    input,
    output,
  })
  return isCancel(answer) ? answer : answer.trim()
}
