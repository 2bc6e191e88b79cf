import type { Node } from 'yaml'
import { isScalar } from 'yaml'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Place } from '../../model/place.ts'
import { findUnprintable, withoutInvisible } from '../characters.ts'
import { roundLimits } from '../limits.ts'
import { readAnyScalar } from './scalar.ts'
import type { ScalarShape } from './shape.ts'
import type { Spot, Walk } from './walking.ts'
import { placeOf, textOf } from './walking.ts'

/** Reads a scalar as the first of the shapes that takes it; undefined where none does, which is told. */
export function readText(walking: Walk, node: Node, shapes: readonly ScalarShape[], spot: Spot): unknown {
  const place = placeOf(walking, node) ?? spot.place
  const written = printable(walking, node, spot, place)
  if (written === undefined) {
    walking.unreadable.add(spot.path)
    return undefined
  }
  const result = readAnyScalar(shapes, written)
  if ('problem' in result) {
    walking.diagnostics.push(result.problem(spot.name, place))
    walking.unreadable.add(spot.path)
    return undefined
  }
  const bare = /^“(?<bare>[^“”]*)”$/u.exec(written)?.groups?.['bare']
  if (bare !== undefined && shapes.some(({ spoken }) => spoken) && isScalar(node) && node.type === 'PLAIN') {
    walking.diagnostics.push(diagnostic('round/spoken-quotes', { key: spot.name, value: written, bare }, place))
  }
  return result.value
}

/** A scalar's text without blanks around it; undefined where it cannot be printed, which is told. */
function printable(walking: Walk, node: Node, spot: Spot, place: Place): string | undefined {
  const key = spot.name
  const { text, found } = withoutInvisible(textOf(node).trim())
  const most = spot.under.at(-1)?.key === 'insert' ? roundLimits.insert : roundLimits.value
  const bad = findUnprintable(text)
  if (bad !== undefined) {
    const { code, what } = bad
    const [before, after] = [text.slice(0, bad.at), text.slice(bad.at + bad.length)].map((each) => Array.from(each))
    const around = { before: before?.slice(-8).join('') ?? '', after: after?.slice(0, 8).join('') ?? '' }
    walking.diagnostics.push(
      diagnostic('round/unprintable', { key, code, what, ...around }, characterIn(walking, node) ?? place),
    )
    return undefined
  }
  if (text.length > most) {
    walking.diagnostics.push(diagnostic('round/value-too-long', { key, length: text.length, most }, place))
    return undefined
  }
  if (found.length > 0) walking.diagnostics.push(diagnostic('round/invisible', { key, codes: found }, place))
  return text.trim()
}

/** Where the first character stands that cannot be printed; undefined where it is written as an escape. */
function characterIn({ text, place }: Walk, { range }: Node): Place | undefined {
  if (range === null || range === undefined) return undefined
  const bad = findUnprintable(text.slice(range[0], range[1]))
  return bad === undefined ? undefined : place(range[0] + bad.at, range[0] + bad.at + bad.length)
}

/** Tells of a list `[甲，乙]` with a full-width comma, which YAML takes for one value. */
export function commaInList(walking: Walk, node: unknown, place: Place): void {
  if (!isScalar(node) || node.type !== 'PLAIN' || !textOf(node).includes('，')) return
  const value = textOf(node)
  const parts = value.split('，').map((part) => part.trim())
  walking.diagnostics.push(diagnostic('round/comma-in-list', { value, parts }, place))
}
