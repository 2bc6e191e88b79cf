import type { Workspace } from '../../workspace/workspace.ts'
import type { Finisher } from './finisher.ts'
import type { Making, ParsedWhole } from './making.ts'
import type { Delivery, MeetingResult } from './meetings.ts'
import { buildMeeting } from './meetings.ts'
import type { Share, Threads } from './pool.ts'

/** Where a round is built: the user's folder, and the threads of the build, which are only started when they are needed. */
export interface Site {
  readonly user: Workspace
  /** missing where there are to be none */
  readonly threads?: () => Promise<Threads>
  /** the thread that finishes speeches where making whole meetings in threads would not pay, likewise */
  readonly finisher?: () => Promise<Finisher | undefined>
}

/** Who makes the meetings of a round: this thread alone, with one beside that finishes the speeches, or several the whole of them. */
export type Hands = 'alone' | 'finisher' | 'threads'

/** Fewer meetings are done before a thread has started that finishes what is composed here. */
const worthFinisher = 4
/**
 * Threads that make the whole of meetings compile everything once each, and are no quicker than one that only finishes until
 * there are many (`scripts/bench/hands.mjs`); more than two of them sooner, which is not measured.
 */
const worthThreads = { two: 300, more: 40 } as const

/**
 * Who makes the meetings of a round.
 * @param meetings how many there are
 * @param jobs how many threads may work
 */
export function handsFor(meetings: number, { threads, finisher }: Site, jobs = 2): Hands {
  if (threads !== undefined && meetings >= (jobs > 2 ? worthThreads.more : worthThreads.two)) return 'threads'
  return finisher !== undefined && meetings >= worthFinisher ? 'finisher' : 'alone'
}

/** So many meetings are made while earlier ones are still being finished. */
const farthest = 8

/** The meetings, whoever makes them, in their order. @param indices of those among `sittingsOf(round)` */
export async function* sharesOf(
  parsed: ParsedWhole,
  { build, sittings, options: sent }: Making,
  { indices, hands }: { readonly indices: readonly number[]; readonly hands: Hands },
  { user, threads }: Site,
  delivery: Delivery,
): AsyncGenerator<Share, void, undefined> {
  if (threads !== undefined && hands === 'threads') {
    const { make } = await threads()
    yield* make({ round: parsed.value, places: parsed.places, options: sent, delivery }, indices)
    return
  }
  const ahead = hands === 'finisher' ? farthest : 0
  const building: Promise<MeetingResult>[] = []
  try {
    for (const i of indices) {
      const sitting = sittings[i]
      if (sitting === undefined) continue
      const made = buildMeeting(build, sitting, user, delivery)
      // One that fails while an earlier one is waited for would end the process before anybody hears of it
      made.catch(() => undefined)
      building.push(made)
      if (building.length > ahead) yield* oldest(building)
    }
    while (building.length > 0) yield* oldest(building)
  } finally {
    // Where one has failed, nothing more may be written after what was is taken away
    await Promise.allSettled(building)
  }
}

async function* oldest(building: Promise<MeetingResult>[]): AsyncGenerator<Share, void, undefined> {
  const [first] = building
  if (first !== undefined) yield { results: [await first] }
  void building.shift()
}
