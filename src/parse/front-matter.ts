import matter from 'gray-matter'
import type { Document, YAMLError } from 'yaml'
import { isMap, isNode, isScalar, parseDocument } from 'yaml'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Place } from '../model/place.ts'
import { locate } from '../model/place.ts'
import { plainValue } from './plain-value.ts'
import { explain } from './round/syntax.ts'

/** A Markdown file in two: the settings between the first `---` lines, and the body. */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>
  readonly body: string
  /** line of the file on which the body begins */
  readonly bodyLine: number
  /** place of a setting; of the nearest one above it, where it is not there */
  readonly at: (path: readonly (string | number)[]) => Place
  /** place of the key of a setting */
  readonly keyAt: (path: readonly (string | number)[]) => Place
  readonly diagnostics: readonly Diagnostic[]
}

/** Splits a Markdown file. A file without settings has empty ones. */
export function parseFrontMatter(file: string, source: string): FrontMatter {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const where = locate(file, text)
  // gray-matter takes a word behind the dashes for a language, and runs what is written in `---js`
  const language = /^---[^\S\n]*[^\s-][^\n]*/.exec(text)
  if (language !== null)
    return {
      data: {},
      body: '',
      bodyLine: 1,
      at: () => where(0, 3),
      keyAt: () => where(0, 3),
      diagnostics: [diagnostic('template/front-matter', { detail: '--- 后面不能有字' }, where(0, language[0].length))],
    }
  const opening = text.startsWith('---\n') ? 4 : 0
  let document: Document | undefined
  let reference: { readonly detail: string; readonly from: number; readonly to: number } | undefined
  let written = ''
  const split = matter(text, {
    // Without options gray-matter caches by text, and a second parse of broken settings gives {} in silence
    engines: {
      yaml: (settings: string) => {
        written = settings.replace(/^\n/, '')
        document = parseDocument(written, { prettyErrors: false })
        if (document.errors.length > 0) return {}
        const plain = plainValue(document)
        if ('detail' in plain) reference = plain
        const value = 'value' in plain ? plain.value : undefined
        if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
        if (value !== null && value !== undefined)
          reference = { detail: '要一行写一个设置，如 weight: 1', from: 0, to: Math.max(1, written.indexOf('\n')) }
        return {}
      },
    },
  })
  // One slip upsets the parser several times over: what follows the first is an echo of it
  const errors = (document?.errors ?? []).slice(0, 1).map((error) => {
    const { from, to, detail } = inWords(error, written)
    return diagnostic('template/front-matter', { detail }, where(opening + from, opening + to))
  })
  if (reference !== undefined) {
    const { detail, from, to } = reference
    errors.push(diagnostic('template/front-matter', { detail }, where(opening + from, opening + to)))
  }
  const bodyStart = text.length - split.content.length
  const at = (path: readonly (string | number)[]): Place => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document?.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range != null) return where(opening + node.range[0], opening + node.range[1])
    }
    return where(0, opening === 0 ? 0 : 3)
  }
  return {
    data: split.data,
    body: split.content,
    bodyLine: text.slice(0, bodyStart).split('\n').length,
    at,
    keyAt: (path) => {
      const parent = path.length === 1 ? document?.contents : document?.getIn(path.slice(0, -1), true)
      const key = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1))?.key
        : undefined
      return isNode(key) && key.range != null ? where(opening + key.range[0], opening + key.range[1]) : at(path)
    },
    diagnostics: errors,
  }
}

/** A syntax error in Chinese, without a full stop, and where it is in the settings. */
function inWords(error: YAMLError, written: string): { from: number; to: number; detail: string } {
  const [start, end] = error.pos
  if (error.code === 'TAB_AS_INDENT') return { from: start, to: end, detail: '缩进用了制表符（Tab），只能用空格' }
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^\s:]*/.exec(written.slice(start))?.[0] ?? ''
    return { from: start, to: start + key.length, detail: `“${key}”写了两次，请只留一处` }
  }
  const { from, to, meaning } = explain(error, written)
  return { from, to, detail: (meaning?.[0] ?? '缩进、冒号或括号写得不对').replace(/。$/u, '') }
}
