import type { Roots, Texts } from './commands/assets.ts'
import { buildRounds } from './commands/build.ts'
import { openAssets } from './commands/ready.ts'
import type { ManifestSpeech, OwnFormat as Format } from './model/manifest.ts'
import type { Finding } from './report/json.ts'
import { findingsJson } from './report/json.ts'
import { openDisk } from './workspace/disk.ts'
import { openMemory } from './workspace/memory.ts'
import { packageFolder } from './workspace/program.ts'

/** What a build may be told; everything may be left out. */
export interface BuildSettings {
  /** what the round file is called in findings; `round.yaml` where it is missing */
  readonly name?: string
  /** what each speech is written as; Markdown and DOCX where it is missing */
  readonly formats?: readonly Format[]
  /** only some speeches, as `--only`: `01-*`, `*\/2-领导动员` */
  readonly only?: string
  /** a warning or something held open (【待补】) makes the build fail, as `--strict` */
  readonly strict?: boolean
  /** own templates by their path below `templates/`: one with the path of a built-in one takes its place */
  readonly templates?: Readonly<Record<string, string>>
  /** own files of facts by their path below `data/`, likewise */
  readonly data?: Readonly<Record<string, string>>
}

/** One speech: what the manifest says of it, and the speech itself in the formats that were asked for. */
export interface BuiltSpeech extends Pick<
  ManifestSpeech,
  'kind' | 'unit' | 'speaker' | 'date' | 'title' | 'characters' | 'minutes'
> {
  /** `01-某县卫健委进驻动员会/1-组长动员`: where the command line would write it, without ending */
  readonly path: string
  /** what is held open, as 【待补：组长姓名】 stands in the text */
  readonly placeholders: readonly string[]
  readonly markdown?: string
  readonly docx?: Uint8Array
}

/** What a build gave. */
export interface Built {
  /** whether there are speeches: none is given while one of them has an error */
  readonly ok: boolean
  readonly speeches: readonly BuiltSpeech[]
  /** everything there is to say about round file and speeches, in Chinese */
  readonly findings: readonly Finding[]
}

export type { Finding, Format }

/**
 * Builds every speech of a round in memory: nothing is read but the package's own templates and facts, nothing written.
 * The same round gives the same bytes as `speechgen build`.
 * @param round the text of a round file, or its bytes (UTF-8)
 */
export async function build(round: string | Uint8Array, options: BuildSettings = {}): Promise<Built> {
  const { name = 'round.yaml', formats = ['md', 'docx'], only, strict = false, templates, data } = options
  const own = openDisk(packageFolder)
  const user = openMemory({ [name]: round, ...below('templates', templates), ...below('data', data) })
  const roots: Roots = {
    own,
    user,
    ...(templates === undefined ? {} : { templates: 'templates' }),
    ...(data === undefined ? {} : { data: 'data' }),
  }
  const texts: Texts = new Map()
  const built = await buildRounds(
    await openAssets(roots, texts),
    user,
    {
      files: [name],
      out: 'out',
      formats,
      ...(only === undefined ? {} : { only }),
      strict,
      force: true,
      generator: generatorOf(own.read('package.json')),
    },
    texts,
  )
  const speeches = built.manifests.flatMap(({ folder, manifest }) =>
    manifest.speeches.map((speech) => speechOf(speech, (path) => user.read(`${folder}/${path}`))),
  )
  return { ok: built.status === 0, speeches, findings: findingsJson(built.diagnostics, texts) }
}

const below = (folder: string, files: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))

/** Stands in the properties of every file, and has to be that of the command line for the bytes to be the same. */
function generatorOf(bytes: Uint8Array | undefined): string {
  const { version } = JSON.parse(new TextDecoder().decode(bytes)) as { version: string }
  return `speechgen ${version}`
}

function speechOf(
  { kind, unit, speaker, date, title, characters, minutes, placeholders, files }: ManifestSpeech,
  read: (path: string) => Uint8Array | undefined,
): BuiltSpeech {
  const [first = ''] = Object.values(files)
  const markdown = files.md === undefined ? undefined : read(files.md)
  const docx = files.docx === undefined ? undefined : read(files.docx)
  return {
    path: first.replace(/\.[^.]+$/u, ''),
    kind,
    unit,
    ...(speaker === undefined ? {} : { speaker }),
    ...(date === undefined ? {} : { date }),
    title: title.replaceAll('|', ''),
    characters,
    minutes,
    placeholders: placeholders.map((held) => held.name),
    ...(markdown === undefined ? {} : { markdown: new TextDecoder().decode(markdown) }),
    ...(docx === undefined ? {} : { docx }),
  }
}
