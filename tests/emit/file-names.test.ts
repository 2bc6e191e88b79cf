import { describe, expect, test } from 'vitest'
import { safeName, uniqueNames } from '../../src/emit/file-names.ts'
import { nasty } from './plain.ts'

describe('a safe name', () => {
  test.each([
    ['十三届县委第一轮巡察', '十三届县委第一轮巡察'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a／b＼c：d＊e？f＂g＜h＞i｜j'],
    ['../../etc/passwd', '／..／etc／passwd'],
    ['..', '未命名'],
    ['. . .', '未命名'],
    ['', '未命名'],
    ['　 \t\n', '未命名'],
    ['名称. . ', '名称'],
    ['.hidden', 'hidden'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1', '_com1'],
    ['LPT9.a', '_LPT9.a'],
    ['COM10', 'COM10'],
    ['console', 'console'],
    ['控\u0000制\u0007符\u007F', '控制符'],
    ['从右\u202E往左\u200B', '从右往左'],
    ['e\u0301', '\u00E9'],
    ['\uD800半个', '半个'],
  ])('for %j is %j', (text, name) => {
    expect(safeName(text)).toBe(name)
  })

  test('is short enough, in characters and bytes, without half a character at its end', () => {
    for (const text of ['县'.repeat(300), '𠮷'.repeat(300), 'a'.repeat(300), `${'a'.repeat(79)}. 县`]) {
      const name = safeName(text)
      expect(Array.from(name).length).toBeLessThanOrEqual(80)
      expect(Buffer.byteLength(`01-${name}.new.docx`)).toBeLessThanOrEqual(255)
      expect(name).not.toMatch(/[\s.]$|\p{Cs}/u)
    }
  })

  test.each(nasty)('for %j is itself safe and stays as it is', (text) => {
    const name = safeName(text)
    expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}\p{Cs}]+$/u)
    expect(name).not.toMatch(/^[\s.]|[\s.]$/)
    expect(safeName(name)).toBe(name)
  })
})

describe('unique names', () => {
  test('keep the first and number the others, also where only the case differs', () => {
    expect(uniqueNames(['a', 'b', 'A', 'a', 'c'])).toEqual(['a', 'b', 'A-2', 'a-3', 'c'])
  })

  test('do not take a name that another has of its own', () => {
    expect(uniqueNames(['a', 'a', 'a-2'])).toEqual(['a', 'a-3', 'a-2'])
  })
})
