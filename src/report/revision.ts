import type { Change, Edit, Revision } from '../model/revision.ts'
import { isSame } from '../model/revision.ts'

/** How many letters of what stayed are shown around what changed. */
const around = 12

/** How many paragraphs were changed, added and removed. */
export interface Tally {
  readonly changed: number
  readonly added: number
  readonly removed: number
}

/** Counts the paragraphs of a revision. */
export function tally(revision: Revision): Tally {
  const count = (wanted: (change: Change) => boolean): number => revision.filter(wanted).length
  const both = ({ before, after }: Change): boolean => before !== undefined && after !== undefined
  return {
    changed: count((change) => both(change) && !isSame(change)),
    added: count(({ before }) => before === undefined),
    removed: count(({ after }) => after === undefined),
  }
}

/** `改了 3 段，增加 1 段`, or that nothing differs. */
export function tallyText({ changed, added, removed }: Tally): string {
  const parts = [
    ...(changed === 0 ? [] : [`改了 ${changed} 段`]),
    ...(added === 0 ? [] : [`增加 ${added} 段`]),
    ...(removed === 0 ? [] : [`删去 ${removed} 段`]),
  ]
  return parts.length === 0 ? '没有不同' : parts.join('，')
}

/** A revision for people: every paragraph that differs, [-what was removed-] and {+what was added+} with what is around. */
export function reportRevision(revision: Revision): string {
  let [old, now] = [0, 0]
  const lines = revision.flatMap((change) => {
    // Empty lines of the page are not counted: nobody who holds it would
    if (change.edits.length > 0) {
      if (change.before !== undefined) old++
      if (change.after !== undefined) now++
    }
    // Where the lines of a title turn is layout, not text
    const edits = change.edits.map(({ kind, text }) => ({ kind, text: text.replaceAll('\n', '') }))
    if (isSame(change) || edits.every(({ kind, text }) => kind === 'same' || text === '')) return []
    return [`${placeOf(change, old, now)}\n  ${edits.map((edit, i) => shown(edit, i, edits.length)).join('')}\n`]
  })
  return lines.join('')
}

function placeOf({ before, after }: Change, old: number, now: number): string {
  if (after === undefined) return `原第 ${old} 段，删去`
  return before === undefined ? `第 ${now} 段，增加` : `第 ${now} 段，改`
}

function shown({ kind, text }: Edit, i: number, count: number): string {
  if (text === '') return ''
  if (kind === 'removed') return `[-${text}-]`
  if (kind === 'added') return `{+${text}+}`
  const letters = Array.from(text)
  const begin = i === 0 ? '' : letters.slice(0, around).join('')
  const end = i === count - 1 ? '' : letters.slice(-around).join('')
  const limit = (i === 0 ? 0 : around) + (i === count - 1 ? 0 : around)
  return letters.length <= limit ? text : `${begin}…${end}`
}
