/**
 * Every constant of the page, with where it comes from:
 *   standard    GB/T 9704—2012, by clause. A speech is none of its kinds of document: it is laid out after it (参照)
 *   arithmetic  follows from the constants named
 *   measured    found by rendering with LibreOffice 7.4 (scripts/layout/measure.mjs); Word and WPS were not at hand
 *   practice    what offices do; no standard asks for it
 * Lengths are twips (1/20 point, 1/1440 inch) unless said otherwise; sizes are half points, as in the file.
 */

/** A4; the margins leave a text area of 156 mm × 225 mm. Standard, clauses 5.1 and 5.2.1. */
export const page = {
  width: 11906,
  height: 16838,
  /** 37 mm */
  top: 2098,
  /** 35 mm: 297 − 37 − 225 */
  bottom: 1984,
  /** 28 mm */
  left: 1587,
  /** 26 mm: 210 − 28 − 156 */
  right: 1474,
  /** lower edge of the page to that of the footer. Measured: puts the dash 7 mm under the text area, clause 7.5 */
  footer: 1440,
} as const

/** Canonical names, whatever is installed where the file is made. Standard, clauses 7.3 and 7.5, but for the title's (practice). */
export const fonts = {
  title: '方正小标宋简体',
  chapter: '黑体',
  section: '楷体_GB2312',
  body: '仿宋_GB2312',
  pageNumber: '宋体',
  /** digits and Latin letters. Practice */
  latin: 'Times New Roman',
} as const

/** What takes a font's place where it is not installed. Practice: the names that Windows and WPS ship. */
export const substitutes: Readonly<Record<string, string>> = {
  [fonts.title]: '宋体',
  [fonts.section]: '楷体',
  [fonts.body]: '仿宋',
}

/** The page number, “— 1 —”: odd pages right, even pages left. Standard, clause 7.5. */
export const pageNumber = {
  /** 4号, 14 pt */
  size: 28,
  /** one character in from the side: 14 pt = 280; 320 as measured with the blank at the end of the line */
  indent: 320,
  /** exact line, so that the distance to the text does not depend on the fonts installed. Arithmetic: 14 pt */
  line: 280,
} as const

/** Sizes and pitch of one way to print a speech. */
export interface Profile {
  /** half points */
  readonly title: number
  /** half points; headings and salutation too */
  readonly body: number
  /** from line to line, exact; also the pitch of the page's grid */
  readonly line: number
  /** added after every character, never more than nothing */
  readonly spacing: number
  /** two characters */
  readonly indent: number
  /** what comes of it on a full page */
  readonly lines: number
  readonly characters: number
}

/** The two profiles: `document` for the file, `reading` for the desk (朗读稿). */
export const profiles = {
  document: {
    /** 2号, 22 pt. Standard, clause 7.3.1 */
    title: 44,
    /** 3号, 16 pt. Standard, clause 5.2.2 */
    body: 32,
    /** measured: 225 mm = 12756 / 22 = 579.8; 580 gives 21 lines */
    line: 579,
    /** measured: 28 × 15.75 pt = 441 pt ≤ 442.25 pt of text area; −4 gives 27 characters */
    spacing: -5,
    /** arithmetic: 2 × (16 − 0.25) pt */
    indent: 630,
    /** standard, clause 5.2.3 */
    lines: 22,
    characters: 28,
  },
  reading: {
    /** 小一, 24 pt. Practice */
    title: 48,
    /** 20 pt, between 小二 and 二号: read at arm's length. Practice */
    body: 40,
    /** arithmetic: 12756 / 17 = 750.4; with 1.88 times the size wider set than the document's 1.81 */
    line: 750,
    /** arithmetic: 22 × 20 pt = 440 pt ≤ 442.25 pt */
    spacing: 0,
    /** arithmetic: 2 × 20 pt */
    indent: 800,
    lines: 17,
    characters: 22,
  },
} as const satisfies Readonly<Record<string, Profile>>

export type ProfileName = keyof typeof profiles
