import { expect, test } from 'vitest'
import { hanCharacters } from '../../src/model/speech.ts'

test('a Han character is what Unicode says is one, rare ones that take two units among them', () => {
  const wrong: string[] = []
  for (let point = 0; point <= 0x3_ff_ff; point++) {
    const letter = String.fromCodePoint(point)
    const expected = /\p{Script=Han}/u.test(letter) ? 1 : 0
    if (hanCharacters(letter) !== expected) wrong.push(point.toString(16))
  }
  expect(wrong).toEqual([])
})

test('Han characters are counted in a text of all kinds of characters', () => {
  expect(hanCharacters('巡察组〇一，“𠮷”某，𝐀々 2026年！')).toBe(9)
})
