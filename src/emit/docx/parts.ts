import type { Script } from '../../model/speech.ts'
import { cleanLine } from '../clean-text.ts'
import { plainTitle } from '../head.ts'
import type { FrontMatter } from '../front-matter.ts'
import type { Profile } from './layout.ts'
import { fonts, substitutes } from './layout.ts'
import { customProperties } from './properties.ts'
import { stylesXml } from './styles.ts'
import { declaration, document, escapeText, escapeXml, part } from './xml.ts'

/** A file of the package that takes the place of the one the docx library would write. */
export interface Part {
  readonly path: string
  readonly data: string
}

/** The parts that the docx library cannot say (line breaking, alternative fonts) or says by the clock (core properties). */
export function fixedParts(speech: Script, profile: Profile): readonly Part[] {
  return [
    { path: 'word/styles.xml', data: stylesXml(profile) },
    { path: 'word/settings.xml', data: settingsXml },
    { path: 'word/fontTable.xml', data: fontTableXml },
    { path: 'word/footnotes.xml', data: notesXml('footnote') },
    { path: 'word/endnotes.xml', data: notesXml('endnote') },
    { path: 'docProps/core.xml', data: coreXml(speech) },
  ]
}

const settingsXml = part(
  'w:settings',
  '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>' +
    // 标点压缩: a line is pulled tighter at its punctuation before a mark is let hang over
    '<w:characterSpacingControl w:val="compressPunctuation"/>' +
    // Without mode 15 Word opens the file in its compatibility mode of 2007
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
)

const fontTableXml = part(
  'w:fonts',
  Object.values(fonts)
    .map((name) => {
      const substitute = substitutes[name]
      const chinese = name !== fonts.latin
      return (
        `<w:font w:name="${name}">` +
        (substitute === undefined ? '' : `<w:altName w:val="${substitute}"/>`) +
        // 86: GB 2312
        `<w:charset w:val="${chinese ? '86' : '00'}"/><w:family w:val="${chinese ? 'auto' : 'roman'}"/>` +
        '<w:pitch w:val="variable"/></w:font>'
      )
    })
    .join(''),
)

/** No notes, only the separators that Word wants; the library's own refer to a style that is not there. */
function notesXml(note: 'footnote' | 'endnote'): string {
  const separator = (id: number, name: string) =>
    `<w:${note} w:type="${name}" w:id="${id}"><w:p><w:r><w:${name}/></w:r></w:p></w:${note}>`
  return part(`w:${note}s`, separator(-1, 'separator') + separator(0, 'continuationSeparator'))
}

/** Dated by the meeting, not by the clock; a speech without a date carries none. */
export function coreXml(speech: Script): string {
  const date = (name: string) =>
    speech.date === undefined
      ? ''
      : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${speech.date}T00:00:00Z</dcterms:${name}>`
  return document(
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
      'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${escapeXml(plainTitle(speech))}</dc:title>` +
      `<dc:creator>${escapeXml(cleanLine(speech.speaker.name ?? ''))}</dc:creator>` +
      `<dc:language>zh-CN</dc:language>${date('created')}${date('modified')}</cp:coreProperties>`,
  )
}

/** The custom properties as the docx library writes them. ECMA-376 part 1, 22.3 */
export function customXml(speech: Script, front: FrontMatter | undefined): string {
  const root =
    'Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ' +
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
  const properties = customProperties(speech, front).map(
    ({ name, value }, i) =>
      // pid 0 and 1 are the format's own
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${name}">` +
      `<vt:lpwstr>${escapeText(value)}</vt:lpwstr></property>`,
  )
  return `${declaration.trimEnd()}${properties.length === 0 ? `<${root}/>` : `<${root}>${properties.join('')}</Properties>`}`
}
