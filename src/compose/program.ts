/**
 * A checked template as data: what `prepare` makes of the syntax tree, and what `render` runs. Everything is JSON, so
 * that the templates of the package are prepared once, when it is built, and no run has to parse or check them again.
 */
export type Program = readonly Step[]

/** One step: a stretch of text with its marks, or something that depends on the speech. */
export type Step = string | PrintStep | CallStep | IfStep | ScopeStep | WordingStep | IncludeStep | NumberStep

/** `../` so many times, then names of fields and places in lists, in canonical English. */
export type Path = readonly [depth: number, ...parts: string[]]

/** What stands behind the name of a helper: a field, a text or a number. */
export type Argument = { readonly path: Path } | string | number

/** Where a step stands: number of the template file, line in it, and the field or helper as it is written there. */
export interface Spot {
  readonly file: number
  readonly line: number
  readonly name: string
}

/** `{{单位.名称}}` */
export interface PrintStep extends Spot {
  readonly op: 'print'
  readonly path: Path
}

/** `{{提法 "spirit"}}`; also a test, `(为 单位.类型 "回头看")`. */
export interface CallStep extends Spot {
  readonly op: 'call'
  readonly helper: string
  readonly args: readonly Argument[]
}

/** `{{#if}}`; `{{#unless}}` with its branches changed over. */
export interface IfStep {
  readonly op: 'if'
  /** a field, a helper, or whether this is the first or last item of a list (`@first`, `@last`) */
  readonly test: { readonly path: Path } | CallStep | { readonly item: 'first' | 'last' }
  readonly holds: Program
  readonly otherwise: Program
}

/** `{{#each}}`, `{{#with}}` */
export interface ScopeStep {
  readonly op: 'each' | 'with'
  readonly path: Path
  readonly body: Program
  readonly otherwise: Program
}

/** `{{#换说}}`: one of several wordings, picked by the speech's seed and by `id`. */
export interface WordingStep {
  readonly op: 'wording'
  readonly id: string
  readonly of: readonly Program[]
}

/** `{{> 片段}}`: a piece, prepared for the scope that it stands in; many templates share it. */
export interface IncludeStep {
  readonly op: 'include'
  readonly piece: string
}

/** `{{@number}}` */
export interface NumberStep {
  readonly op: 'number'
}
