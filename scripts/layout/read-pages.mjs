// Reads the lines of the pages of a PDF with pdftotext.
import { execFileSync } from 'node:child_process'

/** Points. The text area of GB/T 9704—2012, clause 5.2, as src/emit/docx/layout.ts sets it. */
export const area = { left: 79.35, right: 521.6, top: 104.9, bottom: 742.7 }

/** Reads the words of a PDF with their boxes, page by page. */
export function readPages(pdf) {
  const xml = execFileSync('pdftotext', ['-bbox-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => {
      const words = [
        ...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g),
      ].map(([, xMin, yMin, xMax, yMax, text]) => ({
        left: +xMin,
        right: +xMax,
        middle: (+yMin + +yMax) / 2,
        height: +yMax - +yMin,
        text: unescaped(text),
      }))
      const inText = words.filter((word) => word.middle < area.bottom)
      return { lines: linesOf(inText), footer: words.filter((word) => word.middle >= area.bottom) }
    })
}

/** Words whose middles are less than a third of a line apart stand on one line. */
export function linesOf(words) {
  const lines = []
  for (const word of words.toSorted((a, b) => a.middle - b.middle || a.left - b.left)) {
    const line = lines.at(-1)
    if (line !== undefined && word.middle - line.middle < 9) line.words.push(word)
    else lines.push({ middle: word.middle, words: [word] })
  }
  return lines.map(({ middle, words: own }) => {
    const sorted = own.toSorted((a, b) => a.left - b.left)
    return {
      middle,
      height: Math.max(...sorted.map((word) => word.height)),
      left: sorted[0].left,
      right: sorted.at(-1).right,
      text: sorted.map((word) => word.text).join(''),
    }
  })
}

function unescaped(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
