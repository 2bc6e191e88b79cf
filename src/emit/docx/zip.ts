import { crc32, deflateRawSync } from 'node:zlib'

/** A file of a zip package. */
export interface ZipEntry {
  /** ASCII, with `/` */
  readonly path: string
  readonly crc: number
  /** bytes before deflating */
  readonly size: number
  /** what lies in the package: deflated, or as it is where that takes no more room */
  readonly packed: Uint8Array
  readonly method: Method
}

/** Files that stand first in many packages, as they are written there. */
export interface ZipHead {
  readonly count: number
  /** each with its header */
  readonly local: Uint8Array
  /** what the package's directory says of them */
  readonly central: Uint8Array
}

/** PKWARE, APPNOTE 4.4.5 */
const methods = { stored: 0, deflated: 8 } as const
type Method = (typeof methods)[keyof typeof methods]

/** 1980-01-01 00:00:00, the first moment that a zip file can name: no date, to most programs. */
const firstMoment = (1 << 21) | (1 << 16)
/** Version of the format that knows deflate. PKWARE, APPNOTE 4.4.3 */
const version = 20
const [localSize, centralSize, endSize] = [30, 46, 22]

/** A part as an entry of the package. @param level of zlib, 1 fast to 9 small */
export function deflatedEntry(path: string, data: Uint8Array, level: number): ZipEntry {
  const packed = deflateRawSync(data, { level })
  return { path, crc: crc32(data), size: data.byteLength, packed, method: methods.deflated }
}

/** A small part, which lies in the package as it is: zlib takes longer to begin than to deflate it. */
export function storedEntry(path: string, data: Uint8Array): ZipEntry {
  return { path, crc: crc32(data), size: data.byteLength, packed: data, method: methods.stored }
}

/** What packages begin with. */
export function zipHead(entries: readonly ZipEntry[]): ZipHead {
  const local = new Uint8Array(sum(entries, localSizeOf))
  const central = new Uint8Array(sum(entries, centralSizeOf))
  write(entries, { bytes: local, at: 0 }, { bytes: central, at: 0 })
  return { count: entries.length, local, central }
}

/**
 * A zip file; without clock, and with sizes in front of the data as Word wants them. PKWARE, APPNOTE 4.3.7, 4.3.12, 4.3.16.
 */
export function zip(head: ZipHead, entries: readonly ZipEntry[]): Uint8Array {
  const directory = head.local.length + sum(entries, localSizeOf)
  const end = directory + head.central.length + sum(entries, centralSizeOf)
  const bytes = new Uint8Array(end + endSize)
  bytes.set(head.local)
  bytes.set(head.central, directory)
  write(entries, { bytes, at: head.local.length }, { bytes, at: directory + head.central.length })
  const view = new DataView(bytes.buffer, end)
  const count = head.count + entries.length
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, end - directory, true)
  view.setUint32(16, directory, true)
  return bytes
}

const sum = (entries: readonly ZipEntry[], of: (entry: ZipEntry) => number): number =>
  entries.reduce((all, entry) => all + of(entry), 0)
const localSizeOf = ({ path, packed }: ZipEntry): number => localSize + path.length + packed.length
const centralSizeOf = ({ path }: ZipEntry): number => centralSize + path.length

interface Position {
  readonly bytes: Uint8Array
  readonly at: number
}

/** Writes entries into a package, which begins with the bytes of `local`, and into its directory. */
function write(entries: readonly ZipEntry[], local: Position, central: Position): void {
  const [files, directory] = [viewOf(local.bytes), viewOf(central.bytes)]
  let [at, named] = [local.at, central.at]
  for (const entry of entries) {
    directory.setUint32(named, 0x02014b50, true)
    directory.setUint16(named + 4, version, true)
    writeCommon(directory, named + 6, entry)
    directory.setUint32(named + 42, at, true)
    writeName(central.bytes, named + centralSize, entry.path)
    named += centralSizeOf(entry)
    files.setUint32(at, 0x04034b50, true)
    writeCommon(files, at + 4, entry)
    writeName(local.bytes, at + localSize, entry.path)
    local.bytes.set(entry.packed, at + localSize + entry.path.length)
    at += localSizeOf(entry)
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

/** What stands before the data, and in the directory likewise. */
function writeCommon(view: DataView, at: number, { path, crc, size, packed, method }: ZipEntry): void {
  view.setUint16(at, version, true)
  view.setUint16(at + 4, method, true)
  view.setUint32(at + 6, firstMoment, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, packed.length, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, path.length, true)
}

function writeName(bytes: Uint8Array, at: number, path: string): void {
  for (let i = 0; i < path.length; i++) bytes[at + i] = path.charCodeAt(i)
}
