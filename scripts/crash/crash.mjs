// npm run crash: kills builds at random moments, fills the disk, takes folders away, holds files, builds twice at a time;
// and looks each time whether anything is half, lost or untrue, and whether the next build makes it good.
//
//   KILLS=200 SEED=1 UNITS=60 STORIES=edited TROUBLES=disk node scripts/crash/crash.mjs [program]
//
// Threads are only used from 40 units on. STORIES and TROUBLES are words of the names of what is tried: all, by default.
// Needs `npm run build` first, or the path of a program's main.js. Ends with 1 where anything was wrong; the last line is
// the counts as JSON.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { killBuilds } from './kill.mjs'
import { judgeDocx } from './judge.mjs'
import { dice } from './runs.mjs'
import { makeSetting } from './setting.mjs'
import { troubles } from './troubles.mjs'

const number = (name, otherwise) => Number(process.env[name] ?? otherwise)
const [kills, seed, units] = [number('KILLS', 200), number('SEED', 1), number('UNITS', 60)]
const main = resolve(process.argv[2] ?? join(import.meta.dirname, '../../dist/bin/main.js'))
const dir = mkdtempSync(join(tmpdir(), 'speechgen-crash-'))
const tell = (line) => console.error(line)
const begun = performance.now()
try {
  const setting = await makeSetting(main, dir, units, process.env.STORIES)
  const { tried, faults } = await killBuilds(main, setting, { kills, roll: dice(seed), tell })
  for (const [name, trouble] of Object.entries(troubles)) {
    if (!new RegExp(process.env.TROUBLES ?? '', 'u').test(name)) continue
    const found = await trouble(main, setting, { dir, tell })
    if (typeof found === 'string') {
      tell(`${name}: 未核验：${found}`)
      continue
    }
    tried.set(name, found.tried)
    faults.push(...found.faults.map((fault) => `${name}: ${fault}`))
    tell(`${name}: ${found.faults.length === 0 ? 'good' : found.faults.slice(0, 5).join('; ')}`)
  }
  faults.push(...judgeDocx(join(dir, 'base/out')))
  for (const fault of faults) console.error(`FAULT ${fault}`)
  const seconds = Math.round((performance.now() - begun) / 1000)
  console.log(JSON.stringify({ seed, units, seconds, tried: Object.fromEntries(tried), faults: faults.length }))
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  rmSync(dir, { recursive: true, force: true })
}
