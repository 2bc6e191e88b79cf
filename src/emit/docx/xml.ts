/** The first line of every part of our own; the docx library writes it without the line end. */
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A part of the package in WordprocessingML: declaration, root element and its content. */
export function part(root: string, content: string): string {
  return `${declaration}<${root} xmlns:w="${namespace}">${content}</${root}>`
}

/** A part whose root brings its own namespaces. */
export function document(root: string): string {
  return declaration + root
}

/** Text as it stands inside an element, escaped as the docx library does it. */
export function escapeText(text: string): string {
  return escapeXml(text).replaceAll("'", '&apos;')
}

/** Text as it stands inside an element or an attribute in double quotes. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
