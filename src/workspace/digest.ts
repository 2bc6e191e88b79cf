import { createHash } from 'node:crypto'

/** `sha256:` and the digest in hexadecimal. */
export function digest(of: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(of).digest('hex')}`
}

/** What a paragraph is found again by: the first 8 hexadecimal digits of its text's sha256. */
export function paragraphDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
