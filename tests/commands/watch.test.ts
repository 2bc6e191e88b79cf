import { describe, expect, it } from 'vitest'
import type { Change, Watch } from '../../src/commands/watch.ts'
import { createWatch } from '../../src/commands/watch.ts'

/** A watch with events, time and rebuilds in the test's hand. */
function byHand() {
  let tell: (what: { round: string } | 'assets') => void = () => {}
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  const changes: Change[] = []
  const errors: unknown[] = []
  let subscribed = true
  let ending: { done: () => void; fail: (error: unknown) => void } | undefined
  const watch: Watch = createWatch({
    subscribe: (changed) => {
      tell = changed
      return async () => void (subscribed = false)
    },
    rebuild: (change) => {
      changes.push(change)
      return new Promise((done, fail) => (ending = { done, fail }))
    },
    failed: (error) => errors.push(error),
    later: (run, milliseconds) => {
      const timer = { at: now + milliseconds, run }
      timers.push(timer)
      return () => (timers = timers.filter((each) => each !== timer))
    },
  })
  const pass = (milliseconds: number): void => {
    now += milliseconds
    const due = timers.filter(({ at }) => at <= now)
    timers = timers.filter(({ at }) => at > now)
    for (const { run } of due) run()
  }
  const settled = (): Promise<void> => new Promise((done) => setImmediate(done))
  return {
    watch,
    changes,
    errors,
    pass,
    tell: (what: string) => tell(what === 'assets' ? what : { round: what }),
    waiting: () => timers.length,
    isSubscribed: () => subscribed,
    done: () => (ending?.done(), settled()),
    fail: (error: unknown) => (ending?.fail(error), settled()),
    settled,
  }
}

describe('a watch', () => {
  it('rebuilds once for saves that come close together', async () => {
    const hand = byHand()
    hand.tell('a.yaml')
    hand.pass(7)
    hand.tell('a.yaml')
    hand.tell('b.yaml')
    hand.pass(7)
    expect(hand.changes).toEqual([])
    hand.pass(7)
    expect(hand.changes).toEqual([{ rounds: ['a.yaml', 'b.yaml'], assets: false }])
    await hand.done()
    hand.pass(5000)
    expect(hand.changes).toHaveLength(1)
  })

  it('says that templates or facts changed', () => {
    const hand = byHand()
    hand.tell('assets')
    hand.pass(10)
    expect(hand.changes).toEqual([{ rounds: [], assets: true }])
  })

  it('does not wait for the end of a stream of changes', () => {
    const hand = byHand()
    for (let i = 0; i < 120; i++) {
      hand.tell('a.yaml')
      hand.pass(9)
    }
    expect(hand.changes).toHaveLength(1)
  })

  it('lets a rebuild end before the next begins, and then looks after what came meanwhile', async () => {
    const hand = byHand()
    hand.tell('a.yaml')
    hand.pass(10)
    hand.tell('b.yaml')
    hand.pass(10)
    hand.tell('assets')
    hand.pass(10)
    expect(hand.changes).toHaveLength(1)
    await hand.done()
    expect(hand.changes.slice(1)).toEqual([{ rounds: ['b.yaml'], assets: true }])
  })

  it('goes on after a rebuild that failed', async () => {
    const hand = byHand()
    hand.tell('a.yaml')
    hand.pass(10)
    await hand.fail(new Error('full'))
    expect(hand.errors).toEqual([new Error('full')])
    hand.tell('a.yaml')
    hand.pass(10)
    expect(hand.changes).toHaveLength(2)
  })

  it('ends with what is being made, without what is waiting', async () => {
    const hand = byHand()
    hand.tell('a.yaml')
    hand.pass(10)
    hand.tell('b.yaml')
    let ended = false
    const stopping = hand.watch.stop().then(() => (ended = true))
    await hand.settled()
    expect([ended, hand.isSubscribed(), hand.waiting()]).toEqual([false, false, 0])
    await hand.done()
    await stopping
    hand.pass(5000)
    expect(hand.changes).toHaveLength(1)
  })
})
