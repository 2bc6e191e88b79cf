import { fillShell } from './emit/docx/document.ts'
import type { Shell } from './emit/docx/shell.ts'
import type { FrontMatter } from './emit/front-matter.ts'
import type { Artifact } from './model/artifact.ts'
import type { Speech } from './model/speech.ts'
import { digest } from './workspace/digest.ts'

/** A speech that is to be laid out as a DOCX file. */
export interface Sheet {
  readonly speech: Speech
  /** what the file says of where it comes from */
  readonly front: FrontMatter
  /** path of the file */
  readonly docx: string
}

/** Lays a speech out. */
export function layOut({ speech, front, docx: path }: Sheet, shell: Shell): Artifact {
  const bytes = fillShell(shell, speech, front)
  return { path, bytes, digest: digest(bytes) }
}
