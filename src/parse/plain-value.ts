import type { Document } from 'yaml'
import { isAlias, isNode, visit } from 'yaml'

/** What a YAML document comes to, or what in it cannot be followed: `detail` in Chinese, without a full stop. */
export type PlainValue =
  | { readonly value: unknown }
  | { readonly detail: string; readonly from: number; readonly to: number }

/**
 * The plain value of a document without errors of syntax. References (`*name`) that lead nowhere, or that would make
 * a short text a huge one, are not followed.
 */
export function plainValue(document: Document): PlainValue {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) as unknown }
  } catch (error) {
    // The library throws this for references alone
    if (!(error instanceof ReferenceError)) throw error
    const [from, to] = firstReference(document)
    return { detail: '* 开头的引用没有来处，或者套得太多；值以 * 开头的请加引号', from, to }
  }
}

function firstReference(document: Document): readonly [number, number] {
  let found: readonly [number, number] = [0, 1]
  visit(document, {
    Alias: (_, node) => {
      if (isAlias(node) && isNode(node) && node.range != null) found = [node.range[0], node.range[1]]
      return visit.BREAK
    },
  })
  return found
}
