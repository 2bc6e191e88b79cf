// Writes the table of hostile input into SECURITY.md, from the JSON report of the tests in tests/hostile.
//
//   node scripts/security-table.mjs report.json
//
// A row for every group of tests: what was tried, how many cases, how many passed, where the tests are.
import { readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'

const [report] = process.argv.slice(2)
if (report === undefined) {
  console.error('usage: node scripts/security-table.mjs report.json')
  process.exit(2)
}
const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
const rows = new Map()
for (const { name, assertionResults } of testResults)
  for (const { ancestorTitles, title, status } of assertionResults) {
    const file = relative('.', name).replaceAll('\\', '/')
    const group = ancestorTitles.join(' › ') || title
    const key = `${file} ${group}`
    const row = rows.get(key) ?? { file, group, tried: 0, passed: 0 }
    rows.set(key, row)
    row.tried += 1
    if (status === 'passed') row.passed += 1
  }
// A property stands for as many cases as its group says
for (const row of rows.values()) {
  const cases = Number(/^(\d+) random /.exec(row.group)?.[1] ?? row.tried)
  if (cases === row.tried) continue
  row.passed = row.passed === row.tried ? cases : 0
  row.tried = cases
}
const sorted = [...rows.values()].toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
const all = sorted.reduce((sum, { tried }) => sum + tried, 0)
const good = sorted.reduce((sum, { passed }) => sum + passed, 0)
const table = [
  '| tried | cases | passed | test |',
  '|---|---:|---:|---|',
  ...sorted.map(
    ({ file, group, tried, passed }) => `| ${group.replaceAll('|', '\\|')} | ${tried} | ${passed} | \`${file}\` |`,
  ),
  `| **all** | **${all}** | **${good}** | |`,
].join('\n')
const text = readFileSync('SECURITY.md', 'utf8')
const [before, after] = [text.split('<!-- table -->')[0], text.split('<!-- /table -->')[1]]
writeFileSync('SECURITY.md', `${before}<!-- table -->\n\n${table}\n\n<!-- /table -->${after}`)
if (good < all) process.exit(1)
