import type { Catalogue } from '../../model/catalogue.ts'
import type { Manuscript } from '../../model/manuscript.ts'
import type { Finding, Rule } from '../rule.ts'

/** From this many characters on, the same words in two speeches are not chance. */
const shared = 40
/** Every run of `shared` characters holds a whole block of this size that begins at a multiple of it. */
const block = 20

/** A manuscript without its signs, with the way back into its paragraphs. */
interface Bare {
  readonly manuscript: Manuscript
  readonly text: string
  readonly paragraph: Int32Array
  readonly offset: Int32Array
  /** a hash of the block that begins at each character */
  readonly hashes: Int32Array
  /** where the blocks at multiples of `block` stand, by hash */
  readonly blocks: ReadonlyMap<number, number>
}

const made = new WeakMap<Manuscript, Bare>()
const phrases = new WeakMap<Catalogue, RegExp>()

/** Runs of 40 characters that also stand in another text of the same call; set phrases do not count. */
export const sharedText: Rule = {
  id: 'shared-text',
  severity: 'info',
  about: '有40字以上同一起检查的另一篇一样（固定提法不算）。',
  example: {
    wrong:
      '要坚持把巡察监督同基层治理结合起来，推动解决群众办事难、办事慢、办事来回跑的老问题，让群众感到变化就在身边。',
  },
  find: ({ manuscript, others, catalogue }) => {
    if (others.length === 0) return []
    const own = bare(manuscript)
    const set = setPhrases(catalogue)
    return others.flatMap((other) => (other === manuscript ? [] : runs(own, bare(other), set)))
  },
}

function runs(own: Bare, other: Bare, set: RegExp): readonly Finding[] {
  const findings: Finding[] = []
  const last = own.text.length - block
  /** where the last run ended: no run reaches back into the one before */
  let ended = 0
  for (let at = 0; at <= last; at++) {
    const there = other.blocks.get(own.hashes[at] ?? 0)
    if (there === undefined || own.text.slice(at, at + block) !== other.text.slice(there, there + block)) continue
    const [from, to] = widen(own, other, { at, there, ended })
    at = to - 1
    ended = to
    const words = own.text.slice(from, to)
    // What is set is nobody's own: only the rest is counted
    if (words.replaceAll(set, '').length < shared) continue
    const paragraph = own.paragraph[from] ?? 0
    const start = own.offset[from] ?? 0
    findings.push({
      paragraph,
      from: start,
      to: (own.offset[to - 1] ?? start) + 1,
      message: `这里有${words.length}字同 ${other.manuscript.file} 一样：“${words.slice(0, 16)}……”。`,
      hint: '同一场会上念两遍听得出来，改写其中一处。',
    })
  }
  return findings
}

/** The whole run around a block that two texts share, within one paragraph of each. */
function widen(
  own: Bare,
  other: Bare,
  { at, there, ended }: { readonly at: number; readonly there: number; readonly ended: number },
): readonly [number, number] {
  const same = (i: number): boolean =>
    own.text[at + i] === other.text[there + i] &&
    own.paragraph[at + i] === own.paragraph[at] &&
    other.paragraph[there + i] === other.paragraph[there]
  let from = 0
  while (at + from > ended && there + from > 0 && same(from - 1)) from--
  let to = block
  while (at + to < own.text.length && there + to < other.text.length && same(to)) to++
  return [at + from, at + to]
}

function bare(manuscript: Manuscript): Bare {
  const before = made.get(manuscript)
  if (before !== undefined) return before
  const characters: string[] = []
  const paragraph: number[] = []
  const offset: number[] = []
  manuscript.paragraphs.forEach(({ text, role }, i) => {
    if (role === 'title' || role === 'note' || role === 'salutation') return
    for (const { 0: character, index } of text.matchAll(/[\p{Script=Han}\dA-Za-z]/gu)) {
      characters.push(character.charAt(0))
      paragraph.push(i)
      offset.push(index)
    }
  })
  const text = characters.join('')
  const hashes = hashBlocks(text)
  const blocks = new Map<number, number>()
  for (let at = 0; at + block <= text.length; at += block) blocks.set(hashes[at] ?? 0, at)
  const result = {
    manuscript,
    text,
    paragraph: Int32Array.from(paragraph),
    offset: Int32Array.from(offset),
    hashes,
    blocks,
  }
  made.set(manuscript, result)
  return result
}

/** Rolling: the hash of a block is made from that of the block before. */
function hashBlocks(text: string): Int32Array {
  const base = 31
  let top = 1
  for (let i = 1; i < block; i++) top = Math.imul(top, base)
  const hashes = new Int32Array(Math.max(0, text.length - block + 1))
  let hash = 0
  for (let i = 0; i < text.length; i++) {
    if (i >= block) hash = (hash - Math.imul(text.charCodeAt(i - block), top)) | 0
    hash = (Math.imul(hash, base) + text.charCodeAt(i)) | 0
    if (i >= block - 1) hashes[i - block + 1] = hash
  }
  return hashes
}

/** Formulations, frameworks and titles of the catalogue, without their signs as the texts are. */
function setPhrases(catalogue: Catalogue): RegExp {
  const before = phrases.get(catalogue)
  if (before !== undefined) return before
  const words = [
    ...catalogue.formulations.map(({ text }) => text),
    ...catalogue.frameworks.flatMap(({ name, items, wordings }) => [
      name,
      ...items,
      ...wordings.flatMap((wording) => wording.items),
    ]),
    ...catalogue.documents.flatMap(({ title }) => title),
  ].map((each) => each.replaceAll(/[^\p{Script=Han}\dA-Za-z]/gu, ''))
  const pattern = new RegExp(
    [...new Set(words)]
      .filter((each) => each.length > 3)
      .toSorted((a, b) => b.length - a.length)
      .join('|'),
    'gu',
  )
  phrases.set(catalogue, pattern)
  return pattern
}
