import * as fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import MarkdownIt from 'markdown-it'
import { parse } from 'yaml'
import { checkManuscript } from '../../../src/check/check.ts'
import { checkConditions } from '../../../src/compose/check-conditions.ts'
import { compose } from '../../../src/compose/compose.ts'
import { checkTemplates } from '../../../src/compose/library.ts'
import { openSources } from '../../../src/compose/prepare/sources.ts'
import { cleanText } from '../../../src/emit/clean-text.ts'
import { emitDocx } from '../../../src/emit/docx/document.ts'
import { emitMarkdown } from '../../../src/emit/markdown.ts'
import type { Catalogue } from '../../../src/model/catalogue.ts'
import type { Diagnostic } from '../../../src/model/diagnostic.ts'
import { wording } from '../../../src/model/diagnostic.ts'
import type { Round } from '../../../src/model/round.ts'
import type { Speech } from '../../../src/model/speech.ts'
import type { Templates } from '../../../src/model/template.ts'
import { readManuscript } from '../../../src/parse/manuscript.ts'
import { parseRound } from '../../../src/parse/round.ts'
import { parseTemplates } from '../../../src/parse/template.ts'
import { plan } from '../../../src/plan/plan.ts'
import { docxText } from '../../emit/docx-reader.ts'
import { full } from '../../emit/fixtures.ts'
import { plainLines } from '../../emit/plain.ts'
import { commandLine, tryCommandLine } from './command-lines.ts'
import { monotonous } from './monotonous.ts'
import { goodRound, roundText } from './rounds.ts'
import { templateTexts } from './templates.ts'
import { damaged, damages } from './words.ts'

/** A case that was tried. */
export interface Taken {
  /** milliseconds of the processor */
  readonly cpu: number
  /** the beginning of the case itself */
  readonly shown: string
}

/** What is tried, with what, and how much. */
export interface Trial {
  readonly seed: number
  readonly cases: number
  /** how long one case may keep the processor busy, in milliseconds: a machine that does other things beside it is no fault */
  readonly patience: number
  /** told how long every case took */
  readonly onCase?: (took: Taken) => void
  readonly catalogue: Catalogue
  /** the templates as they ship, prepared once */
  readonly library: ReturnType<typeof openSources>
  readonly templates: Templates
  /** what is wrong with a DOCX by the schemas of Office Open XML */
  readonly validate: (bytes: Uint8Array) => Promise<readonly unknown[]>
}

/** The properties, by name; each throws where it does not hold, and shows the smallest case that breaks it. */
export const properties: Readonly<Record<string, (trial: Trial) => Promise<void>>> = {
  'round files made from the schema and damaged': (trial) =>
    holds(trial, { share: 0.5, of: roundText, task: (text) => tryRound(trial, text) }),
  'rounds of odd words, built': (trial) =>
    holds(trial, { share: 0.03, of: goodRound, task: ({ text }) => tryBuild(trial, text) }),
  'templates made from the grammar': (trial) =>
    holds(trial, { share: 0.25, of: templateTexts, task: (files) => tryTemplates(trial, files) }),
  'bytes of .md, .txt and .docx': (trial) =>
    holds(trial, { share: 0.21, of: manuscripts, task: (file) => tryManuscript(trial, file) }),
  'texts as long as they may be, of the same words over and over': (trial) =>
    holds(trial, { share: 0.01, of: monotonous, task: (file) => tryManuscript(trial, file) }),
}

/** Command lines, as many as all the others together. */
export const commandLines: Readonly<Record<string, (trial: Trial) => Promise<void>>> = {
  'command lines, right and wrong': (trial) =>
    // `templates check` looks through four hundred templates: more than a second of honest work
    holds(
      { ...trial, patience: trial.patience * 2 },
      { share: 1, of: commandLine, task: (argv) => tryCommandLine(argv) },
    ),
}

interface Property<T> {
  /** of all cases */
  readonly share: number
  readonly of: fc.Arbitrary<T>
  /** what it returns is done afterwards, and not counted: work of the test and not of the program */
  readonly task: (value: T) => unknown
}

