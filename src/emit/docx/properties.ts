import type { Script } from '../../model/speech.ts'
import { cleanLine } from '../clean-text.ts'
import type { FrontMatter } from '../front-matter.ts'

/** What stands between the names of several units, and between the pieces of a title. */
const separator = '|'

/**
 * The custom properties of a file: what its pages do not say, so that `import` gives back the Markdown it was made
 * from, front matter included. None where nobody asks for them.
 */
export function customProperties(
  speech: Script,
  front: FrontMatter | undefined,
): readonly { readonly name: string; readonly value: string }[] {
  if (front === undefined) return []
  const fields = {
    generator: front.generator,
    inputs: front.inputs,
    kind: speech.kind,
    round: speech.round,
    meeting: speech.meeting?.name,
    unit: (front.units ?? speech.units)?.join(separator),
    title: speech.title.includes(separator) ? speech.title : '',
  }
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || cleanLine(value) === '' ? [] : [{ name, value: cleanLine(value) }],
  )
}
