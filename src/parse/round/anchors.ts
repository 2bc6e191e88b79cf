import type { Alias, Document, Node } from 'yaml'
import { isNode, visit } from 'yaml'

/** What every reference (`*name`) of a document stands for: the last node before it that is marked `&name`. */
export function referents(document: Document): ReadonlyMap<unknown, Node> {
  // The library's own way looks through the whole document for each of them
  const marked = new Map<string, Node>()
  const found = new Map<Alias, Node>()
  visit(document, {
    Alias: (_, alias) => {
      const node = marked.get(alias.source)
      if (node !== undefined) found.set(alias, node)
    },
    Node: (_, node) => {
      if (isNode(node) && 'anchor' in node && node.anchor !== undefined) marked.set(node.anchor, node)
    },
  })
  return found
}
