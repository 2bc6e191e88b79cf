/**
 * What was made ready, as tables: a line each, its name, a tab, its JSON. A table is parsed when it is first asked for, for
 * a run needs few of them. In UTF-16, which becomes a text without being decoded.
 */
const encoding = 'utf16le'

/** Writes an object down, a table a property. */
export function encodeTables(tables: object): Uint8Array {
  const lines = Object.entries(tables).flatMap(([name, table]) =>
    table === undefined ? [] : [`${name}\t${JSON.stringify(table)}\n`],
  )
  return Buffer.from(lines.join(''), encoding)
}

/**
 * Opens what was written down: an object of which each property is parsed when it is first asked for.
 * @param others tables that stand elsewhere
 */
export function openTables(bytes: Uint8Array, others: Readonly<Record<string, () => unknown>> = {}): object {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding)
  const tables = {}
  const add = (name: string, read: () => unknown): void => {
    let value: unknown
    Object.defineProperty(tables, name, { enumerable: true, configurable: true, get: () => (value ??= read()) })
  }
  for (let at = 0; at < text.length;) {
    const [tab, end] = [text.indexOf('\t', at), text.indexOf('\n', at)]
    add(text.slice(at, tab), () => JSON.parse(text.slice(tab + 1, end)))
    at = end + 1
  }
  for (const [name, read] of Object.entries(others)) add(name, read)
  return tables
}
