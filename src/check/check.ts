import type { Diagnostic, Severity } from '../model/diagnostic.ts'
import type { Speech } from '../model/speech.ts'
import { readSpeech } from './read-speech.ts'
import type { Finding, Reading, Rule } from './rule.ts'
import { rules } from './rules.ts'

/** What `.speechgen.yml` says of the rules: another severity, or `off`. */
export type RuleLevels = Readonly<Record<string, Severity | 'off'>>

/** Runs every rule over a manuscript. The findings stand in the order of the rules. */
export function checkManuscript(reading: Reading, levels: RuleLevels = {}): readonly Diagnostic[] {
  return rules.flatMap((rule) => {
    const level = levels[rule.id]
    if (level === 'off') return []
    return rule.find(reading).flatMap((finding) => told(reading, rule, finding, level))
  })
}

/** Runs every rule over a speech that was just composed. */
export function checkSpeech(of: Omit<Reading, 'manuscript' | 'others' | 'words'> & { readonly speech: Speech }) {
  const { speech, ...rest } = of
  return checkManuscript({ ...rest, manuscript: readSpeech(speech), others: [], words: [] })
}

function told(
  { manuscript }: Reading,
  rule: Rule,
  finding: Finding,
  level: Severity | undefined,
): readonly Diagnostic[] {
  const paragraph = manuscript.paragraphs[finding.paragraph]
  if (paragraph === undefined || paragraph.ignored?.some((id) => id === rule.id || id === '*') === true) return []
  const { from, to, message, hint, fix } = finding
  const span = fix === undefined ? undefined : paragraph.raw(from, to)
  const related = (finding.related ?? []).flatMap((other) => {
    const place = manuscript.paragraphs[other.paragraph]?.place(other.from, other.to)
    return place === undefined ? [] : [place]
  })
  return [
    {
      code: `check/${rule.id}`,
      args: {
        message: manuscript.composed === true ? `《${manuscript.title ?? ''}》：${message}` : message,
        ...(manuscript.composed === true ? quoting(message, paragraph.text.slice(from, to)) : {}),
        ...(hint === undefined ? {} : { hint }),
      },
      severity: level ?? finding.severity ?? rule.severity,
      place: paragraph.place(from, to),
      ...(related.length === 0 ? {} : { related }),
      ...(paragraph.origin === undefined ? {} : { origin: paragraph.origin }),
      ...(fix === undefined || span === undefined ? {} : { fix: { from: span[0], to: span[1], text: fix } }),
    },
  ]
}

/** So many characters of a quotation are given whole, of a longer one these at either end. */
const whole = 30
const end = 12

/** The words that a message is about: the place of a composed speech is a line of a template, which has others. */
function quoting(message: string, words: string): { readonly words?: string } {
  if (words === '' || message.includes(words)) return {}
  return { words: words.length <= whole ? words : `${words.slice(0, end)}……${words.slice(-end)}` }
}
