import type { ISectionOptions } from 'docx'
import { AlignmentType, Document, Footer, HighlightColor, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Script } from '../../model/speech.ts'
import type { FrontMatter } from '../front-matter.ts'
import type { Profile, ProfileName } from './layout.ts'
import { fonts, page, pageNumber, profiles } from './layout.ts'
import type { PageParagraph, Run } from './paragraphs.ts'
import { pageParagraphs } from './paragraphs.ts'
import { fixedParts } from './parts.ts'
import { customProperties } from './properties.ts'
import { styleIds } from './styles.ts'

/**
 * A speech as a DOCX package made by the docx library: the shell of every file comes from here (`shell.ts`), and the
 * tests hold the body that is written directly (`body.ts`) to it.
 */
export async function libraryPackage(speech: Script, profile: ProfileName, front?: FrontMatter): Promise<Uint8Array> {
  const layout = profiles[profile]
  const file = new Document({
    customProperties: customProperties(speech, front),
    sections: [{ ...section(layout), children: pageParagraphs(speech, layout).map(paragraph) }],
  })
  return Packer.toBuffer(file, undefined, fixedParts(speech, layout))
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

function paragraph({ style, runs, together }: PageParagraph): Paragraph {
  if (style === undefined) return new Paragraph({})
  return new Paragraph({ style, ...(together === true ? { widowControl: true } : {}), children: runs.map(textRun) })
}

function textRun(run: Run): TextRun {
  if ('break' in run) return new TextRun({ break: 1 })
  const { text, style, bold, highlight } = run
  return new TextRun({
    ...(style === undefined ? {} : { style }),
    text,
    // Without the hint Word takes “ ” ‘ ’ — … for Latin and sets them in the Latin font
    font: { hint: 'eastAsia' },
    ...(bold === true ? { bold: true } : {}),
    ...(highlight === true ? { highlight: HighlightColor.YELLOW } : {}),
  })
}
