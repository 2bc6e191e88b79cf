import { finishingScript } from '../../workspace/program.ts'
import type { Finisher } from './finisher.ts'

/** The thread that finishes speeches, of a command: started when a round is first worth it. */
export interface FinisherOf {
  /** missing where the program runs from its source, which threads cannot load */
  readonly finisher?: () => Promise<Finisher>
  readonly close: () => Promise<void>
}

/** Nothing is started yet. */
export function finisherOf(script = finishingScript): FinisherOf {
  let started: Promise<Finisher> | undefined
  const close = async (): Promise<void> => (await started)?.close()
  if (script === undefined) return { close }
  const start = async (): Promise<Finisher> => {
    const { openFinisher } = await import('./finisher.ts')
    return openFinisher(script)
  }
  return { finisher: () => (started ??= start()), close }
}
