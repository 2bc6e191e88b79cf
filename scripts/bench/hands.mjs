// Who makes the meetings of a round soonest: one thread, one with a thread beside that finishes the speeches, or as many as
// there are cores for the whole of meetings. `src/commands/build/shares.ts` chooses by what this says.
// node scripts/bench/hands.mjs [meetings …], after npm run build; every run is a process that has compiled nothing yet.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openFinisher } from '../../dist/commands/build/finisher.js'
import { openMaking } from '../../dist/commands/build/making.js'
import { openThreads } from '../../dist/commands/build/pool.js'
import { sharesOf } from '../../dist/commands/build/shares.js'
import { openAssets } from '../../dist/commands/ready.js'
import { parseRound } from '../../dist/parse/round.js'
import { openDisk } from '../../dist/workspace/disk.js'
import { finishingScript, packageFolder, threadScript } from '../../dist/workspace/program.js'
import { runProcess } from './processes.mjs'
import { roundText } from './round.mjs'

const runs = 5
const cores = availableParallelism()
const everybody = ['alone', 'finisher', 'threads']
const [word, ...more] = process.argv.slice(2)
if (everybody.includes(word)) await make(word, Number(more[0]))
else {
  const sizes = word === undefined ? [2, 4, 12, 50, 150, 300, 500] : [word, ...more].map(Number)
  console.log(`milliseconds, medians of ${runs}; ${cores} cores`)
  for (const size of sizes) console.log(`${size} meetings: ${(await measured(size)).join(', ')}`)
}

async function measured(size) {
  const taken = new Map(everybody.map((hands) => [hands, []]))
  for (let run = 0; run < runs; run++)
    for (const hands of everybody) {
      const cwd = mkdtempSync(join(tmpdir(), 'speechgen-hands-'))
      const { ms } = await runProcess(process.execPath, [fileURLToPath(import.meta.url), hands, size], { cwd })
      taken.get(hands).push(ms)
      rmSync(cwd, { recursive: true })
    }
  return Array.from(taken, ([hands, ms]) => `${hands} ${ms.toSorted((a, b) => a - b)[runs >> 1].toFixed(0)}`)
}

/** Makes every meeting of a round of so many, and lays the files beside their places. */
async function make(hands, count) {
  const user = openDisk(process.cwd())
  const assets = await openAssets({ own: openDisk(packageFolder), user }, new Map())
  const { value, places } = parseRound('round.yaml', Buffer.from(roundText(count)), assets.catalogue)
  const finisher = hands === 'finisher' ? openFinisher(finishingScript) : undefined
  const options = { formats: ['md', 'docx'], generator: 'speechgen' }
  const making = await openMaking({ value, places }, assets, options, finisher)
  const ground = { home: packageFolder, cwd: process.cwd(), over: {} }
  const site = { user, threads: async () => openThreads(threadScript, ground, cores) }
  const delivery = { folder: 'out/round', force: false, manifest: new Map() }
  const indices = making.sittings.map((_, i) => i)
  let made = 0
  for await (const { results } of sharesOf({ value, places }, making, { indices, hands }, site, delivery))
    made += results.length
  process.exit(made === count ? 0 : 1)
}
