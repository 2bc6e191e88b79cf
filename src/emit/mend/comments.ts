import type { Document, Element } from '@xmldom/xmldom'
import { escapeXml } from '../docx/xml.ts'
import type { Parts } from './package.ts'
import { mender, namespaceOf } from './package.ts'

/** A comment over runs of the main part. */
export interface AnchoredRemark {
  readonly first: Element
  readonly last: Element
  readonly text: string
}

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006'

/** Adds comments to a document, behind those that it has. */
export function addComments(parts: Parts, main: string, remarks: readonly AnchoredRemark[]): void {
  if (remarks.length === 0) return
  const document = parts.open(main)
  const namespace = namespaceOf(document)
  const comments = commentsPart(parts, main, namespace)
  const root = comments.documentElement
  let id =
    Math.max(
      -1,
      ...Array.from(comments.getElementsByTagNameNS('*', 'comment'), (each) => Number(each.getAttribute('w:id'))),
    ) + 1
  for (const { first, last, text } of remarks) {
    const make = (of: Document, name: string, attributes: Readonly<Record<string, string>> = {}): Element => {
      const element = of.createElementNS(namespace, `w:${name}`)
      for (const [key, value] of Object.entries(attributes)) element.setAttributeNS(namespace, `w:${key}`, value)
      return element
    }
    const number = { id: String(id++) }
    outside(first).parentNode?.insertBefore(make(document, 'commentRangeStart', number), outside(first))
    const end = outside(last)
    const reference = make(document, 'r')
    reference.appendChild(make(document, 'commentReference', number))
    const next = end.nextSibling
    end.parentNode?.insertBefore(make(document, 'commentRangeEnd', number), next)
    end.parentNode?.insertBefore(reference, next)
    const { author, initials, date } = mender
    const comment = make(comments, 'comment', { ...number, author, date, initials })
    for (const line of text.split('\n')) {
      const paragraph = make(comments, 'p')
      const run = make(comments, 'r')
      const words = make(comments, 't')
      words.appendChild(comments.createTextNode(line))
      run.appendChild(words)
      paragraph.appendChild(run)
      comment.appendChild(paragraph)
    }
    root?.appendChild(comment)
  }
}

/** A reference must not stand in a tracked change or a link, where it would be accepted or followed with it. */
function outside(run: Element): Element {
  let at = run
  while (
    ['ins', 'del', 'moveTo', 'hyperlink', 'fldSimple', 'smartTag'].includes(
      (at.parentNode as Element | null)?.localName ?? '',
    )
  )
    at = at.parentNode as Element
  return at
}

/** The part of the comments; where there is none, it is made and announced. */
function commentsPart(parts: Parts, main: string, namespace: string): Document {
  const slash = main.lastIndexOf('/') + 1
  const folder = main.slice(0, slash)
  const relations = parts.open(
    `${folder}_rels/${main.slice(slash)}.rels`,
    `<Relationships xmlns="${packageNamespace}/relationships"/>`,
  )
  const all = Array.from<Element>(relations.getElementsByTagNameNS('*', 'Relationship'))
  const known = all.find((each) => each.getAttribute('Type')?.endsWith('/comments') === true)?.getAttribute('Target')
  if (known != null) return parts.open(known.startsWith('/') ? known.slice(1) : folder + known)
  const path = `${folder}comments.xml`
  const ids = all.map((each) => each.getAttribute('Id'))
  let n = all.length + 1
  while (ids.includes(`rId${n}`)) n++
  announce(relations, 'Relationship', `${packageNamespace}/relationships`, {
    Id: `rId${n}`,
    Type: relation,
    Target: 'comments.xml',
  })
  const types = parts.open('[Content_Types].xml')
  announce(types, 'Override', `${packageNamespace}/content-types`, { PartName: `/${path}`, ContentType: contentType })
  return parts.open(
    path,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${escapeXml(namespace)}"/>`,
  )
}

function announce(
  document: Document,
  name: string,
  namespace: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const element = document.createElementNS(namespace, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  document.documentElement?.appendChild(element)
}
