import type { Document } from '@xmldom/xmldom'
import { DOMParser } from '@xmldom/xmldom'
import { unzipSync } from 'fflate'
import type { Diagnostic } from '../../../model/diagnostic.ts'
import { diagnostic } from '../../../model/diagnostic.ts'
import { children } from './element.ts'
import { decodeText } from '../../text.ts'

/**
 * What a file may hold unzipped, how far a large entry may have been pressed together (text comes to about 20), how many
 * entries it may have, how many elements and characters of tags the parts together that are read (it is these that take time),
 * and how deep elements may lie in each other. A hundred pages come to 5 MB, 50 000 elements and 30 levels.
 */
const limits = {
  bytes: 12 * 1024 * 1024,
  ratio: 400,
  small: 2 * 1024 * 1024,
  entries: 10_000,
  elements: 80_000,
  marks: 3_000_000,
  depth: 400,
}

/** Why a package could not be opened, as the diagnostic to tell. Thrown inside the reader, never out of it. */
export class Unreadable extends Error {
  readonly diagnostic: Diagnostic
  constructor(of: Diagnostic) {
    super(of.code)
    this.diagnostic = of
  }
}

/** The parts of a .docx file that hold its text. */
export interface Package {
  /** the path of the main part: `word/document.xml` */
  readonly main: string
  /** a part by its path; undefined where there is none */
  readonly part: (path: string) => Document | undefined
  /** the path of the first part that the main part refers to as `styles`, `numbering` …; undefined where there is none */
  readonly related: (type: string) => string | undefined
  /** the paths of all of them, each once: there may be several of `header` and `footer` */
  readonly allRelated: (type: string) => readonly string[]
}

/**
 * Opens a .docx file. Names of entries are keys and never paths of files.
 * @throws Unreadable where it is not one, is too large, or lacks its main part
 */
export function openPackage(file: string, bytes: Uint8Array): Package {
  const entries = unzipped(file, bytes)
  const sofar: Counts = { elements: 0, marks: 0 }
  const part = (path: string): Document | undefined => {
    const data = entries.get(path.toLowerCase())
    return data === undefined ? undefined : parsePart(file, path, data, sofar)
  }
  const [main = 'word/document.xml'] = targets(part('_rels/.rels'), 'officeDocument', '')
  if (!entries.has(main.toLowerCase()))
    throw new Unreadable(diagnostic('manuscript/missing-part', { file, part: main }))
  const slash = main.lastIndexOf('/') + 1
  const folder = main.slice(0, slash)
  const relations = part(`${folder}_rels/${main.slice(slash)}.rels`)
  const allRelated = (type: string): readonly string[] => targets(relations, type, folder)
  return { main, part, related: (type) => allRelated(type)[0], allRelated }
}

function unzipped(file: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  let total = 0
  let count = 0
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        count += 1
        if (count > limits.entries)
          throw new Unreadable(
            diagnostic('manuscript/too-large', { file, reason: `里面的文件超过 ${limits.entries} 个` }),
          )
        if (!/\.(?:xml|rels)$/iu.test(name)) return false
        total += originalSize
        const pressed = originalSize / Math.max(size, 1)
        if (total > limits.bytes || (originalSize > limits.small && pressed > limits.ratio)) {
          const reason =
            total > limits.bytes ? `超过 ${limits.bytes / 1024 / 1024} MB` : `压缩了 ${Math.round(pressed)} 倍`
          throw new Unreadable(diagnostic('manuscript/too-large', { file, reason }))
        }
        return true
      },
    })
    return new Map(Object.entries(entries).map(([name, data]) => [name.replace(/^\/+/, '').toLowerCase(), data]))
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable(diagnostic('manuscript/not-docx', { file, text: isText(bytes) }))
  }
}

/** A text that was only given the name of a Word file. */
const isText = (bytes: Uint8Array): boolean => {
  const decoded = bytes.length === 0 || bytes.includes(0) ? undefined : decodeText(bytes)
  return decoded !== undefined && ('text' in decoded || decoded.guess !== undefined)
}

/** What was counted in the parts that were read so far. */
interface Counts {
  elements: number
  marks: number
}

/** Where a tag ends: at its >, of which those in its attributes are none, or with the text. */
function tagEnd(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const sign = xml.charAt(at)
    if (sign === '>') return at
    if (sign !== '"' && sign !== "'") continue
    const close = xml.indexOf(sign, at + 1)
    if (close < 0) break
    at = close
  }
  return xml.length
}

/**
 * What is too much of a part, if anything; roughly, before anything is parsed. Comments and the like take as long as
 * elements. Sign by sign, for a pattern would remember every sign of a tag and run out of room in one of some megabytes.
 */
function excess(xml: string, sofar: Counts): string | undefined {
  let depth = 0
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const next = xml.charAt(at + 1)
    if (next === '/') {
      depth -= 1
      continue
    }
    if (/^[\s>]?$/u.test(next)) continue
    const isElement = next !== '!' && next !== '?'
    const end = isElement ? tagEnd(xml, at + 1) : at + 2
    if (isElement && xml.charAt(end - 1) !== '/') depth += 1
    sofar.elements += 1
    sofar.marks += end - at
    if (depth > limits.depth) return '套了几百层'
    if (sofar.elements > limits.elements || sofar.marks > limits.marks) return '里的标记太多'
    at = end - 1
  }
  return undefined
}

function parsePart(file: string, part: string, data: Uint8Array, sofar: Counts): Document {
  const label =
    data[0] === 0xff && data[1] === 0xfe ? 'utf-16le' : data[0] === 0xfe && data[1] === 0xff ? 'utf-16be' : 'utf-8'
  const xml = new TextDecoder(label).decode(data)
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) throw new Unreadable(diagnostic('manuscript/document-type', { file, part }))
  const much = excess(xml, sofar)
  if (much !== undefined) throw new Unreadable(diagnostic('manuscript/too-large', { file, reason: `${part} ${much}` }))
  try {
    const refuse = (level: string): void => {
      if (level !== 'warning') throw new Error(level)
    }
    return new DOMParser({ onError: refuse, locator: false }).parseFromString(xml, 'text/xml')
  } catch {
    throw new Unreadable(diagnostic('manuscript/broken-part', { file, part }))
  }
}

function targets(relations: Document | undefined, type: string, folder: string): readonly string[] {
  const paths = children(relations?.documentElement ?? undefined, 'Relationship').flatMap((each) => {
    const path = each.getAttribute('Type')?.endsWith(`/${type}`) === true ? each.getAttribute('Target') : null
    return path === null ? [] : [path.startsWith('/') ? path.slice(1) : folder + path]
  })
  return [...new Set(paths)]
}
