import type { Change, Edit, Revision } from '../../model/revision.ts'
import type { Script } from '../../model/speech.ts'
import type { FrontMatter } from '../front-matter.ts'
import { paragraphLook, runProperties, runXml } from './body.ts'
import { fillShell, openShell } from './document.ts'
import { profiles } from './layout.ts'
import type { PageParagraph, Run } from './paragraphs.ts'
import { pageParagraphs } from './paragraphs.ts'
import { escapeText } from './xml.ts'

/** Who made the changes, and when: a fixed day, for the same input gives the same bytes. */
const change = 'w:author="speechgen" w:date="2000-01-01T00:00:00Z"'

/** The paragraphs of the pages of a speech as text: what a revision for `emitRedline` speaks of. `\n` is a line break. */
export function pageTexts(speech: Script): readonly string[] {
  return pageParagraphs(speech, profiles.document).map(textOf)
}

/**
 * Two versions of a speech in one DOCX file (花脸稿): what differs is a tracked change, of the words, the looks and the
 * paragraphs. Accepted it is the new speech, rejected the old one.
 * @param revision what became of the `pageTexts`
 * @param front of the new version
 */
export async function emitRedline(
  before: Script,
  after: Script,
  revision: Revision,
  front?: FrontMatter,
): Promise<Uint8Array> {
  const [old, now] = [before, after].map((speech) => pageParagraphs(speech, profiles.document))
  const items = closed(revision.map((each) => itemOf(each, old ?? [], now ?? [])))
  const ids = counter()
  return fillShell(await openShell('document'), after, front, items.map((item) => paragraphXml(item, ids)).join(''))
}

/** A paragraph of the redline. */
interface Item {
  readonly before?: PageParagraph
  readonly after?: PageParagraph
  readonly edits: readonly Edit[]
  /** what became of its end */
  readonly end: 'same' | 'removed' | 'added'
}

function itemOf({ before, after, edits }: Change, old: readonly PageParagraph[], now: readonly PageParagraph[]): Item {
  const [was, is] = [before === undefined ? undefined : old[before], after === undefined ? undefined : now[after]]
  return {
    ...(was === undefined ? {} : { before: was }),
    ...(is === undefined ? {} : { after: is }),
    edits,
    end: is === undefined ? 'removed' : was === undefined ? 'added' : 'same',
  }
}

/**
 * The end of the last paragraph of a document cannot be taken out or put in. Where the last paragraphs were, one of
 * either version is made one; where only one version has any, the ends move up by one paragraph.
 */
function closed(items: readonly Item[]): readonly Item[] {
  const anchor = items.findLastIndex(({ end }) => end === 'same')
  const tail = items.slice(anchor + 1)
  const [removed, added] = (['removed', 'added'] as const).map((kind) => tail.findLast(({ end }) => end === kind))
  const last = removed ?? added
  if (last === undefined) return items
  if (removed?.before !== undefined && added?.after !== undefined) {
    const rest = tail.filter((item) => item !== removed && item !== added)
    const edits = [...removed.edits, ...added.edits]
    return [...items.slice(0, anchor + 1), ...rest, { before: removed.before, after: added.after, edits, end: 'same' }]
  }
  const above = items[anchor]
  if (above?.before === undefined || above.after === undefined) return items
  // What the ends of the paragraphs say of their looks moves with them
  const looks = { before: last.before ?? above.before, after: last.after ?? above.after }
  return [
    ...items.slice(0, anchor),
    { ...above, end: last.end },
    ...tail.slice(0, -1),
    { edits: last.edits, end: 'same', ...lookingLike(last, looks) },
  ]
}

/** The runs of a paragraph with the styles of its ends in the two versions. */
function lookingLike(
  { before, after }: Item,
  looks: { readonly before: PageParagraph; readonly after: PageParagraph },
): { readonly before: PageParagraph; readonly after: PageParagraph } {
  return {
    before: { ...looks.before, runs: before?.runs ?? [] },
    after: { ...looks.after, runs: after?.runs ?? [] },
  }
}

