// How long the rules take over a text in a process that runs already: node warm.mjs <package> <Markdown>
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [home, path] = process.argv.slice(2)
const load = (module) => import(pathToFileURL(join(home, 'dist', module)).href)
const [{ checkManuscript }, { readManuscript }, { openCatalogue }, { openDisk }] = await Promise.all(
  ['check/check.js', 'parse/manuscript.js', 'commands/ready/facts.js', 'workspace/disk.js'].map(load),
)
const own = openDisk(home)
const { value: catalogue } = await openCatalogue({ own, user: own }, new Map())
const long = readFileSync(path, 'utf8')
const times = []
for (let i = 0; i < 60; i++) {
  const { manuscript } = await readManuscript('a.md', new TextEncoder().encode(`${long}\n\n第${i}稿。\n`))
  const start = performance.now()
  checkManuscript({ manuscript, catalogue, date: '2026-08-08', others: [], words: [] })
  times.push(performance.now() - start)
}
console.log(times.slice(20).toSorted((a, b) => a - b)[20])
