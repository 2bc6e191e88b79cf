import { itemsOn } from '../model/frameworks.ts'
import { lexiconOf } from './lexicon.ts'
import type { NamedItems } from './lexicon/spelled-out.ts'
import { patternOf } from './patterns.ts'
import type { Finding, Reading } from './rule.ts'
import { wholeOf } from './whole.ts'

/** Items of one framework that follow each other with nothing but 、 between. */
interface Run {
  readonly items: readonly string[]
  readonly from: number
  readonly to: number
}

const between = /^[”’]?(?:、|，|；|和|以及|及)?[“‘]?$/u
const opens = /[“]?([^“”（）：，。；、]{2,12})[”]?(?:（|：|，?(?:就是|即|是指|包括|也就是)[：“]?)$/u
const closes = /^(?:等|这)?(?:[一二三四五六七八九十]个)?[“]?/u

/**
 * Frameworks of the catalogue that are spelt out: with their name before or after (“四个意识”（政治意识、……）) they must be
 * whole and in order; without it, one item of four or more missing is told as probably forgotten.
 */
export function spelledOut(reading: Reading): readonly Finding[] {
  const { manuscript, catalogue } = reading
  const whole = wholeOf(manuscript)
  const { named, item } = lexiconOf(catalogue).spelledOut
  return runsIn(whole.text, patternOf(item, 'gu')).flatMap((run): readonly Finding[] => {
    const around = {
      before: whole.text.slice(Math.max(0, run.from - 20), run.from),
      after: whole.text.slice(run.to, run.to + 14),
    }
    const meant = named.filter(
      ({ items }) =>
        run.items.every((each) => items.includes(each)) || run.items.filter((each) => items.includes(each)).length >= 2,
    )
    const said = meant.find((each) => isNamed(each, around))
    if (said !== undefined) return judge(said, run, true, whole.at(run.from, run.to), reading)
    // In 形式主义、官僚主义 nobody misses the rest, and 等 says itself that there is more
    if (
      around.after.startsWith('等') ||
      run.items.length < 3 ||
      /^[、]/u.test(around.after) ||
      /[、]$/u.test(around.before)
    )
      return []
    const fits = meant.filter(({ items }) => run.items.every((each) => items.includes(each)))
    const complete = fits.some(({ wordings }) => sameItems(run.items, wordings))
    const only = fits.find(({ framework }) => catalogue.frameworks[framework]?.kind !== 'team-requirement')
    if (complete || only === undefined || run.items.length < only.items.length - 1) return []
    return judge(only, run, false, whole.at(run.from, run.to), reading)
  })
}

function judge(
  { framework: place, items, wordings }: NamedItems,
  run: Run,
  named: boolean,
  at: Pick<Finding, 'paragraph' | 'from' | 'to'>,
  { catalogue, date }: Reading,
): readonly Finding[] {
  const framework = catalogue.frameworks[place]
  if (framework === undefined || sameItems(run.items, wordings)) return []
  const right = date === undefined ? items : itemsOn(framework, date)
  const missing = right.filter((each) => !run.items.includes(each))
  const name = framework.name
  const what =
    missing.length > 0
      ? `缺“${missing.join('”“')}”`
      : run.items.some((each) => !right.includes(each))
        ? '混进了别的一项'
        : run.items.length > right.length
          ? '有一项重复'
          : '次序不对'
  return [
    {
      ...at,
      severity: named ? 'error' : 'warning',
      message: `列举“${name}”${what}：“${run.items.join('、')}”。`,
      hint: `通行的次序：${right.join('、')}。`,
    },
  ]
}

const sameItems = (run: readonly string[], accepted: readonly (readonly string[])[]): boolean =>
  accepted.some((items) => items.length === run.length && items.every((each, i) => each === run[i]))

function isNamed(
  { names }: NamedItems,
  { before, after }: { readonly before: string; readonly after: string },
): boolean {
  const opened = opens.exec(before)?.[1]
  if (opened !== undefined && names.some((name) => opened.endsWith(name))) return true
  const rest = after.replace(/^等?(?:这)?/u, '').replace(closes, '')
  return names.some((name) => rest.startsWith(name) || after.replace(/^等?“?/u, '').startsWith(name))
}

function runsIn(text: string, item: RegExp): readonly Run[] {
  const runs: { items: string[]; from: number; to: number }[] = []
  for (const { 0: found, index } of text.matchAll(item)) {
    const last = runs.at(-1)
    if (last !== undefined && index - last.to <= 3 && index > last.to && between.test(text.slice(last.to, index))) {
      last.items.push(found)
      last.to = index + found.length
    } else runs.push({ items: [found], from: index, to: index + found.length })
  }
  return runs.filter(({ items }) => items.length > 1)
}
