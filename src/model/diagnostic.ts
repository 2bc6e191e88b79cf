import type { Args, Code } from './messages.ts'
import { messages } from './messages.ts'
import type { Place } from './place.ts'

/** error: the input or the text is wrong; warning: probably wrong; info: worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/** The severities as users read them, gravest first. */
export const severityWords: Readonly<Record<Severity, string>> = { error: '错误', warning: '提醒', info: '提示' }

/** One finding, as a value: worded only when it is reported. */
export interface Diagnostic {
  /** `round/unknown-key`; the findings of the proofreader's rules bring their own words: `check/ordinal-series` */
  readonly code: Code | `check/${string}`
  readonly args: Readonly<Record<string, unknown>>
  readonly severity: Severity
  readonly place?: Place
  /** Other places that belong to it, as the first of two equal keys. */
  readonly related?: readonly Place[]
  /** Where what was generated can be mended: the template. */
  readonly origin?: Place
  /** What mends it beyond doubt: offsets (UTF-16) in the raw text of the file, and what stands there then. */
  readonly fix?: { readonly from: number; readonly to: number; readonly text: string }
}

/** What a parser gives: the value, where there is one, and everything there is to say about the text. */
export interface Parsed<T> {
  readonly value?: T
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes a diagnostic; the arguments are typed by its code. */
export function diagnostic<C extends Code>(
  code: C,
  args: Args<C>,
  place?: Place,
  related?: readonly Place[],
): Diagnostic {
  return {
    code,
    args: args as Readonly<Record<string, unknown>>,
    severity: messages[code].severity,
    ...(place === undefined ? {} : { place }),
    ...(related === undefined ? {} : { related }),
  }
}

/** What a diagnostic says, and what to do about it. */
export function wording(of: Diagnostic): { readonly text: string; readonly hint?: string } {
  if (isRule(of.code)) {
    const { message, hint, words } = of.args as { message: string; hint?: string; words?: string }
    const text = words === undefined ? message : `${message.replace(/。$/u, '')}：“${words}”。`
    return { text, ...(hint === undefined ? {} : { hint }) }
  }
  // The table is typed by code; here the pair is only known to belong together
  const entry = messages[of.code] as { text: (a: unknown) => string; hint?: (a: unknown) => string | undefined }
  const hint = entry.hint?.(of.args)
  return { text: entry.text(of.args), ...(hint === undefined ? {} : { hint }) }
}

const isRule = (code: Diagnostic['code']): code is `check/${string}` => code.startsWith('check/')

/** The order in which diagnostics are told: by file, place, then code. Equal ones stay in the order they came. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [p, q] = [a.place, b.place]
  if (p === undefined || q === undefined) return (p === undefined ? 1 : 0) - (q === undefined ? 1 : 0)
  if (p.file !== q.file) return p.file < q.file ? -1 : 1
  return p.line - q.line || p.column - q.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
}

/** Whether a diagnostic is an error: nothing of what it speaks of is written. */
export const isError = ({ severity }: Diagnostic): boolean => severity === 'error'
