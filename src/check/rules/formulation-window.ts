import type { Formulation } from '../../model/catalogue.ts'
import { firstDay, lastDay, within } from '../../model/date.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import { plainText } from '../../model/speech.ts'
import type { Rule } from '../check.ts'
import { sourcePlace } from '../source-place.ts'

/** Formulations that were not in use on the meeting's date: quoted before their time, or after it. */
export const checkFormulationWindows: Rule = ({ speech, catalogue, date }) => {
  const outside = catalogue.formulations.filter((entry) => entry.severity !== 'info' && !within(entry, date))
  return speech.blocks.flatMap((block) => {
    const text = plainText(block)
    return outside.flatMap((entry) => {
      const found = findFormulation(entry, text)
      if (found === undefined) return []
      const place = sourcePlace(block.source)
      if (entry.from !== undefined && date < firstDay(entry.from))
        return [
          diagnostic('text/before-its-time', { text: found, from: entry.from, date, speech: speech.title }, place),
        ]
      if (entry.until === undefined || date <= lastDay(entry.until)) return []
      const { until, successor } = entry
      const now = catalogue.formulations.find((other) => other.id === successor)?.text ?? successor
      const args = { text: found, until, date, speech: speech.title, ...(now === undefined ? {} : { successor: now }) }
      return [diagnostic('text/out-of-use', args, place)]
    })
  })
}

/** The formulation as it stands in a text, outside the contexts in which it is not meant. */
export function findFormulation(entry: Formulation, text: string): string | undefined {
  let rest = text
  for (const except of entry.except ?? []) rest = rest.replaceAll(new RegExp(except, 'gu'), '')
  if (entry.pattern !== undefined) return new RegExp(entry.pattern, 'u').exec(rest)?.[0]
  return rest.includes(entry.text) ? entry.text : undefined
}
