import { isMap, isScalar, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Place } from '../../model/place.ts'
import { locate } from '../../model/place.ts'
import { plainValue } from '../plain-value.ts'

export type Path = readonly (string | number)[]

/** A YAML text, read: its plain value, and where each part of it stands. */
export interface YamlFile {
  readonly value: unknown
  readonly diagnostics: readonly Diagnostic[]
  /** where the value at a path stands; for a path that the text lacks, the nearest part that contains it */
  readonly place: (path: Path) => Place
  /** where the key at the end of a path stands */
  readonly keyPlace: (path: Path) => Place
}

/** Reads one file of data/. */
export function readYaml(file: string, text: string): YamlFile {
  const document = parseDocument(text)
  const at = locate(file, text)
  const place = (path: Path): Place => at(...rangeOf(document, path))
  const plain = document.errors.length > 0 ? { value: undefined } : plainValue(document)
  return {
    value: 'value' in plain ? plain.value : undefined,
    diagnostics: [
      ...document.errors.map((error) =>
        diagnostic('catalogue/syntax', { detail: firstLine(error.message) }, at(...error.pos)),
      ),
      ...('detail' in plain
        ? [diagnostic('catalogue/syntax', { detail: plain.detail }, at(plain.from, plain.to))]
        : []),
    ],
    place,
    keyPlace: (path) => {
      const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(path.at(-1)))
        : undefined
      return isScalar(pair?.key) && pair.key.range ? at(pair.key.range[0], pair.key.range[1]) : place(path)
    },
  }
}

function rangeOf(document: Document.Parsed, path: Path): readonly [number, number] {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: readonly [number, number, number] }
      | undefined
    if (node?.range) return [node.range[0], node.range[1]]
  }
  return [document.contents?.range?.[0] ?? 0, document.contents?.range?.[0] ?? 0]
}

const firstLine = (text: string): string => text.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? ''
