import type { Catalogue, Formulation } from '../../model/catalogue.ts'
import type { IsoDate } from '../../model/date.ts'
import { firstDay, within } from '../../model/date.ts'
import type { Finding, Rule } from '../rule.ts'

/** Formulations that were not in use on the meeting's date: quoted before their time, or after it. */
export const formulationWindow: Rule = {
  id: 'formulation-window',
  severity: 'error',
  about: '提法在会议日期还没有，或者已经不用。',
  example: { wrong: '（2017年5月的会议）要坚决做到“两个维护”。' },
  find: ({ manuscript, catalogue, date }) => {
    if (date === undefined) return []
    const outside = catalogue.formulations.filter((entry) => entry.severity !== 'info' && !within(entry, date))
    return manuscript.paragraphs.flatMap(({ text }, paragraph) => {
      const found = outside.flatMap((entry) => {
        const at = findFormulation(entry, text)
        return at === undefined ? [] : [{ entry, at, words: at.words }]
      })
      // Of formulations that contain each other the longest is told, and the same words once
      const longest = found.filter(
        ({ words }, i) => !found.some((other, j) => (other.words !== words ? other.words.includes(words) : j < i)),
      )
      return longest.map(({ entry, at }) => finding(entry, at, paragraph, date, catalogue))
    })
  },
}

interface Found {
  readonly words: string
  readonly from: number
}

function finding(
  entry: Formulation,
  { words, from }: Found,
  paragraph: number,
  date: IsoDate,
  catalogue: Catalogue,
): Finding {
  const at = { paragraph, from, to: from + words.length }
  if (entry.from !== undefined && date < firstDay(entry.from))
    return {
      ...at,
      message: `“${words}”自 ${entry.from} 起才有，${date} 的会议上不能出现。`,
      hint: `改用当时的提法；在模板里放进 {{#if (通行 "${entry.text}")}}……{{/if}}。`,
    }
  const now = catalogue.formulations.find(({ id }) => id === entry.successor)?.text ?? entry.successor
  return {
    ...at,
    severity: 'warning',
    message: `“${words}”只用到 ${entry.until ?? ''}，${date} 的会议上已经过时。`,
    hint: now === undefined ? '删去，或改用现在的提法。' : `现在的提法是“${now}”。`,
  }
}

/** The formulation as it stands in a text, outside the contexts in which it is not meant. */
export function findFormulation(entry: Formulation, text: string): Found | undefined {
  let rest = text
  // Blanked out, not taken away: what stands behind keeps its place
  for (const except of entry.except ?? [])
    rest = rest.replaceAll(new RegExp(except, 'gu'), (words) => '\u0000'.repeat(words.length))
  if (entry.pattern === undefined) {
    const from = rest.indexOf(entry.text)
    return from < 0 ? undefined : { words: entry.text, from }
  }
  const match = new RegExp(entry.pattern, 'u').exec(rest)
  return match === null ? undefined : { words: match[0], from: match.index }
}
