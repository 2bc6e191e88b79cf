import { createHash } from 'node:crypto'

/** `sha256:` and the digest in hexadecimal. */
export function digest(of: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(of).digest('hex')}`
}
