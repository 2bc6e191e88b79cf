import { expect, test } from 'vitest'
import { decodeText } from '../../src/parse/text.ts'

test('UTF-8, with and without a byte order mark', () => {
  const bytes = new TextEncoder().encode('轮次')
  expect(decodeText(bytes)).toEqual({ text: '轮次' })
  expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))).toEqual({ text: '轮次' })
})

test('other encodings are named, with what they seem to say', () => {
  expect(decodeText(Uint8Array.of(0xca, 0xd0, 0xce, 0xaf))).toEqual({ encoding: 'GBK', guess: '市委' })
  expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x5d, 0x4e))).toEqual({ encoding: 'UTF-16', guess: '九' })
  expect(decodeText(Uint8Array.of(0xfe, 0xff, 0x4e, 0x5d))).toEqual({ encoding: 'UTF-16', guess: '九' })
  expect(decodeText(Uint8Array.of(0xff, 0xff, 0x80))).toEqual({ encoding: 'unknown' })
})
