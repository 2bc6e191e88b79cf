import { readFileSync } from 'node:fs'
import type { Round } from '../../src/model/round.ts'
import { parseRound } from '../../src/parse/round.ts'
import { facts } from './round-facts.ts'

/** The bytes of an example. */
export const example = (name: string): Uint8Array =>
  readFileSync(new URL(`../../data/examples/${name}`, import.meta.url))
/** Reads a round file. */
export const parse = (text: string): ReturnType<typeof parseRound> =>
  parseRound('round.yaml', new TextEncoder().encode(text), facts)

/** The round that a text gives; the codes where it gives none. */
export function roundOf(text: string): Round {
  const { value, diagnostics } = parse(text)
  if (value === undefined) throw new Error(diagnostics.map(({ code, place }) => `${code} ${place?.line}`).join(', '))
  return value
}

/** The findings of a text, each with its place. */
export const codes = (written: string): readonly string[] =>
  parse(written).diagnostics.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)

/** What 四个紧盯 means in a year. */
export const focusIn = (year: number): Round['focus'] =>
  roundOf(`round: {name: 某轮, committee: 市委, start: ${year}-06-01}\nfocus: [四个紧盯]`).focus

/** What every short round begins with. */
export const head = 'round: {name: 九届市委第二轮巡察, committee: 市委, start: 2017-08-21}\n'
