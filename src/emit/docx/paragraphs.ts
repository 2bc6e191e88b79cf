import type { Block, Inline, Script } from '../../model/speech.ts'
import { cleanLine, printedInlines, printedText } from '../clean-text.ts'
import { head } from '../head.ts'
import type { Profile } from './layout.ts'
import { page } from './layout.ts'
import { speakerLines } from './speaker-lines.ts'
import { styleIds } from './styles.ts'
import { titleLines } from './title-lines.ts'

/** A paragraph of the page: its style and its runs; an empty line has neither. */
export interface PageParagraph {
  readonly style?: string
  readonly runs: readonly Run[]
  /** no line of it stands alone on a page */
  readonly together?: true
}

/** A stretch of a paragraph that looks the same throughout, or a line break of ours. */
export type Run =
  | { readonly break: true }
  | { readonly text: string; readonly style?: string; readonly bold?: true; readonly highlight?: true }

/** Everything that stands on the pages of a speech, in order. */
export function pageParagraphs(speech: Script, layout: Profile): readonly PageParagraph[] {
  const blocks = speech.blocks.map(blockParagraph)
  const last = blocks.at(-1)
  // Nobody turns a page for “大家。”; elsewhere a page keeps its full number of lines
  if (speech.blocks.at(-1)?.type === 'paragraph' && last !== undefined)
    blocks[blocks.length - 1] = { ...last, together: true }
  return [...headParagraphs(speech, layout), ...blocks]
}

function headParagraphs(speech: Script, layout: Profile): readonly PageParagraph[] {
  const above = head(speech)
  const room = (page.width - page.left - page.right) / (layout.title * 10)
  const lines = above.title.flatMap((piece) => titleLines(piece, Math.floor(room)))
  const paragraphs = [linesParagraph(styleIds.title, lines)]
  if (above.date !== undefined) paragraphs.push(textParagraph(styleIds.date, above.date))
  for (const remark of above.remarks) paragraphs.push(textParagraph(styleIds.date, remark))
  if (above.speaker !== undefined) {
    paragraphs.push(linesParagraph(styleIds.speaker, speakerLines(above.speaker, layout.characters)))
  }
  for (const note of above.notes) paragraphs.push(textParagraph(styleIds.date, note))
  paragraphs.push({ runs: [] })
  if (above.salutation !== undefined) paragraphs.push(textParagraph(styleIds.salutation, above.salutation))
  return paragraphs
}

/** A paragraph whose line breaks are ours. */
function linesParagraph(style: string, lines: readonly string[]): PageParagraph {
  const runs = lines.flatMap((line, i): readonly Run[] => [
    ...(i === 0 ? [] : [{ break: true } as const]),
    ...runsOf(printedText(line)),
  ])
  return { style, runs }
}

function blockParagraph(block: Block): PageParagraph {
  if (block.type === 'heading') {
    return textParagraph(styleIds.headings[block.heading.level], block.heading.ordinal + block.heading.text)
  }
  const runs = runsOf(printedInlines(block.inlines))
  if (block.lead === undefined) return { style: styleIds.body, runs }
  const lead = printedText(`${cleanLine(block.lead.ordinal + block.lead.text)}。`)
  return { style: styleIds.body, runs: [...runsOf(lead, styleIds.leads[block.lead.level]), ...runs] }
}

const textParagraph = (style: string, text: string): PageParagraph => ({ style, runs: runsOf(printedText(text)) })

const runsOf = (inlines: readonly Inline[], style?: string): readonly Run[] =>
  inlines.map(({ text, strong, placeholder }) => ({
    text,
    ...(style === undefined ? {} : { style }),
    ...(strong === true ? { bold: true } : {}),
    ...(placeholder === true ? { highlight: true } : {}),
  }))
