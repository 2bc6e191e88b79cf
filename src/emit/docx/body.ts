import type { PageParagraph, Run } from './paragraphs.ts'
import { escapeText } from './xml.ts'

/**
 * The paragraphs of a page in WordprocessingML, character for character what the docx library writes for them
 * (`tests/emit/shell.test.ts`), without building its objects.
 */
export function bodyXml(paragraphs: readonly PageParagraph[]): string {
  let xml = ''
  for (const paragraph of paragraphs)
    xml +=
      paragraph.style === undefined
        ? '<w:p/>'
        : `<w:p><w:pPr>${paragraphLook(paragraph)}</w:pPr>${paragraph.runs.map(runXml).join('')}</w:p>`
  return xml
}

/** How a paragraph looks; nothing for an empty line. */
export function paragraphLook({ style, together }: Omit<PageParagraph, 'runs'>): string {
  if (style === undefined) return ''
  return `<w:pStyle w:val="${style}"/>${together === true ? '<w:widowControl/>' : ''}`
}

/** A run of a paragraph. */
export function runXml(run: Run): string {
  if ('break' in run) return '<w:r><w:br/></w:r>'
  return `<w:r><w:rPr>${runProperties(run)}</w:rPr><w:t xml:space="preserve">${escapeText(run.text)}</w:t></w:r>`
}

/** How a run of text looks. */
export function runProperties({ style, bold, highlight }: Exclude<Run, { readonly break: true }>): string {
  return (
    (style === undefined ? '' : `<w:rStyle w:val="${style}"/>`) +
    '<w:rFonts w:hint="eastAsia"/>' +
    (bold === true ? '<w:b/><w:bCs/>' : '') +
    (highlight === true ? '<w:highlight w:val="yellow"/>' : '')
  )
}
