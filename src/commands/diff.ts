import { emitRedline, pageTexts } from '../emit/docx/redline.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { isSame } from '../model/revision.ts'
import { isManuscript } from '../parse/manuscript.ts'
import { reportRevision, tally, tallyText } from '../report/revision.ts'
import { compareTexts } from '../revise/compare.ts'
import { findBase } from '../workspace/base.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Ended } from './script/files.ts'
import { isOpen, openBytes, openScript, stemOf, writeFile } from './script/files.ts'

/** What `speechgen diff` is asked for. */
export interface DiffOptions {
  readonly before: string
  /** where it is missing, `before` is compared with what was generated last */
  readonly after?: string
  /** the redline; of two folders, the folder of the redlines. Without it the differences are only told */
  readonly target?: string
  readonly force: boolean
}

/** What differs. */
export interface Diffed extends Ended {
  /** for people, one paragraph after the other; where a redline is written, only how many they are */
  readonly text: string
  /** nothing does */
  readonly same?: true
}

/** Compares two speeches, two builds, or a speech with what was generated last. */
export async function diffFiles(user: Workspace, options: DiffOptions): Promise<Diffed> {
  const { before, after, target, force } = options
  if (after === undefined) {
    const base = findBase(user, before)
    if (base === undefined)
      return { text: '', diagnostics: [diagnostic('script/no-base', { file: before })], status: 2 }
    const name = `${stemOf(before)}.md（上次生成）`
    const old = openBytes(`${stemOf(before)}.md`, new TextEncoder().encode(base))
    return diffPair(user, { before: name, old, after: before, force, ...(target === undefined ? {} : { target }) })
  }
  const folders = [before, after].map((path) => speechesIn(user, path))
  const [old = [], now = []] = folders
  if (old.length === 0 || now.length === 0)
    return diffPair(user, { before, after, force, ...(target === undefined ? {} : { target }) })
  const results: Diffed[] = []
  for (const path of old.filter((each) => now.includes(each))) {
    const redline = target === undefined ? {} : { target: `${target}/${stemOf(path)}.docx` }
    const pair = { before: `${before}/${path}`, after: `${after}/${path}`, force }
    results.push(await diffPair(user, { ...pair, ...redline }))
  }
  const alone = [
    ...old.filter((path) => !now.includes(path)).map((path) => `${before}/${path} 在 ${after} 里没有。\n`),
    ...now.filter((path) => !old.includes(path)).map((path) => `${after}/${path} 在 ${before} 里没有。\n`),
  ]
  const diagnostics: readonly Diagnostic[] = results.flatMap((result) => result.diagnostics)
  const different = results.filter(({ same }) => same !== true).map((result) => result.text)
  const same = results.length - different.length
  const text = [...different, ...alone, ...(same === 0 ? [] : [`${same} 篇没有不同。\n`])].join('')
  return { text, diagnostics, status: results.some(({ status }) => status === 2) ? 2 : 0 }
}

/** The speeches in a folder that Markdown tells of: the .docx files beside say the same. */
const speechesIn = (user: Workspace, folder: string): readonly string[] =>
  user.list(folder).filter((path) => path.endsWith('.md') && isManuscript(path) && !/(?:^|\/)\./u.test(path))

async function diffPair(
  user: Workspace,
  options: DiffOptions & { readonly after: string; readonly old?: ReturnType<typeof openBytes> },
): Promise<Diffed> {
  const { before, after, target, force } = options
  const [old, now] = [await (options.old ?? openScript(before, user)), await openScript(after, user)]
  if (!isOpen(old)) return { ...old, text: '' }
  if (!isOpen(now)) return { ...now, text: '' }
  const revision = compareTexts(pageTexts(old.script), pageTexts(now.script))
  const counts = `${before} → ${after}：${tallyText(tally(revision))}\n`
  const same = revision.every(isSame) ? { same: true as const } : {}
  const diagnostics = [...old.diagnostics, ...now.diagnostics]
  if (target === undefined) return { text: counts + reportRevision(revision), diagnostics, status: 0, ...same }
  const bytes = await emitRedline(old.script, now.script, revision, now.origin)
  const writing = { target, bytes, sources: [before, after], force, replaceable: () => false }
  const refused = await writeFile(writing, user)
  return refused === undefined
    ? { text: counts, diagnostics, status: 0, ...same }
    : { text: '', diagnostics: [...diagnostics, refused], status: 2 }
}
