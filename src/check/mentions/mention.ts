import type { Window } from '../../model/date.ts'
import type { Severity } from '../../model/diagnostic.ts'

/** Something with a time of its own that a text names: a formulation, a document, a meeting, an organ. */
export interface Mention extends Window {
  /** offsets in the whole text */
  readonly at: number
  readonly end: number
  readonly words: string
  /** how bad it is before `from`; missing where that says nothing */
  readonly early?: Severity
  /** how bad it is after `until` */
  readonly late?: Severity
  /** what to write instead, in words */
  readonly instead?: string
  /** `“两个维护”自 2018-05-14 起才有` says it of a formulation; of others another verb */
  readonly begins: '起才有' | '才公布' | '才召开' | '才启动' | '才任职' | '起才有这个名称'
}

/** A text as a pattern that finds it and nothing else. */
export function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')
}
