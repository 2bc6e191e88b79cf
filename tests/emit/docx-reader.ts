import { strFromU8, unzipSync } from 'fflate'

/** The XML parts of a DOCX file by their paths. */
export function docxParts(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]))
}

/** The text of the document, a line for every paragraph that is not empty. */
export function docxText(bytes: Uint8Array): readonly string[] {
  return paragraphsOf(bytes)
    .map((xml) => textOf(xml))
    .filter((text) => text !== '')
}

/** The XML of every paragraph of the document. */
export function paragraphsOf(bytes: Uint8Array): readonly string[] {
  return matches(docxParts(bytes)['word/document.xml'] ?? '', /<w:p>.*?<\/w:p>|<w:p\/>/gs)
}

/** The text of a piece of XML. */
export function textOf(xml: string): string {
  return matches(xml, /<w:t[ >][^<]*/g)
    .map((text) => text.slice(text.indexOf('>') + 1))
    .join('')
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '')
}

/** All matches of a pattern, as text. */
export function matches(xml: string, pattern: RegExp): readonly string[] {
  return [...xml.matchAll(pattern)].map(([match]) => match)
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
