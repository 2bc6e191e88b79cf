import { stringify } from 'yaml'
import type { Speech } from '../model/speech.ts'
import { head, plainTitle } from './head.ts'

/** What an output says about itself beside the speech: passed in, for an emitter knows neither version nor inputs. */
export interface FrontMatter {
  /** `speechgen 0.1.0` */
  readonly generator: string
  /** digest of the inputs, `sha256:…` */
  readonly inputs: string
  /** names of the units; their ids are told where it is missing */
  readonly units?: readonly string[]
}

/** The YAML block at the top of a Markdown file, with its `---` lines and a line feed at the end. */
export function frontMatter(speech: Speech, front: FrontMatter): string {
  const { speaker } = head(speech)
  const fields = {
    title: plainTitle(speech),
    ...(speaker === undefined ? {} : { speaker }),
    ...(speech.date === undefined ? {} : { date: speech.date }),
    meeting: speech.meeting.name,
    unit: [...(front.units ?? speech.units)],
    kind: speech.kind,
    round: speech.round,
    generator: front.generator,
    inputs: front.inputs,
  }
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n`
}
