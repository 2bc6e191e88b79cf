// Writes what was crashed and how often into SECURITY.md, from the logs of runs (also of one that was stopped half-way).
//
//   npm run crash 2>&1 | tee crash.log; node scripts/crash/table.mjs crash.log ...
import { readFileSync, writeFileSync } from 'node:fs'

const manners = / ?,? (clock|before a change|within a change)( \{.*)?$/u
const rows = new Map()
const count = (name, tried, good) => {
  const row = rows.get(name) ?? { tried: 0, good: 0 }
  rows.set(name, { tried: row.tried + tried, good: row.good + good })
}
const logs = process.argv.slice(2).map((file) => readFileSync(file, 'utf8').split('\n'))
if (logs.length === 0) {
  console.error('usage: node scripts/crash/table.mjs log ...')
  process.exit(2)
}
for (const lines of logs) {
  for (const line of lines) {
    const [, what, how] = /^kill \d+: (.*?): (good$|.+)/u.exec(line.replace(/ \{.*?\}/u, '')) ?? []
    if (what !== undefined) count(`killed: ${what.replace(manners, '')}`, 1, how === 'good' ? 1 : 0)
  }
  const last = lines.findLast((line) => line.startsWith('{'))
  for (const [name, tried] of Object.entries(last === undefined ? {} : JSON.parse(last).tried)) {
    const good = lines.includes(`${name}: good`)
    if (good || lines.some((line) => line.startsWith(`${name}: `))) count(name, tried, good ? tried : 0)
  }
}
const kills = [...rows].filter(([name]) => name.startsWith('killed: '))
const sum = (of) => kills.reduce((all, [, row]) => all + of(row), 0)
const line = (name, { tried, good }) => `| ${name} | ${tried} | ${good} |`
const table = [
  '| what happened to a build | times | nothing half, lost or untrue, and the next build whole |',
  '|---|---:|---:|',
  ...kills.map(([name, row]) => line(name, row)),
  line('**killed, all**', { tried: sum(({ tried }) => tried), good: sum(({ good }) => good) }),
  ...[...rows].filter(([name]) => !name.startsWith('killed: ')).map(([name, row]) => line(name, row)),
].join('\n')
const text = readFileSync('SECURITY.md', 'utf8')
const [before, after] = [text.split('<!-- crashes -->')[0], text.split('<!-- /crashes -->')[1]]
writeFileSync('SECURITY.md', `${before}<!-- crashes -->\n\n${table}\n\n<!-- /crashes -->${after}`)
