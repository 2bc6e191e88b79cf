import type { Finding } from './rule.ts'
import type { Whole } from './whole.ts'

/** A finding whose place is still one in the whole text, as rules that read the text in one piece find it. */
export interface Told extends Omit<Finding, 'paragraph' | 'from' | 'to' | 'related'> {
  readonly at: number
  readonly end: number
  readonly related?: { readonly at: number; readonly end: number }
}

/** The finding in its paragraph. */
export function placed(whole: Whole, { at, end, related, ...said }: Told): Finding {
  return {
    ...said,
    ...whole.at(at, end),
    ...(related === undefined ? {} : { related: [whole.at(related.at, related.end)] }),
  }
}
