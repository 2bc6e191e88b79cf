/** Text read from bytes; where they are not UTF-8, what they probably are and how they read then. */
export type Decoded =
  | { readonly text: string }
  | { readonly encoding: 'GBK' | 'UTF-16' | 'unknown'; readonly guess?: string }

/**
 * Decodes UTF-8. A byte order mark is dropped in silence; line ends stay as they are.
 * @returns the text, or the encoding that was probably used, with the text as it reads in it
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const text = decodeUtf8(bytes)
  // UTF-16 of Latin text is valid UTF-8 full of NUL characters
  if (text !== undefined && !text.includes('\0')) return { text }
  const utf16 = utf16Label(bytes)
  if (utf16 !== undefined) return withGuess('UTF-16', decode(utf16, bytes))
  const gbk = decode('gb18030', bytes)
  return gbk !== undefined && /\p{Script=Han}/u.test(gbk) ? withGuess('GBK', gbk) : { encoding: 'unknown' }
}

/** The text of bytes that are UTF-8, whatever it holds; undefined where they are not. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  return decode('utf-8', bytes)
}

function decode(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function utf16Label(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

function withGuess(encoding: 'GBK' | 'UTF-16', guess: string | undefined): Decoded {
  return guess === undefined ? { encoding } : { encoding, guess }
}
