import { cleanText } from './clean-text.ts'

/** The longest name, its extension left out: systems count 255 bytes or units, and `01-` and `.new.docx` are still added. */
const longest = { points: 80, bytes: 220 }

/** What some system forbids in a name, and the full-width sign that looks the same. */
const fullWidth: Readonly<Record<string, string>> = {
  '/': '／',
  '\\': '＼',
  ':': '：',
  '*': '＊',
  '?': '？',
  '"': '＂',
  '<': '＜',
  '>': '＞',
  '|': '｜',
}

/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i

/** Directions of writing and joiners: not seen, but a name with them cannot be typed. */
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069]/g

/**
 * A name of a file or folder, without its extension, that Linux, macOS and Windows all take: forbidden signs in full
 * width, no blanks or dots at its ends, no name of a device, at most 80 code points and 220 bytes, in NFC. Never empty: `未命名`.
 */
export function safeName(text: string): string {
  const cleaned = cleanText(text)
    .replaceAll(invisible, '')
    .replaceAll(/[/\\:*?"<>|]/g, (sign) => fullWidth[sign] ?? '')
    .normalize('NFC')
  const short = trimmed(shortened(trimmed(cleaned)))
  if (short === '') return '未命名'
  return reserved.test(short) ? `_${short}` : short
}

/**
 * Makes names differ from each other, also where large and small letters are one (macOS, Windows): the second `a` is
 * `a-2`. The order of the names is kept, and the first of equal ones stays as it is.
 */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const own = new Set(names.map(folded))
  const taken = new Set<string>()
  return names.map((name) => {
    let unique = name
    // A name made here must not be one that another has of its own
    for (let i = 2; taken.has(folded(unique)) || (unique !== name && own.has(folded(unique))); i++)
      unique = `${name}-${i}`
    taken.add(folded(unique))
    return unique
  })
}

function shortened(name: string): string {
  const points = Array.from(name).slice(0, longest.points)
  while (Buffer.byteLength(points.join('')) > longest.bytes) points.pop()
  return points.join('')
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function trimmed(name: string): string {
  return name.replace(/^[\s.]+/, '').replace(/[\s.]+$/, '')
}
