import { parseDocument } from 'yaml'
import { plainValue } from '../plain-value.ts'
import type { ReadSettings } from './settings.ts'

/** Reads settings with the YAML library, whatever they hold. */
export const yamlSettings: ReadSettings = (settings) => {
  const document = parseDocument(settings)
  const [error] = document.errors
  if (error !== undefined) return { detail: error.message.split('\n')[0] ?? '', from: error.pos[0], to: error.pos[1] }
  const plain = plainValue(document)
  const value = 'value' in plain ? plain.value : undefined
  return { data: typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {} }
}
