import { crc32, deflateRawSync } from 'node:zlib'

/** A file of a zip package, already deflated. */
export interface ZipEntry {
  /** ASCII, with `/` */
  readonly path: string
  readonly crc: number
  /** bytes before deflating */
  readonly size: number
  readonly deflated: Uint8Array
}

/** 1980-01-01 00:00:00, the first moment that a zip file can name: no date, to most programs. */
const firstMoment = (1 << 21) | (1 << 16)

/** A part as an entry of the package. @param level of zlib, 1 fast to 9 small */
export function deflatedEntry(path: string, data: Uint8Array, level: number): ZipEntry {
  return { path, crc: crc32(data), size: data.byteLength, deflated: deflateRawSync(data, { level }) }
}

/** Version of the format that knows deflate, and how it is written. PKWARE, APPNOTE 4.4.3 and 4.4.5 */
const [deflateVersion, deflate] = [20, 8]

const [localSize, centralSize, endSize] = [30, 46, 22]

/**
 * A zip file of entries that are deflated already, so that what does not change is deflated once; without clock, and
 * with sizes in front of the data as Word wants them. PKWARE, APPNOTE 4.3.7, 4.3.12, 4.3.16.
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const names = entries.map(({ path }) => Buffer.from(path, 'latin1'))
  const sum = (of: (entry: ZipEntry, name: Buffer) => number): number =>
    entries.reduce((all, entry, i) => all + of(entry, names[i] ?? Buffer.alloc(0)), 0)
  const data = sum(({ deflated }, name) => localSize + name.length + deflated.length)
  const directory = sum((_, name) => centralSize + name.length)
  const bytes = Buffer.alloc(data + directory + endSize)
  let at = 0
  let central = data
  for (const [i, { crc, size, deflated }] of entries.entries()) {
    const name = names[i] ?? Buffer.alloc(0)
    const common = (from: number): void => {
      bytes.writeUInt16LE(deflateVersion, from)
      bytes.writeUInt16LE(deflate, from + 4)
      bytes.writeUInt32LE(firstMoment, from + 6)
      bytes.writeUInt32LE(crc, from + 10)
      bytes.writeUInt32LE(deflated.length, from + 14)
      bytes.writeUInt32LE(size, from + 18)
      bytes.writeUInt16LE(name.length, from + 22)
    }
    bytes.writeUInt32LE(0x02014b50, central)
    bytes.writeUInt16LE(deflateVersion, central + 4)
    common(central + 6)
    bytes.writeUInt32LE(at, central + 42)
    name.copy(bytes, central + centralSize)
    central += centralSize + name.length
    bytes.writeUInt32LE(0x04034b50, at)
    common(at + 4)
    name.copy(bytes, at + localSize)
    bytes.set(deflated, at + localSize + name.length)
    at += localSize + name.length + deflated.length
  }
  bytes.writeUInt32LE(0x06054b50, central)
  bytes.writeUInt16LE(entries.length, central + 8)
  bytes.writeUInt16LE(entries.length, central + 10)
  bytes.writeUInt32LE(directory, central + 12)
  bytes.writeUInt32LE(data, central + 16)
  return bytes
}
