/** A file to be written: path below the round's folder (with `/`), and its bytes. */
export interface Artifact {
  readonly path: string
  readonly bytes: Uint8Array
}
