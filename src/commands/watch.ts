/** What changed since the last time. */
export interface Change {
  /** round files, as they were named */
  readonly rounds: readonly string[]
  /** templates or facts: everything is made from them */
  readonly assets: boolean
}

/** What a watch is made of. Events and time come from outside, so that it can be driven by hand. */
export interface WatchParts {
  /** begins to tell what changed, bit by bit; gives what ends it */
  readonly subscribe: (changed: (what: { readonly round: string } | 'assets') => void) => () => Promise<void>
  /** makes again what a change touches */
  readonly rebuild: (change: Change) => Promise<void>
  /** told what a rebuild threw; the watch goes on */
  readonly failed: (error: unknown) => void
  /** runs something after so many milliseconds; gives what calls it off */
  readonly later: (run: () => void, milliseconds: number) => () => void
}

/** A watch that is on. */
export interface Watch {
  /** ends it; what is being made is made to the end, what is waiting is not */
  readonly stop: () => Promise<void>
}

/**
 * Editors write a file in several steps, one right after the other: so long it must have been quiet. Where half of a change was
 * taken for all of it, the rest brings the next rebuild.
 */
const quiet = 10
/** But a stream of changes without an end must not keep the page from being seen. Both in milliseconds. */
const longest = 1000

/** Rebuilds after changes: those that come close together count as one, and one rebuild ends before the next begins. */
export function createWatch({ subscribe, rebuild, failed, later }: WatchParts): Watch {
  const rounds = new Set<string>()
  let assets = false
  let callOff: readonly (() => void)[] = []
  let running: Promise<void> | undefined
  let stopped = false

  const settle = (): void => {
    for (const each of callOff) each()
    callOff = []
  }
  const run = (): void => {
    settle()
    // The change waits for the rebuild that is under way, which will look after it
    if (stopped || running !== undefined || (rounds.size === 0 && !assets)) return
    const change: Change = { rounds: [...rounds], assets }
    rounds.clear()
    assets = false
    running = rebuild(change)
      .catch(failed)
      .finally(() => {
        running = undefined
        run()
      })
  }
  const unsubscribe = subscribe((what) => {
    if (stopped) return
    if (what === 'assets') assets = true
    else rounds.add(what.round)
    const [wait, limit] = [later(run, quiet), callOff[1] ?? later(run, longest)]
    callOff[0]?.()
    callOff = [wait, limit]
  })
  return {
    async stop() {
      stopped = true
      settle()
      await unsubscribe()
      await running
    },
  }
}
