import type { Severity } from './diagnostic.ts'

/** How one code is worded: what happened (and why it matters, where that is not plain), then what to do. */
export interface Message<A> {
  readonly severity: Severity
  readonly text: (args: A) => string
  readonly hint?: (args: A) => string | undefined
}

/** Declares a message with the type of its arguments. */
export function message<A>(
  severity: Severity,
  text: (args: A) => string,
  hint?: (args: A) => string | undefined,
): Message<A> {
  return hint === undefined ? { severity, text } : { severity, text, hint }
}

const whole = /^“[^“”]*”$/u

/** A text in quotation marks: its own, where it stands in such as a whole; those within it become single ones. */
export function quoted(text: string): string {
  if (whole.test(text)) return text
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** “是不是想写……？”, or nothing where nothing is near. */
export function meant(suggestion: string | undefined): string | undefined {
  return suggestion === undefined ? undefined : `是不是想写${whole.test(suggestion) ? suggestion : `“${suggestion}”`}？`
}
