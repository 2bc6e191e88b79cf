import type { KeyLanguage } from '../parse/round/json-schema.ts'
import { roundJsonSchema } from '../parse/round/json-schema.ts'

/** The JSON Schema of the round file as text, for an editor's settings; with a language, only the keys of that one. */
export function printSchema(language?: KeyLanguage): string {
  return `${JSON.stringify(roundJsonSchema(language), undefined, 2)}\n`
}
