/**
 * A piece of a manuscript's text that stands as one text element in a .docx file: how a finding, which speaks of the
 * text, is brought back into the file.
 */
export interface Stretch {
  /** UTF-16 offsets in the text that the places of the manuscript point into */
  readonly from: number
  readonly to: number
  /** `word/document.xml` */
  readonly part: string
  /** which `w:t` of the part, from 0, in the order of the file */
  readonly element: number
  /** offset in the element's text at which the stretch begins */
  readonly at: number
}
