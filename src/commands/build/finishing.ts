import { setFlagsFromString } from 'node:v8'
import type { MessagePort } from 'node:worker_threads'
import { parentPort } from 'node:worker_threads'
import type { ProfileName } from '../../emit/docx/layout.ts'
import type { Composed, Finished, Tools } from '../../finish.ts'
import { finishSpeech, warmUp } from '../../finish.ts'
import type { Round } from '../../model/round.ts'
import type { ReadyFacts } from '../ready/facts.ts'
import { openReadyFacts } from '../ready/facts.ts'
import { readyShell } from '../ready/shell.ts'

/** A speech that this thread is to finish. */
export interface Question {
  readonly number: number
  /** `Assets.facts` of the build: with other facts than those that this thread can read it is not to judge */
  readonly facts: string
  readonly profile?: ProfileName
  readonly composed: Omit<Composed, 'round'>
  /** missing where it is the same as the last time */
  readonly round?: Round
}

/** What was made of it; without that, whoever asked is to do it himself. */
export interface Answer {
  readonly number: number
  readonly finished?: Finished
}

let latest: Round | undefined

function answer({ number, facts: wanted, profile, composed, round = latest }: Question, facts?: ReadyFacts): Answer {
  latest = round
  if (facts?.digest !== wanted || round === undefined) return { number }
  const tools = toolsOf(facts, profile)
  if (profile !== undefined && tools.shell === undefined) return { number }
  return { number, finished: finishSpeech({ ...composed, round }, tools) }
}

function toolsOf({ catalogue }: ReadyFacts, profile: ProfileName | undefined): Tools {
  const shell = profile === undefined ? undefined : readyShell(profile)
  return { catalogue, ...(shell === undefined ? {} : { shell }) }
}

function serve(port: MessagePort): void {
  const facts = openReadyFacts()
  port.on('message', (question: Question) => {
    let said: Answer = { number: question.number }
    try {
      said = answer(question, facts)
    } catch {
      // What goes wrong here goes wrong again where it is asked for, and is told there
    }
    const { bytes } = said.finished?.docx ?? {}
    port.postMessage(said, bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : [])
  })
  // The first speech need not wait for that
  if (facts !== undefined) warmUp(toolsOf(facts, 'document'))
  // V8 optimises on other cores what it believes to be worth it. A build of a moment ends before most of that has paid, and
  // every core has speeches to make. When all is loaded, for V8 takes no kept code under other flags than its own
  setFlagsFromString('--interrupt-budget=400000')
  // Nor does tidying up step by step pay; where the heap is full it is done in one go
  setFlagsFromString('--no-incremental-marking')
}

if (parentPort !== null) serve(parentPort)
