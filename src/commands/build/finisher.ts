import { Worker } from 'node:worker_threads'
import type { ProfileName } from '../../emit/docx/layout.ts'
import type { Composed, Finished } from '../../finish.ts'
import type { Round } from '../../model/round.ts'
import type { Answer, Question } from './finishing.ts'

/** A thread that finishes speeches while the next ones are being composed. */
export interface Finisher {
  /**
   * Finishes a speech; undefined where the thread cannot, and whoever asks is to do it himself.
   * @param by with which facts (`Assets.facts`), and how DOCX files are laid out, where they are asked for
   */
  readonly finish: (
    composed: Composed,
    by: { readonly facts: string; readonly profile?: ProfileName },
  ) => Promise<Finished | undefined>
  /** how many speeches it has not answered yet */
  readonly waiting: () => number
  readonly close: () => Promise<void>
}

/**
 * Starts the thread.
 * @param script the compiled thread
 */
export function openFinisher(script: string): Finisher {
  const waiting = new Map<number, (finished: Answer['finished']) => void>()
  const worker = new Worker(script)
  let count = 0
  let latest: Round | undefined
  let lost = false
  const lose = (): void => {
    lost = true
    for (const done of waiting.values()) done(undefined)
    waiting.clear()
  }
  worker.on('error', lose)
  worker.on('exit', lose)
  worker.on('message', ({ number, finished }: Answer) => {
    waiting.get(number)?.(finished)
    waiting.delete(number)
  })
  return {
    finish({ round, ...composed }, by) {
      if (lost) return Promise.resolve(undefined)
      const question: Question = { number: count++, ...by, composed, ...(round === latest ? {} : { round }) }
      latest = round
      return new Promise((done) => {
        waiting.set(question.number, done)
        worker.postMessage(question, [])
      })
    },
    waiting: () => waiting.size,
    async close() {
      await worker.terminate()
    },
  }
}
