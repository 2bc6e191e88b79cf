import { checkManuscript } from '../check/check.ts'
import { rules } from '../check/rules.ts'
import type { Fix } from '../emit/mend/fixes.ts'
import { separate } from '../emit/mend/fixes.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { IsoDate } from '../model/date.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { byPlace, diagnostic, isError } from '../model/diagnostic.ts'
import type { Manuscript, SpokenLength } from '../model/manuscript.ts'
import { lengthOf } from '../model/manuscript.ts'
import { nearest } from '../model/nearest.ts'
import type { Round } from '../model/round.ts'
import type { ReadFile } from '../parse/manuscript.ts'
import { readManuscript } from '../parse/manuscript.ts'
import type { Settings } from '../parse/settings.ts'
import { manuscriptLimits, roundLimits } from '../parse/limits.ts'
import { decodeText } from '../parse/text.ts'
import { withSlashes } from '../workspace/path.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Texts } from './assets.ts'
import { dayOf } from './check/day.ts'
import type { Found } from './check/files.ts'
import { findFiles } from './check/files.ts'
import { withOrigins } from './check/origins.ts'
import { openSettings } from './check/settings.ts'
import { withoutTwins } from './check/twins.ts'
import { readInput } from './input.ts'

/** What `speechgen check` is asked for. */
export interface CheckOptions {
  /** files and folders */
  readonly paths: readonly string[]
  readonly round?: string
  readonly date?: IsoDate
  /** mend what is certain */
  readonly fix: boolean
  /** where the .docx file with comments and tracked changes goes */
  readonly annotate?: string
}

/** What a check found. */
export interface CheckResult {
  /** the files that were read, with the texts that the diagnostics point into */
  readonly sources: ReadonlyMap<string, string>
  /** how long these are */
  readonly lengths: ReadonlyMap<string, SpokenLength>
  readonly diagnostics: readonly Diagnostic[]
  /** 0 nothing to mend, 1 errors in a text, 2 a file could not be read or written */
  readonly status: 0 | 1 | 2
}

/** The rules that are run, for reports that list them. */
export { rules as checkRules }

/** One manuscript with all that is known about it. */
interface Open extends Found, ReadFile {
  readonly manuscript: Manuscript
}

/**
 * Proofreads files.
 * @param user the folder that paths are meant from
 * @param texts filled with the texts that the diagnostics point into
 */
export async function checkFiles(
  catalogue: Catalogue,
  user: Workspace,
  options: CheckOptions,
  texts: Texts,
): Promise<CheckResult> {
  const found = findFiles(options.paths, user)
  const diagnostics: Diagnostic[] = [...found.diagnostics]
  const sources = new Map<string, string>()
  const read: Open[] = []
  for (const file of found.files) {
    const opened = await readManuscript(file.path, file.bytes)
    diagnostics.push(...opened.diagnostics)
    if (opened.manuscript === undefined) continue
    read.push({ ...file, ...opened, manuscript: withOrigins(opened.manuscript, file.path, user) })
  }
  const { kept: open, diagnostics: twins } =
    options.annotate === undefined ? withoutTwins(read) : { kept: read, diagnostics: [] }
  for (const { path, text } of open) sources.set(path, text)
  let unable = diagnostics.some(isError)
  // What could not even be read has been told; how many there are to annotate is then not known
  const unread = unable
  const ruleIds = rules.map(({ id }) => id)
  const settings = openSettings(user, ruleIds, texts)
  const round = options.round === undefined ? undefined : await readRound(options.round, catalogue, user, texts)
  diagnostics.push(...(round?.diagnostics ?? []))
  unable ||= round?.missing === true
  const local = localCatalogues(catalogue)
  // A speech that is there in two formats is held against the others once
  const speeches = [
    ...new Map(open.toReversed().map(({ manuscript }) => [stem(manuscript.file), manuscript])).values(),
  ].toReversed()
  const check = async (manuscript: Manuscript): Promise<readonly Diagnostic[]> => {
    const own = await settings.of(manuscript.file)
    const date = dayOf(manuscript, options.date, round?.value)
    const reading = {
      manuscript,
      catalogue: local(own),
      ...(date === undefined ? {} : { date }),
      ...(round?.value === undefined ? {} : { round: round.value }),
      others: speeches.filter(({ file }) => stem(file) !== stem(manuscript.file)),
      words: own.words,
    }
    return [...unknownRules(manuscript, ruleIds), ...checkManuscript(reading, own.rules)]
  }
  const documents = open.filter(({ stretches }) => stretches !== undefined)
  const target = options.annotate === undefined || unread ? undefined : annotationTarget(options.annotate, open)
  if (target !== undefined) {
    diagnostics.push(target)
    unable = true
  }
  for (const file of open) {
    const own = [...(await check(file.manuscript))]
    try {
      if (file.stretches === undefined) {
        if (options.fix) own.splice(0, own.length, ...(await mend(file, own, check, user, sources)))
      } else if (options.annotate !== undefined && target === undefined && !unread) {
        const { annotate } = await import('./check/annotate.ts')
        own.push(annotate({ ...file, stretches: file.stretches }, own, options.annotate, options.fix, user))
      } else if (options.fix && target === undefined) own.push(...notMended(file.path, own))
    } catch (error) {
      // Only the system's own refusals (EACCES, ENOSPC, EBUSY …) are the user's to mend
      const reason = (error as NodeJS.ErrnoException).code
      if (reason === undefined) throw error
      const written = documents.includes(file) ? (options.annotate ?? file.path) : file.path
      own.push(diagnostic('out/cannot-write', { file: written, reason }))
      unable = true
    }
    diagnostics.push(...firstOf(own, file.path).toSorted(byPlace))
  }
  diagnostics.push(...settings.diagnostics, ...twins)
  for (const [file, text] of sources) texts.set(file, text)
  const failed = diagnostics.some(isError)
  const lengths = new Map(open.map(({ path, manuscript }) => [path, lengthOf(manuscript)]))
  return { sources, lengths, diagnostics, status: unable ? 2 : failed ? 1 : 0 }
}

