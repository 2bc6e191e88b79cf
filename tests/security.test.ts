import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const page = readFileSync('SECURITY.md', 'utf8')
const rows = Array.from(
  page.matchAll(/^\| ([^|]+) \| +(\d+) \| +(\d+) \| `([^`]+)` +\|$/gmu),
  ([, group = '', tried = '', passed = '', file = '']) => ({ group: group.trim(), tried, passed, file }),
)

describe('SECURITY.md', () => {
  it('names only tests that exist', () => {
    const files = Array.from(page.matchAll(/`(tests\/[^`]+)`/gu), ([, file = '']) => file)
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter((file) => !existsSync(file))).toEqual([])
  })

  it('has a table of what was tried, made from the tests', () => {
    expect(rows.length).toBeGreaterThan(20)
  })

  it.each(rows)('$group', ({ group, tried, passed, file }) => {
    expect(readFileSync(file, 'utf8')).toContain(group)
    expect(passed).toBe(tried)
  })
})
