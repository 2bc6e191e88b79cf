import { width } from './title-lines.ts'

/**
 * The lines of post and name: one where they fit into `room` full-width characters; else two, as even as may be, broken
 * between two posts. What has no such place, or needs more lines, is left to the program that opens the file.
 */
export function speakerLines(speaker: string, room: number): readonly string[] {
  if (width(speaker) <= room) return [speaker]
  const [best] = [...speaker.matchAll(/[，、；]/g)]
    .map(({ index }) => [speaker.slice(0, index + 1), speaker.slice(index + 1)] as const)
    .filter((lines) => lines.every((line) => width(line) <= room))
    .toSorted((a, b) => unevenness(a) - unevenness(b))
  return best ?? [speaker]
}

/** In characters. A comma parts what 、 joins, so that a break at one may be less even. */
function unevenness([first, second]: readonly [string, string]): number {
  return Math.abs(width(first) - width(second)) + (first.endsWith('、') ? 5 : 0)
}
