/** A file to be written: path below the round's folder (with `/`), its bytes, and their digest (`sha256:…`). */
export interface Artifact {
  readonly path: string
  readonly bytes: Uint8Array
  readonly digest: string
}
