import type { Manuscript, Paragraph, ParagraphRole } from '../model/manuscript.ts'
import type { Place } from '../model/place.ts'
import type { Block, Source, Speech } from '../model/speech.ts'
import { plainText } from '../model/speech.ts'

/** A speech that was just composed, as a manuscript: its paragraphs stand where their templates stand. */
export function readSpeech(speech: Speech): Manuscript {
  const front: readonly [string, ParagraphRole][] = [
    [speech.title.replaceAll('|', ''), 'title'],
    [speech.salutation, 'salutation'],
  ]
  return {
    file: speech.key,
    title: speech.title.replaceAll('|', ''),
    kind: speech.kind,
    ...(speech.date === undefined ? {} : { date: speech.date }),
    composed: true,
    paragraphs: [...front.map(([text, role]) => paragraphAt(text, role, placeOf(speech))), ...speech.blocks.map(read)],
  }
}

function read(block: Block): Paragraph {
  const heading = block.type === 'heading' ? block.heading : block.lead
  const place = sourcePlace(block.source)
  return {
    ...paragraphAt(plainText(block), block.type === 'heading' ? 'heading' : 'body', place),
    ...(heading === undefined
      ? {}
      : { heading: { level: heading.level, ordinal: heading.ordinal, text: heading.text } }),
    origin: place,
  }
}

const paragraphAt = (text: string, role: ParagraphRole, place: Place): Paragraph => ({
  text,
  role,
  place: () => place,
  raw: () => undefined,
})

/** Title and salutation have no template of their own to point at: the first paragraph's stands for them. */
function placeOf(speech: Speech): Place {
  const first = speech.blocks[0]
  return first === undefined ? sourcePlace({ file: speech.key, line: 1, data: [] }) : sourcePlace(first.source)
}

/** The line of a template (or of the round file) that a paragraph comes from, as a place. */
const sourcePlace = ({ file, line }: Source): Place => ({ file, line, column: 1, endLine: line, endColumn: 1 })
