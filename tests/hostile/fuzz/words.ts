import * as fc from 'fast-check'
import { nasty } from '../../emit/plain.ts'

const names = [
  '张某',
  '市委',
  '县委',
  '市城管局',
  '㙓𠮷镇',
  '买买提·艾力',
  'Ülken Ауыл',
  '😀👨‍👩‍👧',
  '名\u0301称',
  '某某镇（筹）',
  '第一中学',
  '城投集团',
  '“三优两区”',
  '《方案》',
]
const signs = [
  '{{轮次.名称}}',
  '{{{x}}}',
  '[x](y)',
  '![x](y)',
  '<b>',
  '&amp;',
  '%40',
  '$&',
  '$1',
  '\\',
  '\\n',
  '`',
  '~~',
  '|',
  '---',
  '***',
  '# ',
  '> ',
  '1. ',
  '- ',
  '+',
  '=',
  '《',
  '》',
  '“',
  '”',
  '（',
  '…',
  '—',
  '·',
  '　',
  "'",
  '"',
  ': ',
  ' #',
  '【待补：甲】',
  '【',
  '】',
  ']]>',
  '<!--',
  '-->',
  '\u{20000}',
  '\u3000',
]

/** Words of a round file: what is written there, what is odd, and any letters at all. No control characters. */
export const word: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(...names) },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.constantFrom(...names, ...signs), { minLength: 1, maxLength: 5 })
        .map((parts) => parts.join('')),
    },
    { weight: 1, arbitrary: fc.constantFrom(...nasty) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
  )
  .map((text) => text.trim())
  .filter((text) => text !== '')

/** Anything at all, as a person, a program or a broken memory stick may leave it. */
export const junk: fc.Arbitrary<string> = fc.oneof(
  word,
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    '\t',
    '\0',
    '\u202E',
    '\uFFFE',
    '\uD800',
    '\r',
    '\u2028',
    '~',
    'null',
    '.nan',
    '.inf',
    '0x10',
    '1e999',
    '-0',
    '*a',
    '&a b',
    '!x y',
    '@',
    '%',
    '`',
    '|',
    '>',
    '?',
    '- ',
    ': ',
    '#',
    '{',
    '}',
    '[',
    ']',
    ',',
    "'",
    '"',
    '__proto__',
    'constructor',
    'a'.repeat(3000),
  ),
)

/** How a text can be damaged. */
type Damage = readonly [kind: 'cut' | 'insert' | 'double' | 'swap' | 'drop' | 'indent', at: number, text: string]

/** Some damage to a text or to lines of it. */
export const damages: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.tuple(
    fc.constantFrom('cut', 'insert', 'double', 'swap', 'drop', 'indent'),
    fc.double({ min: 0, max: 1, noNaN: true }),
    junk,
  ),
  { maxLength: 4 },
)

/** The text after the damage. */
export const damaged = (whole: string, all: readonly Damage[]): string =>
  all.reduce((text, [kind, share, piece]) => {
    const at = Math.floor(share * text.length)
    const lines = text.split('\n')
    const line = Math.floor(share * lines.length)
    switch (kind) {
      case 'cut':
        return text.slice(0, at)
      case 'insert':
        return text.slice(0, at) + piece + text.slice(at)
      case 'swap':
        return text.slice(0, at) + piece + text.slice(at + 1)
      case 'double':
        return lines.toSpliced(line, 0, lines[line] ?? '').join('\n')
      case 'drop':
        return lines.toSpliced(line, 1).join('\n')
      default:
        return lines.with(Math.min(line, lines.length - 1), `  ${lines[line] ?? ''}`).join('\n')
    }
  }, whole)
