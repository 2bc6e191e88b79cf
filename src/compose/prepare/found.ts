import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Place } from '../../model/place.ts'
import type { ArgumentKind } from './signatures.ts'

/** A stretch of a template's own text, with the names whose being in use it is subject to. */
export interface Literal {
  readonly text: string
  readonly place: Place
  readonly inUse: readonly string[]
}

/** A name that has to be in use for what it is written inside of: `{{#if (通行 "…")}}`, or in the branch after `{{else}}`. */
export interface Guard {
  readonly name: string
  readonly holds: boolean
}

/** A name of the catalogue that a template cites, and what is asked for around it. */
export interface Citation {
  readonly kind: ArgumentKind
  readonly name: string
  readonly place: Place
  readonly guards: readonly Guard[]
}

/** What a stretch of template gave, besides its program. */
export interface Found {
  readonly literals: readonly Literal[]
  readonly citations: readonly Citation[]
  /** canonical paths that it looks at (`unit.trade.risks`), in the order in which they first occur */
  readonly fields: ReadonlySet<string>
  /** ids of the pieces that it includes, and of those that these include */
  readonly partials: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Nothing found yet; what is found is added to it. */
export const nothingFound = () => ({
  literals: [] as Literal[],
  citations: [] as Citation[],
  fields: new Set<string>(),
  partials: new Set<string>(),
  diagnostics: [] as Diagnostic[],
})
