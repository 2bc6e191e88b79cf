/** A table of Markdown; signs that would end a cell are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}

/** A generated page: says so to whoever opens it to change it. */
export const page = (parts: readonly string[]): string =>
  `<!-- npm run docs 写的，不要直接改 -->\n\n${parts.join('\n\n')}\n`

/** As code, whatever signs are in it. */
export const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)
