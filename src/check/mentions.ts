import type { Catalogue } from '../model/catalogue.ts'
import type { Manuscript } from '../model/manuscript.ts'
import { documentsIn } from './mentions/documents.ts'
import { eventsIn } from './mentions/events.ts'
import { formulationsIn } from './mentions/formulations.ts'
import type { Mention } from './mentions/mention.ts'
import { organsIn } from './mentions/organs.ts'
import { wholeOf } from './whole.ts'

const known = new WeakMap<Manuscript, { readonly catalogue: Catalogue; readonly mentions: readonly Mention[] }>()

/** Everything with a time of its own that a manuscript names; found once a manuscript. */
export function mentionsOf(manuscript: Manuscript, catalogue: Catalogue): readonly Mention[] {
  const before = known.get(manuscript)
  if (before?.catalogue === catalogue) return before.mentions
  const whole = wholeOf(manuscript)
  const others = [documentsIn, eventsIn, organsIn].flatMap((find) => find(whole.text, catalogue))
  const mentions = [...formulationsIn(whole, catalogue), ...others]
  known.set(manuscript, { catalogue, mentions })
  return mentions
}
