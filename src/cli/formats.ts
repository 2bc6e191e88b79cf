import { CommanderError } from 'commander'
import type { Format } from '../model/manifest.ts'
import { formats } from '../model/manifest.ts'

/** Reads `md,docx`. @throws CommanderError where there is no such format */
export function readFormats(text: string): readonly Format[] {
  return text.split(',').map((written) => {
    const format = formats.find((known) => known === written.trim())
    if (format !== undefined) return format
    const known = formats.join('、')
    throw new CommanderError(
      2,
      'speechgen.format',
      `不认识格式“${written.trim()}”。可用的格式：${known}，如 --format md,docx。`,
    )
  })
}