/** Runs a property as many times as its share allows. */
async function holds<T>({ seed, cases, patience, onCase }: Trial, { share, of, task }: Property<T>): Promise<void> {
  const timed = async (value: T): Promise<void> => {
    const began = process.cpuUsage()
    const afterwards = await task(value)
    const { user, system } = process.cpuUsage(began)
    const cpu = (user + system) / 1000
    onCase?.({ cpu, shown: fc.stringify(value).slice(0, 300) })
    if (cpu > patience) throw new Error(`took ${Math.round(cpu)} ms of the processor`)
    if (typeof afterwards === 'function') await (afterwards as () => Promise<void>)()
  }
  await fc.assert(fc.asyncProperty(of, timed), {
    seed,
    numRuns: Math.round(cases * share),
    interruptAfterTimeLimit: 3_000_000,
    includeErrorInReport: true,
  })
}

/** Every error has a place and says in a full sentence what is wrong. */
function judge(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  for (const each of errors) {
    const { text, hint = '' } = wording(each)
    const placed = each.place !== undefined && each.place.line > 0 && each.place.column > 0
    if (!placed && each.args['file'] === undefined) throw new Error(`no place: ${each.code}`)
    if (!text.endsWith('。') || /undefined|\[object|NaN/u.test(`${text}${hint}`.replaceAll(/“[^”]*”?/gu, '')))
      throw new Error(`badly said: ${each.code} ${text} ${hint}`)
  }
  return errors
}

function tryRound({ catalogue }: Trial, text: string): Round | undefined {
  const { value, diagnostics } = parseRound('round.yaml', new TextEncoder().encode(text), catalogue)
  const errors = judge(diagnostics)
  if ((value === undefined) !== errors.length > 0) throw new Error('a round and errors, or neither')
  return value
}

/** What a build of a round composes. */
function speechesOf(
  { catalogue, templates, library }: Pick<Trial, 'catalogue' | 'templates' | 'library'>,
  round: Round,
) {
  const planned = plan({ round, catalogue, templates, placeOf: () => undefined, isWritten: () => false })
  const composed = planned.outlines.map((outline) => compose(outline, library, catalogue))
  return {
    speeches: composed.flatMap(({ speech }) => speech ?? []),
    errors: judge([...planned.diagnostics.map(somewhere), ...composed.flatMap(({ diagnostics }) => diagnostics)]),
  }
}

/** What the plan finds is placed by the round file, which `placeOf` would tell; here there is none. */
const somewhere = (of: Diagnostic): Diagnostic =>
  of.place === undefined ? { ...of, place: { file: 'round.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 } } : of

let built = 0

async function tryBuild(trial: Trial, text: string): Promise<(() => Promise<void>) | undefined> {
  const round = tryRound(trial, text)
  if (round === undefined) return undefined
  const { speeches, errors } = speechesOf(trial, round)
  if (errors.length > 0) throw new Error(JSON.stringify(errors.map((each) => [each.code, wording(each)])))
  const data: unknown = parse(text)
  const used = speeches.reduce((sum, speech) => sum + usedValues(speech, data), 0)
  if (used < speeches.length) throw new Error('hardly a value is used')
  for (const speech of speeches) {
    const lines = plainLines(speech)
    const markdown = renderedText(emitMarkdown(speech, { generator: 'speechgen', inputs: 'sha256:0' }))
    if (lines.join('\n') !== markdown.join('\n')) throw new Error(different('Markdown', lines, markdown))
    const docx = await emitDocx(speech)
    const words = docxText(docx)
    // A line that is broken at a blank ends there: in DOCX the title and the speaker are set line by line
    if (unbroken(lines) !== unbroken(words)) throw new Error(different('DOCX', lines, words))
  }
  const one = speeches[built++ % speeches.length]
  const docx = one === undefined ? undefined : await emitDocx(one)
  return async () => {
    const faults = docx === undefined ? [] : await trial.validate(docx)
    if (faults.length > 0) throw new Error(JSON.stringify(faults))
  }
}

const unbroken = (lines: readonly string[]): string =>
  lines.map((line, i) => (i < 3 ? line.replaceAll(/\s+/gu, '') : line)).join('\n')

function different(what: string, wanted: readonly string[], found: readonly string[]): string {
  const at = wanted.findIndex((line, i) => line !== found[i])
  return `${what}: ${JSON.stringify(wanted[at])} became ${JSON.stringify(found[at])}`
}

const literal =
  /^(?:round\.name|units\.\d+\.(?:name|short|duty|concerns\.\d+)|teams\.\d+\.(?:name|contact\.\w+)|slogans\.\d+|record\.\d+\.figures\.\d+\.value)$/u

/** Every value of the round file that a paragraph says it uses stands in it letter by letter. @returns how many there are */
function usedValues({ blocks }: Speech, data: unknown): number {
  let used = 0
  for (const block of blocks) {
    const { source } = block.type === 'heading' ? block : block
    const text =
      block.type === 'heading'
        ? block.heading.text
        : `${block.lead?.text ?? ''}。${block.inlines.map((each) => each.text).join('')}`
    for (const path of source.data.filter((each) => literal.test(each))) {
      const value = path
        .split('.')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], data)
      if (typeof value !== 'string') continue
      used += 1
      const wanted = cleanText(value).replaceAll(/\s+/gu, ' ').trim()
      if (!cleanText(text).replaceAll(/\s+/gu, ' ').includes(wanted))
        throw new Error(`${path} ${JSON.stringify(value)} is not in ${JSON.stringify(text)}`)
    }
  }
  return used
}

const markdownIt = new MarkdownIt({ html: true })
const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

/** What a reader of the Markdown sees, a line for every paragraph. */
function renderedText(markdown: string): readonly string[] {
  return markdownIt
    .render(markdown.replace(/^---\n[\s\S]*?\n---\n/u, ''))
    .trimEnd()
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/<\/?(?:p|strong|h[1-6])>/gu, '')
        .replaceAll(/&(lt|gt|quot|amp);/gu, (_, name: string) => signs[name] ?? ''),
    )
}

