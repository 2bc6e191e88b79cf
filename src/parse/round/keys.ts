import { distance } from 'fastest-levenshtein'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Place } from '../../model/place.ts'
import { nearest } from '../../model/nearest.ts'
import type { Entry, Home } from './shape.ts'
import { homes } from './shape.ts'
import { label } from './wanted.ts'

/** The longest key that a slip can be looked for in, in characters */
const longest = 40

/**
 * What to say of a key that does not belong where it stands: a slip of the pen, or a key of another level.
 * @param free the keys that could still stand there
 */
export function keyDiagnostic(
  written: string,
  spot: { readonly name: string; readonly under: readonly Entry[] },
  free: readonly Entry[],
  place: Place,
): Diagnostic {
  // No key is that long: it is a sentence, or worse
  if (written.length > longest) {
    const key = `${Array.from(written).slice(0, longest).join('')}……`
    return diagnostic('round/unknown-key', { key, under: spot.name }, place)
  }
  const here = nearest(
    written,
    free.flatMap(({ key, zh }) => [key, zh]),
  )
  const slip = here !== undefined && written.length >= 4 && distance(written, here) === 1
  const home = slip ? undefined : nearestHome(written, spot.under)
  return diagnostic(
    'round/unknown-key',
    {
      key: written,
      under: spot.name,
      ...(home === undefined ? {} : { belongs: homeName(home) }),
      ...(here === undefined || home !== undefined ? {} : { suggestion: here }),
    },
    place,
  )
}

/** The place that knows the key and is the fewest levels away. */
function nearestHome(written: string, under: readonly Entry[]): Home | undefined {
  return homes
    .filter(({ entry }) => entry.key === written || entry.zh === written)
    .toSorted((a, b) => levelsBetween(a.under, under) - levelsBetween(b.under, under))[0]
}

function levelsBetween(a: readonly Entry[], b: readonly Entry[]): number {
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared += 1
  return a.length + b.length - 2 * shared
}

function homeName(home: Home): string {
  return home.under.length === 0 ? '文件最外层' : `${home.under.map(label).join('的')}下面`
}
