/** What a round file may hold. The largest that are really written come to a tenth of this. */
export const roundLimits = {
  /** bytes of the file */
  bytes: 2 * 1024 * 1024,
  /** tokens of YAML: keys, values and the signs between them */
  tokens: 120_000,
  /** values, those behind a reference counted as often as they are referred to */
  values: 60_000,
  /** characters of one value */
  value: 2_000,
  /** characters of a text that is inserted into a speech */
  insert: 20_000,
  /** findings that are told; what follows is counted */
  findings: 200,
} as const

/** What may be read of a text or package that is to be proofread, in bytes. */
export const manuscriptLimits = { text: 4 * 1024 * 1024, file: 50 * 1024 * 1024 } as const