const outline = '---\ntitle: 在会上的讲话\nsalutation: 同志们：\nslots: [意义]\n---\n'
const plainRound = `round: {name: 九届市委第二轮巡察, committee: 市委, start: 2024-08-21}
focus: [四个聚焦]
slogans: [甲, 乙]
units: [{name: 市教育局, party: 党组}, {name: 市卫健委, party: 党委}]
meetings: [{kind: 部署会, agenda: [{speech: 部署讲话, speaker: {name: 孙某, title: 市委书记}}]}]
`

function tryTemplates(trial: Trial, files: Readonly<Record<string, string>>): void {
  const { catalogue } = trial
  const { value: templates, diagnostics } = parseTemplates(
    new Map([['outlines/部署讲话/一.md', outline], ...Object.entries(files)]),
  )
  if (templates === undefined) throw new Error('no templates')
  const library = openSources(templates, catalogue)
  const errors = judge([
    ...diagnostics,
    ...checkTemplates(templates, library),
    ...checkConditions(templates, catalogue),
  ])
  const round = tryRound(trial, plainRound)
  if (errors.length > 0 || round === undefined) return
  speechesOf({ catalogue, templates, library }, round)
}

interface Bytes {
  readonly file: string
  readonly bytes: Uint8Array
}

const front = { generator: 'speechgen', inputs: 'sha256:0' }
const markdown = emitMarkdown(full, front)
const docx = await emitDocx(full)
const parts = unzipSync(docx)

/** Manuscripts: bytes at random, and speeches of ours with some damage to their text, parts or bytes. */
const manuscripts: fc.Arbitrary<Bytes> = fc.oneof(
  fc
    .tuple(fc.constantFrom('a.md', 'a.txt', 'a.docx'), fc.uint8Array({ maxLength: 2000 }))
    .map(([file, bytes]) => ({ file, bytes })),
  fc
    .tuple(fc.constantFrom('a.md', 'a.txt'), damages)
    .map(([file, all]) => ({ file, bytes: strToU8(damaged(markdown, all)) })),
  fc.tuple(fc.constantFrom(...Object.keys(parts)), damages).map(([path, all]) => ({
    file: 'a.docx',
    bytes: zipSync({ ...parts, [path]: strToU8(damaged(strFromU8(parts[path] ?? new Uint8Array()), all)) }),
  })),
  fc.array(fc.tuple(fc.nat(docx.length - 1), fc.nat(255)), { maxLength: 20 }).map((changes) => {
    const bytes = docx.slice()
    for (const [at, value] of changes) bytes[at] = value
    return { file: 'a.docx', bytes }
  }),
  fc.constantFrom(...Object.keys(parts)).map((path) => ({
    file: 'a.docx',
    bytes: zipSync(Object.fromEntries(Object.entries(parts).filter(([each]) => each !== path))),
  })),
)

async function tryManuscript({ catalogue }: Trial, { file, bytes }: Bytes): Promise<void> {
  const { manuscript, diagnostics } = await readManuscript(file, bytes)
  const errors = judge(diagnostics)
  if ((manuscript === undefined) !== errors.length > 0) throw new Error('a manuscript and errors, or neither')
  if (manuscript !== undefined) judge(checkManuscript({ manuscript, catalogue, others: [], words: [] }, {}))
}
