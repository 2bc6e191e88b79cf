import { describe, expect, it } from 'vitest'
import { parseRound } from '../../src/parse/round.ts'
import { reportHuman } from '../../src/report/human.ts'
import { facts } from '../parse/round-facts.ts'

/** What is said of a round file, as a terminal gets it. */
function said(text: string): string {
  const { diagnostics } = parseRound('round.yaml', new TextEncoder().encode(text), facts)
  return reportHuman(diagnostics, new Map([['round.yaml', text]]), { color: false })
}

describe('messages that a terminal would obey', () => {
  it.each([
    ['clears the screen', '\u001B[2J'],
    ['writes over the line', '\r'],
    ['sets the title of the window', '\u001B]0;x\u0007'],
    ['rings', '\u0007'],
    ['goes back', '\b\b\b'],
    ['in one byte', '\u009B2J'],
    ['turns the direction', '\u202E'],
  ])('%s', (_, signs) => {
    const told = [
      `round: {name: 甲${signs}乙, committee: 市委, start: 2017-08-21}\nunits: []\n`,
      `round: {甲${signs}乙: 1}\n`,
      `round: "甲${signs}乙"\nfocus: "${signs}"\n`,
    ].map(said)
    expect(told.join('').length).toBeGreaterThan(100)
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    expect(told.join('')).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/u)
  })
})
