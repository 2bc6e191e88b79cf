import { stringify } from 'yaml'
import { isPlainSetting } from '../model/plain-setting.ts'
import type { Script } from '../model/speech.ts'
import { head, plainTitle } from './head.ts'

/** What an output says about itself beside the speech: passed in, for an emitter knows neither version nor inputs; a file that nobody generated has neither. */
export interface FrontMatter {
  /** `speechgen 0.1.0` */
  readonly generator?: string
  /** digest of the inputs, `sha256:…` */
  readonly inputs?: string
  /** names of the units; their ids are told where it is missing */
  readonly units?: readonly string[]
}

/** The YAML block at the top of a Markdown file, with its `---` lines and a line feed at the end. */
export function frontMatter(speech: Script, front: FrontMatter): string {
  const { speaker, title: pieces } = head(speech)
  const units = front.units ?? speech.units
  const fields = {
    title: plainTitle(speech),
    // The heading below is one line: where the title must break is told here
    ...(pieces.length > 1 ? { title_lines: [...pieces] } : {}),
    ...(speaker === undefined ? {} : { speaker }),
    ...(speech.date === undefined ? {} : { date: speech.date }),
    ...(speech.meeting === undefined ? {} : { meeting: speech.meeting.name }),
    ...(units === undefined ? {} : { unit: [...units] }),
    ...(speech.kind === undefined ? {} : { kind: speech.kind }),
    ...(speech.round === undefined ? {} : { round: speech.round }),
    ...(front.generator === undefined ? {} : { generator: front.generator }),
    ...(front.inputs === undefined ? {} : { inputs: front.inputs }),
  }
  return `---\n${Object.entries(fields)
    .map(([key, value]) => settingLine(key, value))
    .join('')}---\n`
}

/** One setting as YAML; the library is asked where a text might need quotation marks, for it takes far longer. */
function settingLine(key: string, value: string | readonly string[]): string {
  const all = typeof value === 'string' ? [value] : value
  if (all.length === 0 || !all.every(isPlainSetting)) return stringify({ [key]: value }, { lineWidth: 0 })
  return typeof value === 'string' ? `${key}: ${value}\n` : `${key}:\n${all.map((each) => `  - ${each}\n`).join('')}`
}
