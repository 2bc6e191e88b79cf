// npm run bench: everything in turns in one run, so that the ratios travel between machines; writes docs/benchmark.md.
// Needs `npm run build` first.
//   ROWS=cold-2,table-one   only these rows and tables (rows.mjs); docs/benchmark.md is then left alone
//   RUNS=3                  fewer runs than 7, and SCALE=0.1 a tenth of the speeches: likewise
//   PEERS=folder            where other tools are installed, else below the system's temporary folder
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { prepareContenders } from './contenders.mjs'
import { findPeers } from './peers.mjs'
import { mean, median, runProcess } from './processes.mjs'
import { profile } from './profile.mjs'
import { page } from './page.mjs'
import { rows, tables } from './rows.mjs'
import { markdownFiles } from './texts.mjs'

const runs = Number(process.env.RUNS ?? 7)
/** What takes a moment is run more often: other programs of the machine disturb it most. */
const momentRuns = 2 * runs + 1
const runsOf = (group) => (group === 'one speech' ? momentRuns : runs)
/** So often what takes long is run: ten thousand speeches, and a thousand by other tools. */
const fewRuns = Math.min(runs, 3)
const scale = Number(process.env.SCALE ?? 1)
const wanted = process.env.ROWS?.split(',')
const known = [...rows, ...tables].map(({ key }) => key)
const unknown = wanted?.filter((key) => !known.includes(key)) ?? []
if (unknown.length > 0) {
  console.error(`no row ${unknown.join(', ')}; there are ${known.join(', ')}`)
  process.exit(2)
}
const selected = ({ key }) => wanted === undefined || wanted.includes(key)
const home = resolve(import.meta.dirname, '../..')
const cwd = mkdtempSync(join(tmpdir(), 'speechgen-bench-'))
const peers = findPeers()
const { contenders, speeches } = prepareContenders({ home, cwd, scale, peers })

const needed = new Set([
  ...rows.filter(selected).flatMap(({ over, under, less, floor }) => [over, under, less?.of, floor].filter(Boolean)),
  ...tables.filter(selected).flatMap(({ of }) => of),
])
const progress = (text) => process.stderr.isTTY && process.stderr.write(`\r\u001B[2K${text}`)

/** name → its runs; those whose tool is missing are not there */
const measured = new Map()
for (const group of new Set(Object.values(contenders).map((each) => each.group))) {
  const all = Object.entries(contenders).filter(
    ([name, each]) =>
      each.group === group && needed.has(name) && (each.needs === undefined || peers.tools[each.needs] !== undefined),
  )
  // The first run of each fills the caches of the system, and what others need
  for (let run = -1; run < runsOf(group); run++)
    for (const [name, each] of all) {
      // What takes long is not run once more beforehand
      if (each.long === true && (run < 0 || run >= fewRuns)) continue
      progress(`${group}: ${run + 1}/${runsOf(group)} ${name}`)
      const { ms, cpu, peak } = await each.run()
      if (!measured.has(name)) measured.set(name, { ms: [], cpu: [], peak: [] })
      if (run >= 0) {
        measured.get(name).ms.push(ms)
        if (cpu !== undefined) measured.get(name).cpu.push(cpu)
        if (peak !== undefined) measured.get(name).peak.push(peak)
      }
    }
  for (const [, { end }] of all) await end?.()
}
progress('')

const profiles = new Map()
for (const { key, profile: command } of rows.filter(selected)) {
  if (command === undefined) continue
  const main = join(home, 'dist/bin/main.js')
  const [name, file, ...rest] = command
  const again = rest.includes('again')
  const args =
    name === 'build'
      ? [name, file, '--out', `profile-${key}`, ...rest.filter((each) => each !== 'again')]
      : [name, file]
  if (again) {
    await runProcess(process.execPath, [main, ...args], { cwd })
    // What has just been written is read once more, and no longer afterwards
    await setTimeout(2500)
    await runProcess(process.execPath, [main, ...args], { cwd })
  }
  if (name === 'check') {
    await runProcess(process.execPath, [main, 'build', 'shortest.yaml', '--out', 'checked'], { cwd })
    cpSync(markdownFiles(join(cwd, 'checked'), 1)[0], join(cwd, file))
  }
  profiles.set(key, { args, threads: await profile(home, args, cwd) })
}
rmSync(cwd, { recursive: true })

const summary = new Map(
  Array.from(measured, ([name, { ms, cpu, peak }]) => [
    name,
    {
      median: median(ms),
      min: Math.min(...ms),
      cpu: cpu.length === 0 ? undefined : mean(cpu),
      peak: peak.length === 0 ? undefined : median(peak) / 2 ** 20,
    },
  ]),
)
const text = page({
  rows: rows.filter(selected),
  tables: tables.filter(selected),
  summary,
  profiles,
  runs,
  momentRuns,
  fewRuns,
  scale,
  speeches,
  peers: peers.tools,
})
console.log(text)
if (wanted === undefined && runs >= 7 && scale === 1) {
  writeFileSync(join(home, 'docs/benchmark.md'), text)
  console.error('docs/benchmark.md')
} else console.error('docs/benchmark.md is written by a whole run only')
