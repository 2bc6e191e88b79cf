import { readdirSync, readFileSync } from 'node:fs'
import type { Templates } from '../../../src/model/template.ts'
import { parseTemplates } from '../../../src/parse/template.ts'

/** The templates as they ship. */
export function shippedTemplates(): Templates {
  const files = readdirSync('templates', { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
  const { value } = parseTemplates(new Map(files.map((path) => [path, readFileSync(`templates/${path}`, 'utf8')])))
  if (value === undefined) throw new Error('no templates')
  return value
}
