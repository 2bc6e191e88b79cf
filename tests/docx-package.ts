import { strToU8, zipSync } from 'fflate'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** A small .docx file from the XML of its body, and of other parts by their names (`numbering`, `styles`, `footnotes`). */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const names = Object.keys(parts)
  const root = (name: string) => ({ header: 'hdr', footer: 'ftr' })[name] ?? name
  const relations = names.map(
    (name, i) => `<Relationship Id="rId${i + 1}" Type="${office}/${name}" Target="${name}.xml"/>`,
  )
  const overrides = names.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${word}.${name}+xml"/>`)
  const files: Record<string, string> = {
    '[Content_Types].xml':
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels':
      `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels':
      `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `${relations.join('')}</Relationships>`,
    'word/document.xml': `${declaration}<w:document ${w}><w:body>${body}</w:body></w:document>`,
  }
  for (const name of names)
    files[`word/${name}.xml`] = `${declaration}<w:${root(name)} ${w}>${parts[name] ?? ''}</w:${root(name)}>`
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])))
}

/** A run of text. */
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

/** A paragraph of runs. */
export const p = (runs: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`

/** A paragraph that is numbered automatically. */
export const numbered = (text: string, level = 0, id = 1): string =>
  p(r(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`)

/** A numbering with the levels 一、 （一） 1. ①, and a second list (2) of the same kind that begins anew at 5. */
export const numbering: string = (() => {
  const levels = [
    ['chineseCounting', '%1、'],
    ['chineseCountingThousand', '（%2）'],
    ['decimal', '%3.'],
    ['decimalEnclosedCircleChinese', '%4'],
  ].map(
    ([format, text], i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  )
  return (
    `<w:abstractNum w:abstractNumId="0">${levels.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
  )
})()
