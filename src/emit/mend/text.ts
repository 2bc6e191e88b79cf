import type { Fix } from './fixes.ts'

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * Puts fixes into the bytes of a text file. Every byte that no fix covers stays as it is: byte order mark, line ends,
 * the encoding.
 * @param text the file's text without its byte order mark, as the offsets of the fixes mean it
 * @param fixes apart from each other, in the order of the text
 * @returns the new bytes; undefined where they could not be written in the file's encoding
 */
export function mendText(
  bytes: Uint8Array,
  text: string,
  encoding: Encoding,
  fixes: readonly Fix[],
): Uint8Array | undefined {
  const offsets = byteOffsets(
    bytes,
    text,
    encoding,
    fixes.flatMap(({ from, to }) => [from, to]),
  )
  const pieces: Uint8Array[] = []
  let at = 0
  for (const [i, fix] of fixes.entries()) {
    const [from, to] = [offsets[2 * i] ?? 0, offsets[2 * i + 1] ?? 0]
    const written = encode(fix.text, encoding)
    if (written === undefined) return undefined
    pieces.push(bytes.subarray(at, from), written)
    at = to
  }
  const mended = concat([...pieces, bytes.subarray(at)])
  return decode(mended, encoding) === replaced(text, fixes) ? mended : undefined
}

/** The text with its fixes. */
function replaced(text: string, fixes: readonly Fix[]): string {
  let at = 0
  let result = ''
  for (const fix of fixes) {
    result += text.slice(at, fix.from) + fix.text
    at = fix.to
  }
  return result + text.slice(at)
}

/** Byte offsets of ascending UTF-16 offsets. */
function byteOffsets(
  bytes: Uint8Array,
  text: string,
  encoding: Encoding,
  offsets: readonly number[],
): readonly number[] {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return offsets.map((offset) => 2 + 2 * offset)
  let [letter, byte] = [0, encoding === 'utf-8' ? mark : 0]
  return offsets.map((offset) => {
    if (encoding === 'utf-8') byte += Buffer.byteLength(text.slice(letter, offset))
    else
      for (let i = letter; i < offset; i++) {
        const [first = 0, second = 0] = bytes.subarray(byte, byte + 2)
        byte += first < 0x80 ? 1 : second >= 0x30 && second <= 0x39 ? 4 : 2
        // Four bytes may be a letter of two units
        if ((text.codePointAt(i) ?? 0) > 0xffff) i++
      }
    letter = offset
    return byte
  })
}

function encode(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'gb18030') return encodeGb(text)
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'))
  return encoding === 'utf-16le' ? bytes : new Uint8Array(Buffer.from(bytes).swap16())
}

/** Node decodes GB18030 but does not encode it: the two-byte letters, all that a Chinese text has, are looked up. */
function encodeGb(text: string): Uint8Array | undefined {
  const pairs: number[] = []
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) if (second !== 0x7f) pairs.push(first, second)
  const letters = Array.from(new TextDecoder('gb18030').decode(Uint8Array.from(pairs)))
  if (letters.length * 2 !== pairs.length) return undefined
  const codes = new Map(letters.map((letter, i) => [letter, pairs.slice(2 * i, 2 * i + 2)]))
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter < '\u0080' ? [letter.charCodeAt(0)] : codes.get(letter)
    if (code === undefined) return undefined
    bytes.push(...code)
  }
  return Uint8Array.from(bytes)
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces))
}