type Ids = () => string

/** ` w:id="1" w:author=…`, a number for every change. */
function counter(): Ids {
  let id = 0
  return () => ` w:id="${++id}" ${change}`
}

function paragraphXml({ before, after, edits, end }: Item, ids: Ids): string {
  const [old, now] = [lettersOf(before), lettersOf(after)]
  let [i, j] = [0, 0]
  const words = edits.map(({ kind, text }) => {
    const [from, to] = [i, j]
    if (kind !== 'added') i += text.length
    if (kind !== 'removed') j += text.length
    if (kind === 'removed') return `<w:del${ids()}>${grouped(old.slice(from, i)).map(deletedXml).join('')}</w:del>`
    if (kind === 'added') return `<w:ins${ids()}>${grouped(now.slice(to, j)).map(runXml).join('')}</w:ins>`
    return keptXml(old.slice(from, i), now.slice(to, j), ids)
  })
  const properties = paragraphProperties(before, after, end, ids)
  const content = words.join('')
  return properties === '' && content === ''
    ? '<w:p/>'
    : `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`
}

function paragraphProperties(
  before: PageParagraph | undefined,
  after: PageParagraph | undefined,
  end: Item['end'],
  ids: Ids,
): string {
  const [was, is] = [before, after].map((paragraph) => (paragraph === undefined ? '' : paragraphLook(paragraph)))
  const mark = end === 'same' ? '' : `<w:rPr><w:${end === 'added' ? 'ins' : 'del'}${ids()}/></w:rPr>`
  if (before === undefined || after === undefined || was === is) return (is || was) + mark
  return `${is}${mark}<w:pPrChange${ids()}><w:pPr>${was}</w:pPr></w:pPrChange>`
}

/** The run that each letter (UTF-16 unit) of a paragraph is in. */
function lettersOf(paragraph: PageParagraph | undefined): readonly Run[] {
  return (paragraph?.runs ?? []).flatMap((run) => Array.from({ length: lengthOf(run) }, (_, i) => letter(run, i)))
}

const lengthOf = (run: Run): number => ('break' in run ? 1 : run.text.length)
const letter = (run: Run, i: number): Run => ('break' in run ? run : { ...run, text: run.text[i] ?? '' })
const textOf = ({ runs }: PageParagraph): string => runs.map((run) => ('break' in run ? '\n' : run.text)).join('')
const looksOf = (run: Run): string => ('break' in run ? '' : runProperties(run))

/** Letters that look alike as one run. */
function grouped(letters: readonly Run[]): readonly Run[] {
  const runs: Run[] = []
  for (const each of letters) {
    const last = runs.at(-1)
    if (last === undefined || 'break' in last || 'break' in each || looksOf(last) !== looksOf(each)) runs.push(each)
    else runs[runs.length - 1] = { ...last, text: last.text + each.text }
  }
  return runs
}

function deletedXml(run: Run): string {
  return runXml(run).replace('<w:t xml:space', '<w:delText xml:space').replace('</w:t>', '</w:delText>')
}

/** Letters that stayed; where they look other than before, that is a tracked change of its own. */
function keptXml(old: readonly Run[], now: readonly Run[], ids: Ids): string {
  let xml = ''
  for (let from = 0; from < now.length;) {
    const [was, is] = [looksOf(old[from] as Run), looksOf(now[from] as Run)]
    let to = from + 1
    while (to < now.length && looksOf(old[to] as Run) === was && looksOf(now[to] as Run) === is) to++
    for (const run of grouped(now.slice(from, to)))
      xml +=
        'break' in run || was === is
          ? runXml(run)
          : `<w:r><w:rPr>${is}<w:rPrChange${ids()}><w:rPr>${was}</w:rPr></w:rPrChange></w:rPr>` +
            `<w:t xml:space="preserve">${escapeText(run.text)}</w:t></w:r>`
    from = to
  }
  return xml
}
