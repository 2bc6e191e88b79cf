import type { Element, Node } from '@xmldom/xmldom'

/** The child elements of an element, by local name where one is given. */
export function children(of: Node | undefined, name?: string): readonly Element[] {
  const found: Element[] = []
  for (let node = of?.firstChild ?? null; node !== null; node = node.nextSibling)
    if (isElement(node) && (name === undefined || node.localName === name)) found.push(node)
  return found
}

/** The first child element of that local name. */
export function child(of: Node | undefined, name: string): Element | undefined {
  return children(of, name)[0]
}

/** The attribute `w:…` of an element; undefined where it has none. */
export function attribute(of: Element | undefined, name: string): string | undefined {
  if (of === undefined) return undefined
  return of.getAttribute(`w:${name}`) ?? of.getAttribute(name) ?? undefined
}

/** The `w:val` of a child: of `<w:pPr><w:numId w:val="3"/></w:pPr>`, `3`. */
export function value(of: Node | undefined, name: string): string | undefined {
  return attribute(child(of, name), 'val')
}

/** Whether a switch such as `<w:b/>` is on; undefined where it is not said. */
export function isOn(of: Node | undefined, name: string): boolean | undefined {
  const found = child(of, name)
  return found === undefined ? undefined : !['0', 'false', 'off', 'none'].includes(attribute(found, 'val') ?? '1')
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1
}
