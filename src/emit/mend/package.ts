import type { Document } from '@xmldom/xmldom'
import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import type { Zippable } from 'fflate'
import { unzipSync, zipSync } from 'fflate'

/** The parts of a .docx file that has been read before, to be changed and written again. */
export interface Parts {
  /** a part to be changed in place; one that is not there is made from `empty` */
  readonly open: (path: string, empty?: string) => Document
  /** the whole file; the same parts give the same bytes */
  readonly write: () => Uint8Array
}

/** Who mends, and when: a fixed day, for the same input gives the same bytes. */
export const mender = { author: 'speechgen', initials: 'sg', date: '2000-01-01T00:00:00Z' } as const

/** The namespace that the part itself uses: the transitional one or the strict one. */
export const namespaceOf = (document: Document): string => document.documentElement?.lookupNamespaceURI('w') ?? ''

/** 1980-01-01 in whatever time zone: the first moment that a zip file can name stands for no time. */
const noTime = new Date(1980, 0, 1)

/** Opens the parts of a .docx file. @throws Error where it was not read before, and so not found to be sound */
export function openParts(bytes: Uint8Array): Parts {
  const entries = new Map(Object.entries(unzipSync(bytes)))
  const opened = new Map<string, Document>()
  return {
    open(path, empty) {
      const known = opened.get(path)
      if (known !== undefined) return known
      const data = entries.get(path)
      const xml = data === undefined ? empty : decoded(data)
      if (xml === undefined) throw new Error(`${path} is missing`)
      const document = new DOMParser({ locator: false }).parseFromString(xml, 'text/xml')
      opened.set(path, document)
      return document
    },
    write() {
      const encoder = new TextEncoder()
      const files: Zippable = {}
      for (const path of new Set([...entries.keys(), ...opened.keys()])) {
        const document = opened.get(path)
        const data = document === undefined ? entries.get(path) : encoder.encode(serialised(document))
        if (data !== undefined) files[path] = [data, { mtime: noTime }]
      }
      return zipSync(files)
    },
  }
}

/** Written in UTF-8, whatever the part was in. */
function serialised(document: Document): string {
  const xml = new XMLSerializer().serializeToString(document).replace(/^<\?xml.*?\?>\s*/u, '')
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`
}

function decoded(data: Uint8Array): string {
  const label = data[0] === 0xff ? 'utf-16le' : data[0] === 0xfe ? 'utf-16be' : 'utf-8'
  return new TextDecoder(label).decode(data)
}
