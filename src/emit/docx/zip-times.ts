const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50

/** 1980-01-01 00:00:00, the first moment that a zip file can name: no date, to most programs. */
const firstMoment = (1 << 21) | (1 << 16)

/**
 * The same zip file with every time in it set to 1980-01-01, in the local and the central headers: the docx library
 * writes the clock's time in the machine's zone there. Written in place.
 */
export function fixZipTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - 22
  if (view.getUint32(end, true) !== endOfDirectory) throw new Error('the zip file does not end with its directory')
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < entries; i++) {
    if (view.getUint32(at, true) !== directoryEntry) throw new Error('the directory of the zip file is broken')
    view.setUint32(at + 12, firstMoment, true)
    view.setUint32(view.getUint32(at + 42, true) + 10, firstMoment, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}
