// npm run try-shards [units] [shares] [at a time]: a round in shares by GNU parallel, in processes of their own, joined
// by `speechgen merge` and held against one build. 5 000 units in 8 shares, 2 at a time, where nothing else is said.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { cleanEnv, runProcess } from './processes.mjs'
import { roundText } from './round.mjs'

const [units = '5000', shares = '8', atOnce = '2'] = process.argv.slice(2)
const main = join(resolve(import.meta.dirname, '../..'), 'dist/bin/main.js')
const cwd = mkdtempSync(join(tmpdir(), 'speechgen-shards-'))
writeFileSync(join(cwd, 'round.yaml'), roundText(Number(units), { plain: true }))

if (spawnSync('parallel', ['--version']).status !== 0) {
  console.log('未核验：没有 GNU parallel。')
  process.exit(3)
}
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`
const merge = () => {
  const folder = join('shared', readdirSync(join(cwd, 'shared')).find((name) => !name.startsWith('.')) ?? '')
  const { status, stderr } = spawnSync(process.execPath, [main, 'merge', folder], {
    cwd,
    env: cleanEnv,
    encoding: 'utf8',
  })
  return { folder, status, said: stderr.trim() }
}

/** Digests of all speeches and of what the manifest says of them. */
function contents(out) {
  const found = new Map()
  for (const path of readdirSync(join(cwd, out), { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (path.includes('.speechgen') || !/\.(?:md|docx|json)$/u.test(path)) continue
    const bytes = readFileSync(join(cwd, out, path))
    const manifest = path.endsWith('manifest.json') ? JSON.stringify(JSON.parse(bytes).speeches) : bytes
    found.set(path, createHash('sha256').update(manifest).digest('hex'))
  }
  return found
}

const one = await runProcess(process.execPath, [main, 'build', 'round.yaml', '--out', 'one', '--jobs', '1'], {
  cwd,
  sample: 50,
})
console.log(`one build, --jobs 1: ${seconds(one.ms)}, ${(one.peak / 2 ** 20).toFixed(0)} MB`)
const job = `${process.execPath} ${main} build round.yaml --out shared --jobs 1 --shard auto`
const numbers = Array.from({ length: Number(shares) }, (_, i) => String(i + 1))
// -N0: the numbers only count the jobs; the share is read from PARALLEL_SEQ
const parallel = [`SPEECHGEN_SHARDS=${shares}`, 'parallel', '--will-cite', '-j', atOnce, '-N0', job, ':::', ...numbers]
const split = await runProcess('env', parallel, { cwd, sample: 50 })
console.log(
  `${shares} shares, ${atOnce} at a time: ${seconds(split.ms)}, ${(split.peak / 2 ** 20).toFixed(0)} MB, ${(split.ms / one.ms).toFixed(2)} of one build`,
)

const round = readdirSync(join(cwd, 'shared')).find((name) => !name.startsWith('.'))
const lost = join(cwd, 'shared', round, `manifest-2-of-${shares}.json`)
renameSync(lost, `${lost}.away`)
const without = merge()
console.log(`merge without share 2: status ${without.status}\n  ${without.said.split('\n')[0]}`)
renameSync(`${lost}.away`, lost)
const start = performance.now()
const joined = merge()
console.log(
  `merge: ${seconds(performance.now() - start)}, status ${joined.status}\n  ${joined.said.split('\n').at(-1)}`,
)
const [a, b] = [contents('one'), contents('shared')]
const differ = [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path))
console.log(differ.length === 0 ? `the same ${a.size} files` : `${differ.length} files differ, ${differ[0]}`)
rmSync(cwd, { recursive: true })
process.exit(differ.length === 0 && joined.status === 0 && without.status === 1 ? 0 : 1)
