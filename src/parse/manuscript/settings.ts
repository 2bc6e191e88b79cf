import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Manuscript } from '../../model/manuscript.ts'
import type { Locator } from '../../model/place.ts'
import { isPlainSetting } from '../../model/plain-setting.ts'

/** Settings of a speech take a few lines: what is longer is not read as YAML, which takes long. In UTF-16 units. */
const longestSettings = 20_000

/** What settings say, by key; or what is wrong with them: `detail` for the message, `from` and `to` in the settings. */
export type SettingsRead =
  | { readonly data: Readonly<Record<string, unknown>> }
  | { readonly detail: string; readonly from: number; readonly to: number }

/** Reads the YAML above a text; without its `---` lines. */
export type ReadSettings = (settings: string) => SettingsRead

type Said = Pick<Manuscript, 'title' | 'date' | 'kind' | 'meeting' | 'units'>

/** What stands above a text: where it ends, what it says of the speech, and all that it says. */
export interface FrontMatter {
  readonly end: number
  readonly said: Said
  readonly data: Readonly<Record<string, unknown>>
  readonly diagnostics: readonly Diagnostic[]
}

interface Found {
  /** with its `---` lines */
  readonly whole: string
  readonly settings: string
}

function find(text: string): Found | undefined {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/u.exec(text)
  return match === null ? undefined : { whole: match[0], settings: match[1] ?? '' }
}

/** Whether it takes a YAML parser to read what stands above a text: loading one takes a good part of the time of a check. */
export function needsYaml(text: string): boolean {
  const found = find(text)
  return found !== undefined && found.settings.length <= longestSettings && plainSettings(found.settings) === undefined
}

/** Reads what stands above a text. @param read as `needsYaml` asks for */
export function frontMatter(text: string, locator: Locator, read: ReadSettings | undefined): FrontMatter {
  const found = find(text)
  if (found === undefined) return { end: 0, said: {}, data: {}, diagnostics: [] }
  const { whole, settings } = found
  const end = whole.length
  const wrong = (detail: string, from: number, to: number): FrontMatter => ({
    end,
    said: {},
    data: {},
    diagnostics: [diagnostic('manuscript/front-matter', { detail }, locator(from, to))],
  })
  if (settings.length > longestSettings) return wrong(`有 ${settings.length} 个字符，多得不正常`, 0, 3)
  const plain = plainSettings(settings)
  const result = plain === undefined ? read?.(settings) : { data: plain }
  if (result === undefined) throw new Error('these settings take a YAML parser')
  if ('detail' in result) {
    const start = whole.indexOf('\n') + 1
    return wrong(result.detail, start + result.from, start + result.to)
  }
  return { end, data: result.data, said: saidIn(result.data), diagnostics: [] }
}

function saidIn(data: Readonly<Record<string, unknown>>): Said {
  const value = (...keys: readonly string[]): unknown => keys.map((key) => data[key]).find((each) => each !== undefined)
  const word = (name: keyof Said, found: unknown) =>
    typeof found === 'string' && found !== '' ? { [name]: found } : {}
  const date = value('date', '日期')
  const units = [value('unit', '单位') ?? []].flat().filter((unit) => typeof unit === 'string')
  return {
    ...word('title', value('title', '标题')),
    ...(typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? { date } : {}),
    ...word('kind', value('kind', '种类')),
    ...word('meeting', value('meeting', '会议')),
    ...(units.length === 0 ? {} : { units }),
  }
}

/**
 * Settings as a generated speech has them, one a line, or a list of which each item is a line; undefined of all that
 * might mean something else to a YAML parser.
 */
export function plainSettings(settings: string): Readonly<Record<string, unknown>> | undefined {
  const data: Record<string, string | string[]> = {}
  let list: string[] | undefined
  for (const line of settings.split('\n')) {
    if (line === '') continue
    const item = /^ {2}- (.+)$/u.exec(line)?.[1]
    if (item !== undefined) {
      if (list === undefined || !isPlainSetting(item)) return undefined
      list.push(item)
      continue
    }
    if (list?.length === 0) return undefined
    const [, key, value] = /^(?!(?:true|false|null):)([a-z][a-z_]*|\p{Script=Han}+):(?: (.+))?$/u.exec(line) ?? []
    if (key === undefined || Object.hasOwn(data, key)) return undefined
    if (value === undefined) data[key] = list = []
    else if (isPlainSetting(value)) {
      data[key] = value
      list = undefined
    } else return undefined
  }
  return list?.length === 0 ? undefined : data
}
