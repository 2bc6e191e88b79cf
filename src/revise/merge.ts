import type { IRegion } from 'node-diff3'
import { diff3MergeRegions } from 'node-diff3'
import { mergeFrontMatter } from './merge-front-matter.ts'
import { mergeHunk } from './merge-hunk.ts'

/** Three versions of a Markdown speech. */
export interface Versions {
  /** as it was generated last */
  readonly base: string
  /** as it was edited by hand since */
  readonly mine: string
  /** as it is generated now */
  readonly theirs: string
}

/** A place where both versions changed the same paragraph, or added one. */
export interface Conflict {
  /** of the merged text, from 1, where its first mark stands */
  readonly line: number
  /** the paragraphs of either version; empty where it took them out */
  readonly mine: string
  readonly theirs: string
}

/** A merged speech, and the places where somebody must choose: there both versions stand in the text, between marks. */
export interface Merged {
  readonly text: string
  readonly conflicts: readonly Conflict[]
}

/** Paragraphs that are settled, or those of two versions that are not. */
export type Part =
  | { readonly settled: readonly string[] }
  | { readonly mine: readonly string[]; readonly theirs: readonly string[] }

/**
 * Merges what was edited by hand into what is generated now, paragraph by paragraph: what only one version changed is
 * as that version has it, and what both changed stands there twice, marked. Where only one version differs from the
 * base, the result is that version, byte for byte.
 */
export function mergeSpeech({ base, mine, theirs }: Versions): Merged {
  const [was, edited, made] = [base, mine, theirs].map(normalised)
  if (edited === was || edited === made) return { text: theirs, conflicts: [] }
  if (made === was) return { text: mine, conflicts: [] }
  const [old, hand, fresh] = [base, mine, theirs].map((text) => split(normalised(text)))
  if (old === undefined || hand === undefined || fresh === undefined) throw new Error('three versions are merged')
  const front = mergeFrontMatter(old.front, hand.front, fresh.front)
  const regions = diff3MergeRegions([...hand.paragraphs], [...old.paragraphs], [...fresh.paragraphs])
  const written = write(front.text, regions.flatMap(partsOf))
  const conflicts = [...front.conflicts, ...written.conflicts]
  return { text: written.text, conflicts }
}

const partsOf = (region: IRegion<string>): readonly Part[] =>
  region.stable
    ? [{ settled: region.bufferContent }]
    : mergeHunk(region.oContent, { mine: region.aContent, theirs: region.bContent })

/** Line ends and byte order marks are the editor's, not the author's. */
const normalised = (text: string): string =>
  `${text
    .replace(/^\uFEFF/u, '')
    .replaceAll(/\r\n?/gu, '\n')
    .trimEnd()}\n`

function split(text: string): { readonly front: readonly string[]; readonly paragraphs: readonly string[] } {
  const front = /^---[ \t]*\n(?:.*\n)*?---[ \t]*\n/u.exec(text)?.[0] ?? ''
  const body = text.slice(front.length).trim()
  return {
    front: front === '' ? [] : front.trimEnd().split('\n'),
    paragraphs: body === '' ? [] : body.split(/\n(?:[ \t\u3000]*\n)+/u),
  }
}

/**
 * What stands around two versions. 【待补】 is what every part of the program takes for unfinished: it is highlighted on
 * the page, told by `check` and counted.
 */
const marks = {
  both: '【待补：这里手工改过，新生成的稿子也变了，请取舍。手工改的是】',
  added: '【待补：新生成的是】',
  mineGone: '【待补：这里手工删去了，新生成的稿子却变了，请取舍。新生成的是】',
  theirsGone: '【待补：这里手工改过，新生成的稿子里却没有了，请取舍。手工改的是】',
  end: '【待补：取舍到此为止】',
} as const

function write(front: string, parts: readonly Part[]): Merged {
  const blocks: string[] = []
  const conflicts: Conflict[] = []
  // An empty line stands between the settings and the text
  let line = front === '' ? 1 : front.split('\n').length + 2
  const add = (block: string): void => {
    blocks.push(block)
    line += block.split('\n').length + 1
  }
  for (const part of parts) {
    if ('settled' in part) {
      part.settled.forEach(add)
      continue
    }
    const { mine, theirs } = part
    conflicts.push({ line, mine: mine.join('\n\n'), theirs: theirs.join('\n\n') })
    add(mine.length === 0 ? marks.mineGone : theirs.length === 0 ? marks.theirsGone : marks.both)
    mine.forEach(add)
    if (mine.length > 0 && theirs.length > 0) add(marks.added)
    theirs.forEach(add)
    add(marks.end)
  }
  return { text: `${front === '' ? '' : `${front}\n\n`}${blocks.join('\n\n')}\n`, conflicts }
}
