// A speech as somebody writes it who knows the docx library: styles, page, page number, one paragraph a block.
import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'

const body = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' }
const heading = (id, level, eastAsia) => ({
  id,
  name: `heading ${level}`,
  basedOn: 'Normal',
  next: 'SpeechBody',
  run: { font: { ...body, eastAsia }, size: 32 },
  paragraph: { indent: { firstLine: 640 }, outlineLevel: level - 1, spacing: { line: 560, lineRule: 'exact' } },
})
const styles = {
  paragraphStyles: [
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      run: { font: { ...body, eastAsia: '方正小标宋简体' }, size: 44 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 600, lineRule: 'exact' } },
    },
    heading('Heading1', 1, '黑体'),
    heading('Heading2', 2, '楷体_GB2312'),
    heading('Heading3', 3, '仿宋_GB2312'),
    {
      id: 'SpeechBody',
      name: 'Speech body',
      basedOn: 'Normal',
      run: { font: body, size: 32 },
      paragraph: { indent: { firstLine: 640 }, spacing: { line: 560, lineRule: 'exact' } },
    },
  ],
}
const properties = {
  page: { size: { width: 11906, height: 16838 }, margin: { top: 2098, right: 1474, bottom: 1984, left: 1588 } },
}
const footer = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })

/** @param blocks of `readBlocks` */
export function docxFile(blocks) {
  const children = blocks.map(
    ([style, runs]) => new Paragraph({ style, children: runs.map(([text, bold]) => new TextRun({ text, bold })) }),
  )
  const file = new Document({ styles, sections: [{ properties, footers: { default: footer() }, children }] })
  return Packer.toBuffer(file)
}
