import type { Hash } from 'node:crypto'

let createHash: ((algorithm: string) => Hash) | undefined

/** Node's cryptography is large: a check of a text needs none of it, and must not wait for it. */
function sha256(of: Uint8Array | string): string {
  createHash ??= process.getBuiltinModule('node:crypto').createHash
  return createHash('sha256').update(of).digest('hex')
}

/** `sha256:` and the digest in hexadecimal. */
export const digest = (of: Uint8Array | string): string => `sha256:${sha256(of)}`

/** What a paragraph is found again by: the first 8 hexadecimal digits of its text's sha256. */
export const paragraphDigest = (text: string): string => sha256(text).slice(0, 8)
