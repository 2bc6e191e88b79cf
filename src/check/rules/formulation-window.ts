import type { Formulation } from '../../model/catalogue.ts'
import { firstDay, within } from '../../model/date.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Source } from '../../model/speech.ts'
import { plainText } from '../../model/speech.ts'
import type { Checking, Rule } from '../check.ts'
import { sourcePlace } from '../source-place.ts'

/** Formulations that were not in use on the meeting's date: quoted before their time, or after it. */
export const checkFormulationWindows: Rule = ({ speech, catalogue, date }) => {
  const outside = catalogue.formulations.filter((entry) => entry.severity !== 'info' && !within(entry, date))
  return speech.blocks.flatMap((block) => {
    const text = plainText(block)
    const found = outside.flatMap((entry) => {
      const words = findFormulation(entry, text)
      return words === undefined ? [] : [{ entry, words }]
    })
    // Of formulations that contain each other the longest is told, and the same words once
    const longest = found.filter(
      ({ words }, i) => !found.some((other, j) => (other.words !== words ? other.words.includes(words) : j < i)),
    )
    return longest.map(({ entry, words }) => finding(entry, words, { speech, catalogue, date }, block.source))
  })
}

function finding(entry: Formulation, text: string, { speech, catalogue, date }: Checking, source: Source): Diagnostic {
  const place = sourcePlace(source)
  const common = { text, date, speech: speech.title }
  const { from, until, successor } = entry
  if (from !== undefined && date < firstDay(from)) return diagnostic('text/before-its-time', { ...common, from }, place)
  const now = catalogue.formulations.find(({ id }) => id === successor)?.text ?? successor
  return diagnostic(
    'text/out-of-use',
    { ...common, until: until ?? '', ...(now === undefined ? {} : { successor: now }) },
    place,
  )
}

/** The formulation as it stands in a text, outside the contexts in which it is not meant. */
export function findFormulation(entry: Formulation, text: string): string | undefined {
  let rest = text
  for (const except of entry.except ?? []) rest = rest.replaceAll(new RegExp(except, 'gu'), '')
  if (entry.pattern !== undefined) return new RegExp(entry.pattern, 'u').exec(rest)?.[0]
  return rest.includes(entry.text) ? entry.text : undefined
}
