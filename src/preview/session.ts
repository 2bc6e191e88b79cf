import type { Assets, Roots, Texts } from '../commands/assets.ts'
import { checkAssets } from '../commands/assets.ts'
import { buildRounds } from '../commands/build.ts'
import { openAssets } from '../commands/ready.ts'
import { printSchema } from '../commands/schema.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { isError, wording } from '../model/diagnostic.ts'
import { decodeText } from '../parse/text.ts'
import { digest } from '../workspace/digest.ts'
import { openMemory } from '../workspace/memory.ts'
import type { Draft, Kept } from './draft.ts'
import { draftRound, nothingKept } from './draft.ts'
import { entriesOf, findingsOf, shownOf } from './show.ts'
import type { DownloadQuestion, PageFinding, PageQuestion, PageState, RoundFile, SaveQuestion } from './page-state.ts'
import { fileName } from '../workspace/path.ts'

/** What a preview is opened with. */
export interface PreviewOptions {
  readonly roots: Roots
  /** the round file, below the user's folder */
  readonly name: string
  /** `speechgen 0.1.0` */
  readonly generator: string
}

/** How a download or a save ended. */
export type Outcome<T> =
  | ({ readonly done: true } & T)
  | { readonly done: false; readonly reason: 'not-there' | 'refused' | 'conflict'; readonly message: string }

/** One round file on the desk: what the server's routes ask. It reads templates and facts once, until told to read them again. */
export interface Preview {
  /** @param roots where templates and facts are now */
  readonly reload: (roots?: Roots) => Promise<void>
  readonly roundFile: () => RoundFile
  readonly page: (question: PageQuestion) => PageState
  /** of every speech; undefined where another state of the file was asked for meanwhile */
  readonly findings: (question: PageQuestion) => Promise<readonly PageFinding[] | undefined>
  /** the text of a template or of a file of facts; undefined for any other file */
  readonly source: (file: string) => string | undefined
  readonly schema: (language: 'zh' | 'en') => string
  readonly download: (question: DownloadQuestion) => Promise<Outcome<{ name: string; bytes: Uint8Array }>>
  readonly save: (question: SaveQuestion) => Outcome<{ digest: string }>
}

/** A draft with its text, and the texts that its findings point into. */
interface Drafted {
  readonly draft: Draft
  readonly text: string
  readonly all: Texts
}

/** Opens a round file for the page. */
export async function openPreview({ roots, name, generator }: PreviewOptions): Promise<Preview> {
  const file = fileName(name)
  let { texts, assets, wrong, sources } = await load(roots)
  let kept: Kept = nothingKept()
  const bytesOf = ({ text }: PageQuestion): Uint8Array =>
    text === undefined ? (roots.user.read(name) ?? new Uint8Array()) : new TextEncoder().encode(text)
  let last: (Drafted & { readonly bytes: Uint8Array }) | undefined
  const drafted = (question: PageQuestion): Drafted => {
    const bytes = bytesOf(question)
    // The page asks several things about one state of the file
    if (last !== undefined && Buffer.compare(last.bytes, bytes) === 0) return last
    const decoded = decodeText(bytes)
    const text = 'text' in decoded ? decoded.text : ''
    last = { bytes, draft: draftRound(file, bytes, assets, kept), text, all: new Map([...texts, [file, text]]) }
    return last
  }
  return {
    async reload(now = roots) {
      ;({ texts, assets, wrong, sources } = await load(now))
      kept = nothingKept()
      last = undefined
    },
    roundFile() {
      const bytes = roots.user.read(name)
      const decoded = decodeText(bytes ?? new Uint8Array())
      const text = 'text' in decoded ? decoded.text : ''
      return {
        name,
        file,
        text,
        readable: 'text' in decoded,
        ...(bytes === undefined ? {} : { digest: digest(bytes) }),
      }
    },
    page(question) {
      const { draft, text, all } = drafted(question)
      const found = draft.outlines.findIndex(({ key }) => key === question.speech)
      const at = Math.max(found, 0)
      const written = draft.write(at)
      const key = draft.outlines[at]?.key
      const shown = shownOf(draft, at, text, assets)
      return {
        speeches: entriesOf(draft),
        ...(shown === undefined ? {} : { shown }),
        findings: [
          ...findingsOf(
            [...wrong, ...draft.diagnostics].map((diagnostic) => ({ diagnostic })),
            all,
          ),
          ...findingsOf(written.found, all, key),
        ],
      }
    },
    async findings(question) {
      const mine = drafted(question)
      const found: PageFinding[] = []
      for (const [i, { key }] of mine.draft.outlines.entries()) {
        // Many speeches take long: what is typed meanwhile is shown first, and ends this
        await new Promise((done) => setImmediate(done))
        if (last !== mine) return undefined
        found.push(...findingsOf(mine.draft.write(i).found, mine.all, key))
      }
      return found
    },
    source(path) {
      return sources.has(path) ? assets.source(path) : undefined
    },
    schema: printSchema,
    async download({ format, ...question }) {
      const { draft } = drafted(question)
      const outline = draft.outlines.find(({ key }) => key === question.speech)
      if (outline === undefined) return { done: false, reason: 'not-there', message: '这份轮次文件里没有这篇讲话。' }
      // Built by the command itself, in memory: so that not a byte can differ from what it writes
      const memory = openMemory({ [file]: bytesOf(question) })
      const only = `*/${outline.position}-${outline.kind}`
      const options = { files: [file], out: 'out', formats: [format], only, strict: false, force: true, generator }
      const { manifests, diagnostics } = await buildRounds(assets, memory, options, new Map(texts))
      for (const { folder, manifest } of manifests) {
        const path = manifest.speeches.find(({ meeting }) => meeting === outline.meeting.id)?.files[format]
        const bytes = path === undefined ? undefined : memory.read(`${folder}/${path}`)
        if (path !== undefined && bytes !== undefined) return { done: true, name: path.replaceAll('/', '-'), bytes }
      }
      return { done: false, reason: 'refused', message: firstError(diagnostics) }
    },
    save({ text, base }) {
      const there = roots.user.read(name)
      if ((there === undefined ? undefined : digest(there)) !== base)
        return { done: false, reason: 'conflict', message: `${file} 在别处改过了，没有保存，以免盖掉那边的改动。` }
      // An editor on Windows may want its byte order mark back
      const marked = there !== undefined && there[0] === 0xef && there[1] === 0xbb && there[2] === 0xbf
      const bytes = new TextEncoder().encode((marked ? '\uFEFF' : '') + text)
      try {
        roots.user.write(name, bytes)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === undefined) throw error
        return { done: false, reason: 'refused', message: `写不了 ${file}（${code}），没有保存。` }
      }
      return { done: true, digest: digest(bytes) }
    },
  }
}

/** Templates and facts, what is wrong with them, and which files the page may ask for: those, and no other. */
async function load(roots: Roots): Promise<{
  readonly texts: Texts
  readonly assets: Assets
  readonly wrong: readonly Diagnostic[]
  readonly sources: ReadonlySet<string>
}> {
  const texts: Texts = new Map()
  const assets = await openAssets(roots, texts)
  const own = ['templates', 'data'].flatMap((folder) => roots.own.list(folder).map((path) => `${folder}/${path}`))
  return { texts, assets, wrong: checkAssets(assets), sources: new Set([...own, ...texts.keys()]) }
}

function firstError(diagnostics: readonly Diagnostic[]): string {
  const error = diagnostics.find(isError)
  return error === undefined ? '这篇讲话没有生成。' : wording(error).text
}
