/** What a round file may hold: a province's round of 5 000 units. Those that are really written come to a hundredth of this. */
export const roundLimits = {
  /** bytes of the file */
  bytes: 2 * 1024 * 1024,
  /** tokens of YAML: keys, values and the signs between them */
  tokens: 200_000,
  /** values, those behind a reference counted as often as they are referred to */
  values: 100_000,
  /** characters of one value */
  value: 2_000,
  /** characters of a text that is inserted into a speech */
  insert: 20_000,
  /** findings that are told; what follows is counted */
  findings: 200,
} as const

/** What a text that is to be proofread may hold. A long speech comes to a tenth of this. */
export const manuscriptLimits = {
  /** bytes of a .md or .txt file */
  text: 2 * 1024 * 1024,
  /** bytes of a .docx file, which may hold pictures */
  file: 50 * 1024 * 1024,
  /** UTF-16 units of a line, which is a paragraph */
  line: 10_000,
  /** UTF-16 units of the whole: seven hours of speech, and what every rule is through with in a second, whatever it is */
  characters: 100_000,
  /** paragraphs of a .docx file */
  paragraphs: 20_000,
  /** findings of one rule that are told; what follows is counted */
  findings: 500,
} as const
