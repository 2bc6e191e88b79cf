import type { IsoDate } from '../model/date.ts'

/** A change so soon after another, in milliseconds, may leave a file with the same times: some systems count seconds. */
export const soon = 2000

/** The only door to files and the clock. Paths use `/`; a relative one is meant from the working folder. */
export interface Workspace {
  /**
   * The bytes of a file; undefined where there is none.
   * @param most of a file that is longer, only so many are read: what never ends can be told from what is only large
   */
  read(path: string, most?: number): Uint8Array | undefined
  /** the size of a file in bytes; undefined where there is none */
  size(path: string): number | undefined
  /**
   * The stamp of a folder and all that is below it.
   * @param before the text of an earlier one: where it is still true, no folder is listed
   */
  stamp(folder: string, before?: string): Stamp
  /** the stamp of files, whether they are there or not */
  stampOf(paths: readonly string[]): Stamp
  /** all files below a folder, as paths relative to it, sorted; empty where there is no such folder */
  list(folder: string): readonly string[]
  /** writes a file whole or not at all, making its folders */
  write(path: string, bytes: Uint8Array): void
  /**
   * Writes a file that is not yet to be seen, beside the place where it will be.
   * @returns a name for it that `put` and `remove` take, also in another thread of the same process
   */
  stage(path: string, bytes: Uint8Array): string
  /** puts a staged file in its place, whole or not at all */
  put(staged: string, path: string): void
  /** takes a file away, and the folders that this leaves empty */
  remove(path: string): void
  /**
   * Takes a folder for oneself, so that no other process works in it; what a killed one left unfinished there goes.
   * @param share those who make different shares of the same number of shares stand side by side
   * @returns undefined where somebody else has it now
   */
  lock(folder: string, share?: LockShare): Lock | undefined
  /** takes away what is staged below a folder and nobody will put: by this process, which must not need it, or dead ones */
  clear(folder: string): void
  /** today's date in local time; never used for the content of a speech */
  today(): IsoDate
}

/** What the system says of files without their being read. */
export interface Stamp {
  /** another text whenever one of the files has been changed, added or taken away */
  readonly text: string
  /** when the last of these changes was, in milliseconds */
  readonly last: number
  /** whether the text settles the matter: a change right after another may leave the same times */
  readonly settles: boolean
}

/** A share of what is made in a folder: the `index`th of `count`. */
export interface LockShare {
  readonly index: number
  readonly count: number
}

/** A folder that is held. */
export interface Lock {
  /** gives a sign of life, for other machines that cannot ask the process: once in some minutes */
  beat(): void
  release(): void
}
