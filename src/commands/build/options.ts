import type { Diagnostic } from '../../model/diagnostic.ts'
import type { ProfileName } from '../../emit/docx/layout.ts'
import type { Format } from '../../model/manifest.ts'
import type { ToPdf } from '../../workspace/office.ts'

/** What `speechgen build` is asked for. */
export interface BuildOptions {
  readonly files: readonly string[]
  readonly out: string
  /** a PDF is made of the DOCX file, which is then written too */
  readonly formats: readonly Format[]
  /** how DOCX files are laid out; `document` where it is missing */
  readonly profile?: ProfileName
  /** makes the PDFs, where they are asked for */
  readonly toPdf?: ToPdf
  readonly only?: string
  readonly strict: boolean
  readonly force: boolean
  readonly generator: string
  /** only every `count`th meeting, from the `index`th (from 1): a machine's share of a round */
  readonly shard?: Shard
  /** threads, where they pay; 1 for none */
  readonly jobs?: number
  readonly onProgress?: (done: number, total: number, title: string) => void
}

/** A share of a round: `2/4`. */
export interface Shard {
  /** from 1 */
  readonly index: number
  readonly count: number
}

/** Whether a finding makes a build fail; a strict one bears no warning and nothing that is held open (【待补】). */
export const fails =
  (strict: boolean) =>
  ({ severity, code }: Diagnostic): boolean =>
    severity === 'error' || (strict && (severity === 'warning' || code === 'text/held-open'))

/** The name of a manifest: a share of a round has one of its own, which `speechgen merge` joins with the others. */
export const manifestName = (shard: Shard | undefined): string =>
  shard === undefined ? 'manifest.json' : `manifest-${shard.index}-of-${shard.count}.json`
