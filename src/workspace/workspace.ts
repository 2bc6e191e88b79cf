import type { IsoDate } from '../model/date.ts'

/** The only door to files and the clock. Paths use `/`; a relative one is meant from the working folder. */
export interface Workspace {
  /** the bytes of a file; undefined where there is none */
  read(path: string): Uint8Array | undefined
  /** all files below a folder, as paths relative to it, sorted; empty where there is no such folder */
  list(folder: string): readonly string[]
  /** writes a file whole or not at all, making its folders */
  write(path: string, bytes: Uint8Array): void
  remove(path: string): void
  /** today's date in local time; never used for the content of a speech */
  today(): IsoDate
}
