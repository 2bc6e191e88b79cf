import { finishingScript } from '../../workspace/program.ts'
import type { Finisher } from './finisher.ts'

/** The thread that finishes speeches, of a command: started when a round is first worth it. */
export interface FinisherOf {
  /** gives nothing where the system has no thread to give; missing where the program runs from its source, which threads cannot load */
  readonly finisher?: () => Promise<Finisher | undefined>
  readonly close: () => Promise<void>
}

/** Nothing is started yet. */
export function finisherOf(script = finishingScript): FinisherOf {
  let started: Promise<Finisher | undefined> | undefined
  const close = async (): Promise<void> => (await started)?.close()
  if (script === undefined) return { close }
  const start = async (): Promise<Finisher | undefined> => {
    const { openFinisher } = await import('./finisher.ts')
    try {
      return openFinisher(script)
    } catch {
      // Whoever asks does it himself, only not as soon
      return undefined
    }
  }
  return { finisher: () => (started ??= start()), close }
}
