import { array, constantFrom } from 'fast-check'

const words = [
  '甲局',
  '在',
  '《条例》',
  '“回头看”',
  '【待补：姓名】',
  'title',
  'null',
  'true',
  'No',
  '~',
  '.inf',
  '0x1',
  '12',
  '1e3',
  '2026-11-30',
]
const signs = ['2026-13', ' ', '  ', '　', '\t', '\u{A0}', '\u{2028}', '\u{FEFF}', ':', ': ', ' #', '#', '-', '- ', '?']
const brackets = ['[', ']', '{', '}', ',', '&a', '*a', '!', '|', '>', "'", '"', '%', '@', '`', '\r', '\\', '𠀀']
const piece = constantFrom(...words, ...signs, ...brackets)
/** Texts made of what means something in YAML, and of what does not. */
export const yamlValue = array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''))
