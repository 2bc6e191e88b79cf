/**
 * Advance widths of Times New Roman from U+0020 to U+007E, in thousandths of the type size. Source: Adobe's metrics of
 * Times Roman, which Times New Roman and Liberation Serif share.
 */
const widths = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
  500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
  722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
  444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
  200, 480, 541,
] as const

/** The same of marks that Han text has, too. */
const marks: Readonly<Record<string, number>> = {
  '“': 444,
  '”': 444,
  '‘': 333,
  '’': 333,
  '·': 250,
  '—': 1000,
  '…': 1000,
}

/** Width of a character of the Latin font, in thousandths of the type size; half of it for one that is not in the tables. */
export function latinWidth(character: string): number {
  return marks[character] ?? widths[(character.codePointAt(0) ?? 0) - 0x20] ?? 500
}