/** The findings that are told: of each rule the first; the others are counted, for nobody reads the thousandth. */
function firstOf(findings: readonly Diagnostic[], file: string): readonly Diagnostic[] {
  if (findings.length <= manuscriptLimits.findings) return findings
  const counts = new Map<string, number>()
  const told = findings.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1
    counts.set(code, count)
    return count <= manuscriptLimits.findings
  })
  const count = findings.length - told.length
  return count === 0 ? told : [...told, diagnostic('manuscript/more', { file, count })]
}

/** The same speech in two formats is one text, not two that share their sentences. */
const stem = (file: string): string => file.replace(/(?:\.new(?:-\d+)?)?\.[^./]+$/u, '')

const fixesIn = (diagnostics: readonly Diagnostic[]): readonly Fix[] =>
  separate(diagnostics.flatMap(({ fix }) => (fix === undefined ? [] : [fix])))

/** As often as one fix may give way to another that touches the same letters */
const rounds = 5

/** Mends a text file, until there is nothing left to mend, and writes it once. @returns what is left to be told */
async function mend(
  file: Open,
  findings: readonly Diagnostic[],
  check: (manuscript: Manuscript) => Promise<readonly Diagnostic[]>,
  user: Workspace,
  sources: Map<string, string>,
): Promise<readonly Diagnostic[]> {
  let { bytes, text } = file
  let left = findings
  let count = 0
  for (let i = 0; i < rounds; i++) {
    const fixes = fixesIn(left)
    if (fixes.length === 0) break
    const { mendText } = await import('../emit/mend/text.ts')
    const mended = mendText(bytes, text, file.encoding ?? 'utf-8', fixes)
    if (mended === undefined) break
    const again = await readManuscript(file.path, mended)
    if (again.manuscript === undefined) break
    bytes = mended
    text = again.text
    count += fixes.length
    left = await check(withOrigins(again.manuscript, file.path, user))
  }
  if (count === 0) return findings
  user.write(file.path, bytes)
  sources.set(file.path, text)
  return [...left, diagnostic('manuscript/fixed', { file: file.path, count })]
}

function notMended(file: string, findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const count = fixesIn(findings).length
  return count === 0 ? [] : [diagnostic('manuscript/needs-annotate', { file, count })]
}

/** What stands against writing an annotated copy there. */
function annotationTarget(annotate: string, open: readonly Open[]): Diagnostic | undefined {
  if (open.filter(({ stretches }) => stretches !== undefined).length !== 1)
    return diagnostic('manuscript/cannot-annotate', { reason: 'one' })
  const plain = (path: string): string => withSlashes(path).replaceAll(/(^|\/)(?:\.\/)+/g, '$1')
  const original = open.some(({ path }) => plain(path) === plain(annotate))
  return original ? diagnostic('manuscript/cannot-annotate', { reason: 'original' }) : undefined
}

/** The catalogue with the formulations of a settings file, made once for each. */
function localCatalogues(catalogue: Catalogue): (settings: Settings) => Catalogue {
  const made = new Map<Settings, Catalogue>()
  return (settings) => {
    if (settings.formulations.length === 0) return catalogue
    const known = made.get(settings) ?? {
      ...catalogue,
      formulations: [...catalogue.formulations, ...settings.formulations],
    }
    made.set(settings, known)
    return known
  }
}

function unknownRules({ paragraphs }: Manuscript, ruleIds: readonly string[]): readonly Diagnostic[] {
  const told = new Set<string>()
  return paragraphs.flatMap((paragraph) =>
    (paragraph.ignored ?? []).flatMap((rule) => {
      if (rule === '*' || ruleIds.includes(rule) || told.has(rule)) return []
      told.add(rule)
      const suggestion = nearest(rule, ruleIds)
      return [diagnostic('manuscript/unknown-rule', { rule, suggestion }, paragraph.place(0, 0))]
    }),
  )
}

async function readRound(
  file: string,
  catalogue: Catalogue,
  user: Workspace,
  texts: Texts,
): Promise<{ readonly value?: Round; readonly diagnostics: readonly Diagnostic[]; readonly missing?: true }> {
  const input = readInput(user, file, roundLimits.bytes)
  if ('problem' in input) return { diagnostics: [input.problem], missing: true }
  const { bytes } = input
  const decoded = decodeText(bytes)
  if ('text' in decoded) texts.set(file, decoded.text)
  const { parseRound } = await import('../parse/round.ts')
  const { value, diagnostics } = parseRound(file, bytes, catalogue)
  // What is only odd in the round file is told by `build`; here it would be in the way
  const errors = diagnostics.filter(isError)
  return { ...(value === undefined ? {} : { value }), diagnostics: errors }
}
