import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * V8 would wait until the heap is many times as large: what is left of each round that was read would pile up. Node warns of
 * changing flags while code runs; this one only says how soon the next tidying begins.
 */
export function tidyUpOften(): void {
  setFlagsFromString('--heap-growing-percent=50')
}

let collect: (() => void) | undefined

/** Tidies up now: a large round that is done must not lie beside the next one in memory. */
export function tidyUp(): void {
  if (collect === undefined) {
    // What V8 exposes by this flag stands in contexts that are made after it
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
}
