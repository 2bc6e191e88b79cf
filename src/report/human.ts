import type { Diagnostic, Severity } from '../model/diagnostic.ts'
import { byPlace, severityWords, wording } from '../model/diagnostic.ts'
import type { Place } from '../model/place.ts'
import { excerptOf, harmless } from './excerpt.ts'

/** ANSI colours. */
const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36 }

/**
 * Tells diagnostics to people: place, severity, what happened, the line with the place underlined, what to do; sorted,
 * with a summary at the end. Nothing for no diagnostics.
 * @param sources the texts by the names that the places use; a place without its text is told without an excerpt
 */
export function reportHuman(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  options: { readonly color: boolean },
): string {
  if (diagnostics.length === 0) return ''
  const paint = (code: number, text: string): string => (options.color ? `\u001b[${code}m${text}\u001b[0m` : text)
  const told = folded(diagnostics.toSorted(byPlace)).map((alike) => tell(alike, sources, paint))
  return `${told.join('\n')}\n${summary(diagnostics)}\n`
}

/** “2 个错误，1 个提醒”; severities that do not occur are not mentioned. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  return (Object.keys(severityWords) as Severity[])
    .map((severity) => ({ severity, count: diagnostics.filter((each) => each.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} 个${severityWords[severity]}`)
    .join('，')
}

/** What is said of one speech, and of which others the same: a line of a template stands in many. */
interface Alike {
  readonly first: Diagnostic
  /** titles of the others, with their 《》 */
  readonly others: readonly string[]
}

const title = /^《[^》]*》/u
/** So many other speeches are named. */
const named = 2

/**
 * Diagnostics that say the same of several speeches, told once, where the first of them stands. What is said twice of one
 * speech is told twice: the second time stands with the second time of others.
 */
function folded(diagnostics: readonly Diagnostic[]): readonly Alike[] {
  const known = new Map<string, Alike & { readonly others: string[] }>()
  const times = new Map<string, number>()
  for (const [i, each] of diagnostics.entries()) {
    // The words that it is about have names in them, and each speech its own
    const { text, hint } = wording({ ...each, args: { ...each.args, words: undefined } })
    const [speech = ''] = title.exec(text) ?? []
    const said = JSON.stringify([
      each.code,
      each.severity,
      text.slice(speech.length),
      hint,
      each.place,
      each.origin,
      each.related,
    ])
    const ofSpeech = `${speech} ${said}`
    const time = times.get(ofSpeech) ?? 0
    times.set(ofSpeech, time + 1)
    const key = speech === '' ? String(i) : `${time} ${said}`
    const before = known.get(key)
    if (before === undefined) known.set(key, { first: each, others: [] })
    else before.others.push(speech)
  }
  return [...known.values()]
}

function othersLine(others: readonly string[]): readonly string[] {
  if (others.length === 0) return []
  const shown = others.slice(0, named).map(harmless).join('、')
  return [`  还有 ${others.length} 篇也是这样：${shown}${others.length > named ? '等' : ''}`]
}

type Paint = (code: number, text: string) => string

function tell({ first: of, others }: Alike, sources: ReadonlyMap<string, string>, paint: Paint): string {
  const said = wording(of)
  const text = harmless(said.text)
  const hint = said.hint === undefined ? undefined : harmless(said.hint)
  const [word, colour] = [severityWords[of.severity], colours[of.severity]]
  const at = of.place === undefined ? '' : `${paint(1, position(of.place))} `
  const lines = [
    `${at}${paint(colour, word)} ${text} ${paint(2, `[${of.code}]`)}`,
    ...(of.place === undefined ? [] : excerptLines(of.place, sources, colour, paint)),
    ...(of.related ?? []).map((place) =>
      [`  相关位置 ${position(place)}`, ...excerptLines(place, sources, 2, paint)].join('\n'),
    ),
    ...othersLine(others),
    ...(hint === undefined ? [] : [`  ${paint(32, '怎么办')} ${hint}`]),
    ...originLines(of),
  ]
  return `${lines.join('\n')}\n`
}

/** Where a generated paragraph can be mended; not told where the place is the template itself. */
function originLines({ origin, place }: Diagnostic): readonly string[] {
  return origin === undefined || origin.file === place?.file ? [] : [`  模板 ${origin.file}:${origin.line}`]
}

function position(place: Place): string {
  return `${harmless(place.file)}:${place.line}:${place.column}`
}

function excerptLines(
  place: Place,
  sources: ReadonlyMap<string, string>,
  colour: number,
  paint: Paint,
): readonly string[] {
  const source = sources.get(place.file)
  const excerpt = source === undefined ? undefined : excerptOf(place, source)
  if (excerpt === undefined) return []
  const number = String(place.line).padStart(5)
  return [
    `${paint(2, `${number} |`)} ${excerpt.line}`,
    `${paint(2, `${' '.repeat(number.length)} |`)} ${paint(colour, excerpt.carets)}`,
  ]
}
