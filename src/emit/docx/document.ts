import type { IRunOptions, ISectionOptions } from 'docx'
import { AlignmentType, Document, Footer, HighlightColor, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Block, Inline, Script } from '../../model/speech.ts'
import { cleanLine, printedInlines, printedText } from '../clean-text.ts'
import type { FrontMatter } from '../front-matter.ts'
import { head } from '../head.ts'
import type { Profile, ProfileName } from './layout.ts'
import { fonts, page, pageNumber, profiles } from './layout.ts'
import { fixedParts } from './parts.ts'
import { customProperties } from './properties.ts'
import { speakerLines } from './speaker-lines.ts'
import { styleIds } from './styles.ts'
import { titleLines } from './title-lines.ts'
import { fixZipTimes } from './zip-times.ts'

/**
 * A speech as the bytes of a DOCX file, laid out after GB/T 9704—2012 (`document`) or larger, for the desk
 * (`reading`). The same speech gives the same bytes, whatever the clock and the time zone say.
 */
export async function emitDocx(
  speech: Script,
  profile: ProfileName = 'document',
  front?: FrontMatter,
): Promise<Uint8Array> {
  const layout = profiles[profile]
  const file = new Document({
    customProperties: customProperties(speech, front),
    sections: [
      {
        ...section(layout),
        children: [...headParagraphs(speech, layout), ...speech.blocks.map(blockParagraph)],
      },
    ],
  })
  return fixZipTimes(await Packer.toBuffer(file, undefined, fixedParts(speech, layout)))
}

function section(layout: Profile): Omit<ISectionOptions, 'children'> {
  return {
    properties: {
      page: {
        size: { width: page.width, height: page.height },
        margin: { top: page.top, right: page.right, bottom: page.bottom, left: page.left, footer: page.footer },
      },
      grid: { type: 'lines', linePitch: layout.line },
    },
    footers: {
      default: numberFooter(AlignmentType.RIGHT, { right: pageNumber.indent }),
      even: numberFooter(AlignmentType.LEFT, { left: pageNumber.indent }),
    },
  }
}

function numberFooter(
  alignment: (typeof AlignmentType)['LEFT' | 'RIGHT'],
  indent: { readonly left?: number; readonly right?: number },
): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —']
  return new Footer({
    children: [
      new Paragraph({
        style: styleIds.footer,
        alignment,
        indent,
        // The standard asks for 宋体 digits; without it they would be in the Latin font
        children: [
          new TextRun({ font: { ascii: fonts.pageNumber, hAnsi: fonts.pageNumber, hint: 'eastAsia' }, children }),
        ],
      }),
    ],
  })
}

function headParagraphs(speech: Script, layout: Profile): readonly Paragraph[] {
  const above = head(speech)
  const room = (page.width - page.left - page.right) / (layout.title * 10)
  const lines = above.title.flatMap((piece) => titleLines(piece, Math.floor(room)))
  const paragraphs = [linesParagraph(styleIds.title, lines)]
  if (above.date !== undefined) paragraphs.push(textParagraph(styleIds.date, above.date))
  if (above.speaker !== undefined) {
    paragraphs.push(linesParagraph(styleIds.speaker, speakerLines(above.speaker, layout.characters)))
  }
  for (const note of above.notes) paragraphs.push(textParagraph(styleIds.date, note))
  paragraphs.push(new Paragraph({}))
  if (above.salutation !== undefined) paragraphs.push(textParagraph(styleIds.salutation, above.salutation))
  return paragraphs
}

/** A paragraph whose line breaks are ours. */
function linesParagraph(style: string, lines: readonly string[]): Paragraph {
  const children = lines.flatMap((line, i) => [
    ...(i === 0 ? [] : [new TextRun({ break: 1 })]),
    ...runs(printedText(line)),
  ])
  return new Paragraph({ style, children })
}

function blockParagraph(block: Block): Paragraph {
  if (block.type === 'heading') {
    return textParagraph(styleIds.headings[block.heading.level], block.heading.ordinal + block.heading.text)
  }
  const text = runs(printedInlines(block.inlines))
  if (block.lead === undefined) return new Paragraph({ style: styleIds.body, children: text })
  const lead = printedText(`${cleanLine(block.lead.ordinal + block.lead.text)}。`)
  const style = styleIds.leads[block.lead.level]
  return new Paragraph({ style: styleIds.body, children: [...runs(lead, { style }), ...text] })
}

function textParagraph(style: string, text: string): Paragraph {
  return new Paragraph({ style, children: runs(printedText(text)) })
}

function runs(inlines: readonly Inline[], options: IRunOptions = {}): readonly TextRun[] {
  return inlines.map(
    ({ text, strong, placeholder }) =>
      new TextRun({
        ...options,
        text,
        // Without the hint Word takes “ ” ‘ ’ — … for Latin and sets them in the Latin font
        font: { hint: 'eastAsia' },
        ...(strong === true ? { bold: true } : {}),
        ...(placeholder === true ? { highlight: HighlightColor.YELLOW } : {}),
      }),
  )
}
