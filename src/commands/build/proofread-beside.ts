import { Worker } from 'node:worker_threads'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Unread } from '../../pipeline.ts'
import type { Job } from './pool.ts'
import type { Proofread } from './proofread.ts'

/** A proofreader in a thread of its own: it reads one speech while the next is being written. */
export interface ProofreadingThread {
  readonly proofread: Proofread
  readonly end: () => void
}

/** What a thread is asked, and what it answers. */
export interface Question {
  readonly number: number
  readonly unread: Unread
}
export interface Answer {
  readonly number: number
  readonly findings: readonly Diagnostic[]
}

/** Where the thread finds the facts. */
export type Facts = Pick<Job, 'home' | 'cwd' | 'over'>

/**
 * Starts a thread that proofreads. It gets ready while the round file is still being read.
 * @param script the compiled thread
 */
export function startProofreader(script: string, facts: Facts): ProofreadingThread {
  const worker = new Worker(script, { workerData: facts })
  // Nobody waits for a thread that has nothing to read
  worker.unref()
  const waiting = new Map<number, { resolve: (of: readonly Diagnostic[]) => void; reject: (error: Error) => void }>()
  let failed: Error | undefined
  const settle = (number: number): ReturnType<typeof waiting.get> => {
    const one = waiting.get(number)
    waiting.delete(number)
    if (waiting.size === 0) worker.unref()
    return one
  }
  worker.on('message', ({ number, findings }: Answer) => settle(number)?.resolve(findings))
  worker.on('error', (error: Error) => {
    failed = error
    for (const number of waiting.keys()) settle(number)?.reject(error)
  })
  let asked = 0
  return {
    proofread: (unread) =>
      new Promise((resolve, reject) => {
        if (failed !== undefined) {
          reject(failed)
          return
        }
        const number = asked++
        waiting.set(number, { resolve, reject })
        worker.ref()
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        worker.postMessage({ number, unread } satisfies Question)
      }),
    end: () => void worker.terminate(),
  }
}
