import type { Catalogue } from '../model/catalogue.ts'
import type { IsoDate } from '../model/date.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic, isError, wording } from '../model/diagnostic.ts'
import { parseRound } from '../parse/round.ts'
import type { KeyLanguage } from '../parse/round/json-schema.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Answers } from './init/answers.ts'
import { complete, roundOf } from './init/answers.ts'
import { writeRound } from './init/write-round.ts'
import { printSchema } from './schema.ts'

/** What a new folder is made from. */
export interface Beginning {
  readonly answers: Answers
  readonly language: KeyLanguage
}

/** The round file's name. */
export const roundFile = 'round.yaml'
const schemaFile = 'speechgen.schema.json'

/** The files of a new folder, by path: a round file that builds, and what editors need to complete and check it. */
export function newFiles({ answers, language }: Beginning): ReadonlyMap<string, string> {
  return new Map([
    [roundFile, `${heading}\n${writeRound(roundOf(answers), language)}`],
    [schemaFile, printSchema(language)],
    ['.vscode/settings.json', json(editorSettings)],
    ['.vscode/extensions.json', json({ recommendations: ['redhat.vscode-yaml'] })],
    ['.gitignore', '# 生成的讲话稿\nout/\n'],
  ])
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

// The first line is for the YAML language server, whichever editor it works in
const heading = `# yaml-language-server: $schema=./${schemaFile}
# 一个文件写一轮巡察。改好以后运行 speechgen build ${roundFile}，讲话稿在 out/ 里。
# 每行 # 后面是说明；整行以 # 开头的是可选的，要用就去掉行首的“# ”，填上内容。没写的不提；讲话里少不了的空着：【待补：……】。
`

/** For the YAML extension of VS Code: the schema lies in the folder itself, and nothing is fetched. */
const editorSettings = {
  'yaml.schemas': { [`./${schemaFile}`]: [roundFile, 'round-*.yaml', '*.round.yaml'] },
  'yaml.schemaStore.enable': false,
  '[yaml]': {
    'editor.tabSize': 2,
    'editor.insertSpaces': true,
    'editor.quickSuggestions': { other: true, comments: false, strings: true },
  },
}

/** Writes the files that are not there yet. @returns the files written, and what stood in the way */
export function init(
  user: Workspace,
  folder: string,
  files: ReadonlyMap<string, string>,
): { readonly written: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const written: string[] = []
  const diagnostics: Diagnostic[] = []
  for (const [path, text] of files) {
    const file = folder === '.' ? path : `${folder}/${path}`
    if (user.read(file) === undefined) {
      user.write(file, new TextEncoder().encode(text))
      written.push(file)
    } else diagnostics.push(diagnostic('out/in-the-way', { file }))
  }
  return { written, diagnostics }
}

/** What is wrong with an answer, by the rules of the round file itself; undefined where nothing is. */
export function problemWith(given: Partial<Answers>, catalogue: Catalogue, today: IsoDate): string | undefined {
  const text = writeRound(roundOf(complete(given, today)), 'zh')
  const { diagnostics } = parseRound(roundFile, new TextEncoder().encode(text), catalogue)
  const found = diagnostics.find(isError)
  if (found === undefined) return undefined
  const told = wording(found)
  return `${told.text}${told.hint ?? ''}`
}
