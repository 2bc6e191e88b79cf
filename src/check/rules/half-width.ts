import type { Hit } from '../hits.ts'
import { around, hits, isHan } from '../hits.ts'
import type { Finding, Reading, Rule } from '../rule.ts'
import { over } from '../rule.ts'
import { grouped } from '../../model/grouped.ts'

const signs = /\.{3,}|-{2,}|[,;:!?.()[\]]/gu
const quotes = /["＂]/gu
const wide = /[０-９Ａ-Ｚａ-ｚ％．]+/gu
const full: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '.': '。',
  '(': '（',
  ')': '）',
  '[': '［',
  ']': '］',
}

/** Half-width signs beside Chinese, straight quotation marks, full-width figures. */
export const halfWidth: Rule = {
  id: 'half-width',
  severity: 'warning',
  about: '汉字旁边用了半角标点、直引号，或者数字字母是全角的。',
  example: { wrong: '同志们:今天开会。', right: '同志们：今天开会。' },
  find: (reading) => [
    ...hits(reading, signs).filter(isBesideChinese).map(half),
    ...straight(reading),
    ...hits(reading, wide).flatMap(fullWidth),
  ],
}

function isBesideChinese({ match, text }: Hit): boolean {
  const { 0: sign, index } = match
  const before = text.charAt(index - 1)
  const after = text.charAt(index + sign.length)
  const behind = isHan(before) || (before !== '' && '”》）'.includes(before))
  if (sign.length > 1) return behind
  if (sign === '.') return behind && !/[\w.]/u.test(after)
  if ('()[]'.includes(sign)) return isChineseBracket(text, index)
  if (isHan(after) || (after !== '' && '“《（'.includes(after))) return true
  return isHan(before) || (behind && !/\d/u.test(after))
}

/** So far from a bracket its partner is looked for. */
const aside = 100

/** A bracket is Chinese where it or its partner is beside Chinese, or where its partner is full-width. */
function isChineseBracket(text: string, index: number): boolean {
  const sign = text.charAt(index)
  const opens = sign === '(' || sign === '['
  const partner = opens ? partnerOf(text, index, 1, /[)）\]]/u) : partnerOf(text, index, -1, /[(（[]/u)
  if (partner === undefined) return !/\d/u.test(text.charAt(index - 1)) && touchesHan(text, index)
  return '（）'.includes(text.charAt(partner)) || touchesHan(text, index) || touchesHan(text, partner)
}

function partnerOf(text: string, index: number, step: 1 | -1, wanted: RegExp): number | undefined {
  for (let at = index + step; at >= 0 && at < text.length && Math.abs(at - index) <= aside; at += step)
    if (wanted.test(text.charAt(at))) return at
  return undefined
}

function touchesHan(text: string, index: number): boolean {
  const [before, after] = [text.charAt(index - 1), text.charAt(index + 1)]
  return isHan(before) || isHan(after) || before === '”' || after === '“'
}

function half(hit: Hit): Finding {
  const { paragraph, match } = hit
  const sign = match[0]
  const fix = sign.startsWith('--') ? '——' : sign.startsWith('..') ? '……' : full[sign]
  return over(paragraph, match, {
    message: `汉字旁边是半角标点：“${around(hit, 5)}”。`,
    hint: '改成全角标点。',
    ...(fix === undefined ? {} : { fix }),
  })
}

/** Straight quotation marks open and close by turns; where their number is odd nobody knows which is which. */
function straight(reading: Reading): readonly Finding[] {
  const byParagraph = grouped(hits(reading, quotes).map((hit) => [hit.paragraph, hit] as const))
  return Array.from(byParagraph.values()).flatMap((same) => {
    const text = same[0]?.text ?? ''
    if (!/\p{Script=Han}/u.test(text)) return []
    const certain = same.length % 2 === 0 && !/[“”]/u.test(text)
    return same.map((hit, i) =>
      over(hit.paragraph, hit.match, {
        message: `引号是直引号：“${around(hit, 5)}”。`,
        hint: '改成“ ”。',
        ...(certain ? { fix: i % 2 === 0 ? '“' : '”' } : {}),
      }),
    )
  })
}

/** Full-width figures and letters; the point of an ordinal (１．) is as official texts have it. */
function fullWidth(hit: Hit): readonly Finding[] {
  const { paragraph, match, text } = hit
  const sign = match[0]
  const digit = /\d/u
  const mixed = digit.test(text.charAt(match.index - 1)) || digit.test(text.charAt(match.index + sign.length))
  const next = text.charAt(match.index + sign.length)
  if (/^．+$/u.test(sign) && !digit.test(next)) return []
  if (match.index === 0 && (sign.endsWith('．') || '、）'.includes(next))) return []
  return [
    over(paragraph, match, {
      message: `数字、字母是全角的：“${around(hit, 5)}”。`,
      hint: '改成半角。',
      fix: sign.normalize('NFKC'),
      ...(mixed ? {} : { severity: 'info' }),
    }),
  ]
}
