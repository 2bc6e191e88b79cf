import matter from 'gray-matter'
import type { Document } from 'yaml'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Place } from '../model/place.ts'
import { locate } from '../model/place.ts'

/** A Markdown file in two: the settings between the first `---` lines, and the body. */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>
  readonly body: string
  /** line of the file on which the body begins */
  readonly bodyLine: number
  /** place of a setting; of the nearest one above it, where it is not there */
  readonly at: (path: readonly (string | number)[]) => Place
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
      diagnostics: [diagnostic('template/front-matter', { detail: '--- 后面不能有字' }, where(0, language[0].length))],
    }
  const opening = text.startsWith('---\n') ? 4 : 0
  let document: Document | undefined
  const counter = new LineCounter()
  const split = matter(text, {
    // Without options gray-matter caches by text, and a second parse of broken settings gives {} in silence
    engines: {
      yaml: (settings: string) => {
        document = parseDocument(settings.replace(/^\n/, ''), { lineCounter: counter })
        return document.errors.length > 0 ? {} : ((document.toJS() ?? {}) as object)
      },
    },
  })
  const errors = (document?.errors ?? []).map((error) =>
    diagnostic(
      'template/front-matter',
      { detail: error.message.split('\n')[0] ?? '' },
      where(opening + error.pos[0], opening + error.pos[1]),
    ),
  )
  const bodyStart = text.length - split.content.length
  return {
    data: split.data,
    body: split.content,
    bodyLine: text.slice(0, bodyStart).split('\n').length,
    at: (path) => {
      for (let depth = path.length; depth > 0; depth--) {
        const node = document?.getIn(path.slice(0, depth), true)
        if (isNode(node) && node.range != null) return where(opening + node.range[0], opening + node.range[1])
      }
      return where(0, opening === 0 ? 0 : 3)
    },
    diagnostics: errors,
  }
}
