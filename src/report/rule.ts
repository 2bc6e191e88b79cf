import type { Severity } from '../model/diagnostic.ts'

/** What a report says of a rule. */
export interface ReportedRule {
  readonly id: string
  readonly severity: Severity
  readonly about: string
}
