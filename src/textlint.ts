import { checkManuscript } from './check/check.ts'
import { rules as ours } from './check/rules.ts'
import { openCatalogue } from './commands/ready/facts.ts'
import type { Catalogue } from './model/catalogue.ts'
import type { Diagnostic } from './model/diagnostic.ts'
import { wording } from './model/diagnostic.ts'
import { offsetsIn } from './model/place.ts'
import { readMarkdown } from './parse/manuscript/markdown.ts'
import { yamlSettings } from './parse/manuscript/yaml-settings.ts'
import { readText } from './parse/manuscript/text.ts'
import { openDisk } from './workspace/disk.ts'
import { packageFolder } from './workspace/program.ts'

/** What a rule uses of textlint's context: declared here, so that no version of textlint is asked for. */
interface Context {
  readonly Syntax: { readonly Document: string }
  readonly getSource: () => string
  readonly getFilePath: () => string | undefined
  readonly report: (node: object, error: object) => void
  readonly RuleError: new (message: string, details: object) => object
  readonly locator: { readonly range: (range: readonly [number, number]) => object }
  readonly fixer: { readonly replaceTextRange: (range: readonly [number, number], text: string) => object }
}

type Visitor = Readonly<Record<string, (node: object) => Promise<void>>>
type Reporter = (context: Context, options?: unknown) => Visitor

/** The rules as a preset of textlint, which editors know: `{"rules": {"speechgen/textlint": true}}`. */
export const rules: Readonly<Record<string, { readonly linter: Reporter; readonly fixer: Reporter }>> =
  Object.fromEntries(
    ours.map(({ id }) => {
      const reporter = reporterOf(id)
      return [id, { linter: reporter, fixer: reporter }]
    }),
  )

/** Every rule, with its own severity. */
export const rulesConfig: Readonly<Record<string, { readonly severity: string }>> = Object.fromEntries(
  ours.map(({ id, severity }) => [id, { severity }]),
)

function reporterOf(id: string): Reporter {
  const off = Object.fromEntries(ours.flatMap((rule) => (rule.id === id ? [] : [[rule.id, 'off' as const]])))
  return (context) => ({
    async [context.Syntax.Document](node) {
      const text = context.getSource()
      const file = context.getFilePath() ?? ''
      const { manuscript } = file.endsWith('.txt') ? readText(file, text) : readMarkdown(file, text, yamlSettings)
      const { date } = manuscript
      const reading = {
        manuscript,
        catalogue: await catalogue(),
        others: [],
        words: [],
        ...(date === undefined ? {} : { date }),
      }
      const offset = offsetsIn(text)
      for (const found of checkManuscript(reading, off)) report(found, node, context, offset)
    },
  })
}

function report(
  found: Diagnostic,
  node: object,
  context: Context,
  offset: (line: number, column: number) => number,
): void {
  const { place, fix } = found
  if (place === undefined) return
  const { text, hint } = wording(found)
  const range = [offset(place.line, place.column), offset(place.endLine, place.endColumn)] as const
  const mended = fix === undefined ? {} : { fix: context.fixer.replaceTextRange([fix.from, fix.to], fix.text) }
  const message = hint === undefined ? text : `${text}${hint}`
  context.report(node, new context.RuleError(message, { padding: context.locator.range(range), ...mended }))
}

let known: Promise<Catalogue> | undefined

/** The facts that ship with the program, read when the first rule is run. */
const catalogue = (): Promise<Catalogue> => (known ??= readFacts())

async function readFacts(): Promise<Catalogue> {
  const own = openDisk(packageFolder)
  const { value } = await openCatalogue({ own, user: own }, new Map())
  if (value === undefined) throw new Error('the catalogue that ships is broken')
  return value
}
